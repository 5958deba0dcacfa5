import { addMonths, monthOf, monthsBetween } from '@/lib/kernel/calendar'
import type { Random } from '@/lib/kernel/random'
import type { SimCtx } from '../sim-ctx'

/** Calendar months by how much water a household uses in them: 0 in winter to 4 in high summer. */
const SEASON = [0, 0, 1, 1, 2, 3, 4, 4, 3, 2, 1, 0]

type Household = { billKey: string; people: number }

/** m³ of one month: 6–16 for up to three people, a fifth more for each further one. Chance depends on number and month alone. */
export function monthlyVolume(random: Random, { billKey, people }: Household, month: string): number {
  const season = SEASON[Number.parseInt(month.slice(4), 10) - 1] ?? 0
  const volume = 6 + season + random.int('reading', `${billKey}:${month}`, 0, 6)
  return Math.round((volume * (5 + Math.max(0, people - 3))) / 5)
}

/**
 * The meter reader's round: a reading for each of the company's customers and each month ended by now, back to `since`
 * (YYYYMM), where there is none yet. Answers how many were written.
 */
export async function takeReadings(sim: SimCtx, companyCode: string, since: string): Promise<number> {
  const households = await sim.db.query<Household>(
    `SELECT bill_key AS "billKey", people FROM sim_water.customer WHERE company_code = $1::text ORDER BY bill_key`,
    [companyCode],
  )
  const last = addMonths(monthOf(sim.clock.now()), -1)
  const rows: { bill_key: string; month: string; volume_m3: number }[] = []
  for (const month of monthsBetween(since, last)) {
    for (const home of households) rows.push({ bill_key: home.billKey, month, volume_m3: monthlyVolume(sim.random, home, month) })
  }
  const written = await sim.db.query(
    `INSERT INTO sim_water.reading (company_code, bill_key, month, volume_m3, read_type)
     SELECT $1::text, r.bill_key, r.month, r.volume_m3, 'ACTUAL'
     FROM jsonb_to_recordset($2::jsonb) AS r(bill_key text, month text, volume_m3 int) ON CONFLICT DO NOTHING RETURNING 1`,
    [companyCode, JSON.stringify(rows)],
  )
  return written.length
}
