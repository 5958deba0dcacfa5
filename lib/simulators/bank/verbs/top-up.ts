import { moveMoney } from '../transfers'
import { answerOf, type Verb } from './verb'

/** 零钱充值. Refusals: those of the issuer, as for a payment. */
export const topUp: Verb<'topUp'> = async (sim, { topUpNo, token, amountFen }) =>
  answerOf(await moveMoney(sim, { no: topUpNo, kind: 'TOP_UP', party: 'CARD', partyRef: token, amountFen }))
