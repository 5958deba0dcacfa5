import { moveMoney } from '../transfers'
import { answerOf, type Verb } from './verb'

/** The fund manager pays yield in, the lender what it owes. */
export const receive: Verb<'receive'> = async (sim, { receiveNo, from, amountFen }) =>
  answerOf(await moveMoney(sim, { no: receiveNo, kind: 'RECEIVE', party: from, amountFen }))
