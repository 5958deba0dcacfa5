import type { Payee } from '@/lib/gateways/bank'
import { ok } from '@/lib/kernel/result'
import { findTransfer, moveMoney } from '../transfers'
import { onlyRow, refuse, type Verb } from './verb'

const refOf = (to: Payee) => (to.kind === 'CARD' ? to.token : to.kind === 'COMPANY' ? to.merchantNo : '')

/** Out of the custodian account. Refusals: CUSTODIAN_NOT_ENOUGH, NOT_A_DEBIT_CARD, MERCHANT_UNKNOWN, a card that takes nothing. */
export const payOut: Verb<'payOut'> = async (sim, { payOutNo, to, amountFen, memo }) => {
  const { outcome } = onlyRow(await moveMoney(sim, { no: payOutNo, kind: 'PAY_OUT', party: to.kind, partyRef: refOf(to), amountFen, memo }))
  if (outcome !== 'DONE') return refuse(outcome)
  const transfer = await findTransfer(sim, payOutNo)
  return ok({ state: 'DONE', at: transfer?.at ?? sim.clock.now() })
}
