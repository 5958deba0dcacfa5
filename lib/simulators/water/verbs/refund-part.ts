import type { RefusalCode } from '@/lib/gateways/water'
import { formatDay } from '@/lib/kernel/calendar'
import { done, refuse, type Verb } from './verb'

type Outcome = 'DONE' | 'REFUSED' | 'UNKNOWN' | 'REVERSED' | 'MISMATCH'

const REFUSAL: Record<Exclude<Outcome, 'DONE'>, RefusalCode> = { REFUSED: 'SIM0010', UNKNOWN: 'SIM0006', REVERSED: 'SIM0007', MISMATCH: 'EQ0001' }

/**
 * Gives part of an order back, once for each refund_no: what was kept as prepayment first, then the newest bill. A retry gets the first
 * answer again. Refusals: SIM0010 for more than is left, SIM0006 for no such order, SIM0007 for a reversed one, EQ0001 for a number of another.
 */
export const refundPart: Verb<'refundPart'> = async ({ sim, company, customer }, { billNo, transactionId, refundNo, refundAmountFen }) => {
  if (refundAmountFen <= 0n) return refuse('EQ0001')
  const now = sim.clock.now()
  const [row] = await sim.db.query<{ outcome: Outcome }>(
    `SELECT sim_water.give_back($1::text, $2::text, $3::text, $4::text, $5::text, $6::bigint, $7::timestamptz, $8::date, $9::boolean) AS outcome`,
    [company.code, customer.billKey, billNo, transactionId, refundNo, refundAmountFen, now, formatDay(now), customer.behaviour === 'REFUND_REFUSED'],
  )
  const outcome = row?.outcome ?? 'MISMATCH'
  return outcome === 'DONE' ? done : refuse(REFUSAL[outcome])
}
