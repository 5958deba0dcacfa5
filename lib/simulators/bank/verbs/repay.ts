import { moveMoney } from '../transfers'
import { answerOf, type Verb } from './verb'

/** The custodian account pays the lender, and the debt is so much less. Refusals: NOT_A_CREDIT_LINE, OVER_REPAID, CUSTODIAN_NOT_ENOUGH. */
export const repay: Verb<'repay'> = async (sim, { repayNo, token, amountFen }) =>
  answerOf(await moveMoney(sim, { no: repayNo, kind: 'REPAY', party: 'LENDER', partyRef: token, amountFen }))
