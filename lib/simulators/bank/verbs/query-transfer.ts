import { ok } from '@/lib/kernel/result'
import { findTransfer } from '../transfers'
import { refuse, type Verb } from './verb'

export const queryTransfer: Verb<'queryTransfer'> = async (sim, { no }) => {
  const transfer = await findTransfer(sim, no)
  return transfer ? ok(transfer) : refuse('TRANSFER_UNKNOWN')
}
