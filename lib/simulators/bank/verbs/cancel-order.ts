import { formatDay } from '@/lib/kernel/calendar'
import { done, type Verb } from './verb'

/** Ends an order, also one that has not arrived yet. */
export const cancelOrder: Verb<'cancelOrder'> = async ({ db, clock }, { orderNo }) => {
  const now = clock.now()
  await db.query(`SELECT sim_bank.cancel_order($1::text, $2::timestamptz, $3::date)::text`, [orderNo, now, formatDay(now)])
  return done
}
