import { cancelNumber } from '../transfers'
import { answerOf, type Verb } from './verb'

/** Ends a transfer that has not been made, also one that has not arrived yet. Refusal: TRANSFER_DONE. */
export const cancelTransfer: Verb<'cancelTransfer'> = async (sim, { no }) => answerOf(await cancelNumber(sim, no))
