import { ok } from '@/lib/kernel/result'
import { refuse, type Verb } from './verb'
import type { UsageMonth } from '@/lib/gateways/water'

/** Ten years. */
const MAX_MONTHS = 120

/** The last months that were read, oldest first. */
export const usage: Verb<'usage'> = async ({ sim, company, customer }, { months }) => {
  if (months < 1 || months > MAX_MONTHS) return refuse('EQ0001')
  const newestFirst = await sim.db.query<UsageMonth>(
    `SELECT month, volume_m3 AS "volumeM3", read_type AS "readType" FROM sim_water.reading
     WHERE company_code = $1::text AND bill_key = $2::text ORDER BY month DESC LIMIT $3::int`,
    [company.code, customer.billKey, months],
  )
  return ok(newestFirst.reverse())
}
