import { formatDay } from '@/lib/kernel/calendar'
import { InvariantError } from '@/lib/kernel/invariant'
import { ok } from '@/lib/kernel/result'
import { refuse, type Verb } from './verb'

type Outcome = { outcome: 'CREDITED' | 'REVERSED' | 'MISMATCH'; pay_date: string; channel_bill_no: string }

/**
 * 销账: credits an order once, to arrears oldest first (late fee, then principal), the rest to the prepaid balance
 * ("有欠费缴欠费,没欠费缴预存"). One round trip: this is the hot path. A retry gets the first receipt again.
 * Refusals: EQ0001 for a bill_no that came before with another amount or number, SIM0007 for a reversed one.
 */
export const charge: Verb<'charge'> = async ({ sim, company, customer }, order) => {
  if (order.payAmountFen <= 0n) return refuse('EQ0001')
  const now = sim.clock.now()
  const receipt = sim.random.digits('channelBillNo', `${company.code}:${order.billNo}`, 20)
  const [row] = await sim.db.query<Outcome>(
    `SELECT * FROM sim_water.charge($1::text, $2::text, $3::text, $4::text, $5::bigint, $6::text, $7::text, $8::timestamptz, $9::date)`,
    [company.code, customer.billKey, order.billNo, order.transactionId, order.payAmountFen, order.payDate, receipt, now, formatDay(now)],
  )
  if (!row) throw new InvariantError('sim_water.charge answered nothing')
  if (row.outcome === 'REVERSED') return refuse('SIM0007')
  if (row.outcome === 'MISMATCH') return refuse('EQ0001')
  const { billNo, payAmountFen } = order
  return ok({ billNo, payDate: row.pay_date, payAmountFen, channelBillNo: row.channel_bill_no })
}
