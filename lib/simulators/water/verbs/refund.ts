import { formatDay } from '@/lib/kernel/calendar'
import { done, refuse, type Verb } from './verb'

/**
 * 冲正: undoes the order, or forbids it for ever when it has not arrived. A retry changes nothing.
 * Refusals: EQ0001 when the bill_no is another order's.
 */
export const refund: Verb<'refund'> = async ({ sim, company, customer }, order) => {
  const now = sim.clock.now()
  const [row] = await sim.db.query<{ outcome: 'REVERSED' | 'MISMATCH' }>(
    `SELECT sim_water.refund($1::text, $2::text, $3::text, $4::text, $5::timestamptz, $6::date) AS outcome`,
    [company.code, customer.billKey, order.billNo, order.transactionId, now, formatDay(now)],
  )
  return row?.outcome === 'REVERSED' ? done : refuse('EQ0001')
}
