import { equalInConstantTime } from '@/lib/crypto'
import { SIM_REFUSAL } from '@/lib/gateways/water'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { done, refuse, type Verb } from './verb'

/** Ten thousand tails are soon tried: five wrong ones close the number for half an hour. */
export const MAX_ID_FAILURES = 5
const LOCK_MS = 30 * MINUTE_MS

/** The last four of the holder's ID card (rule B5). A try is counted as wrong before it is compared, so that many at once get no more. Refusals: SIM0008 wrong, SIM0009 locked. */
export const checkId: Verb<'checkId'> = async ({ sim, company, customer }, { idTail }) => {
  const now = sim.clock.now()
  const key = [company.code, customer.billKey]
  const [tried] = await sim.db.query<{ id_last4: string; id_failures: number }>(
    `UPDATE sim_water.customer SET id_failures = CASE WHEN id_failed_at > $4::timestamptz THEN id_failures + 1 ELSE 1 END, id_failed_at = $3::timestamptz
     WHERE company_code = $1::text AND bill_key = $2::text AND NOT (id_failures >= $5::int AND id_failed_at > $4::timestamptz) RETURNING id_last4, id_failures`,
    [...key, now, new Date(now.getTime() - LOCK_MS), MAX_ID_FAILURES],
  )
  if (!tried) return refuse(SIM_REFUSAL.ID_LOCKED)
  if (!equalInConstantTime(idTail, tried.id_last4)) return refuse(tried.id_failures >= MAX_ID_FAILURES ? SIM_REFUSAL.ID_LOCKED : SIM_REFUSAL.ID_WRONG)
  await sim.db.query(`UPDATE sim_water.customer SET id_failures = 0, id_failed_at = NULL WHERE company_code = $1::text AND bill_key = $2::text RETURNING bill_key`, key)
  return done
}
