import { addMonths, formatDay, monthOf } from '@/lib/kernel/calendar'
import type { SimCtx } from '../sim-ctx'
import { draftBills } from './draft-bills'
import { readBilling } from './price-list'

type ReadingRow = { billKey: string; people: number; month: string; volumeM3: number; isBilled: boolean }

/**
 * Month end at the company: issues every bill that is due by the world's day and not there yet, and pays it from the
 * customer's prepaid balance; each month of each household once, whatever the cycle was and is. A retry, or two at once, issue nothing twice. `since` (YYYY-MM-DD): none is issued
 * as of an earlier day. Answers how many bills are new.
 */
export async function issueDueBills(sim: SimCtx, companyCode: string, since?: string): Promise<number> {
  const billing = await readBilling(sim, companyCode)
  const now = sim.clock.now()
  const first = await firstUnbilled(sim, companyCode, addMonths(monthOf(now), -1))
  if (first === null) return 0
  const rows = await readingsSince(sim, companyCode, `${first.slice(0, 4)}01`)
  const today = formatDay(now)
  const drafts = [...byBillKey(rows)].flatMap(([billKey, readings]) => draftBills(billing, { billKey, people: readings[0]?.people ?? 1, readings }, today, since))
  const [row] = await sim.db.query<{ issued: number }>(`SELECT sim_water.issue($1::text, $2::jsonb, $3::timestamptz, $4::date) AS issued`, [
    companyCode,
    JSON.stringify(drafts),
    now,
    today,
  ])
  return row?.issued ?? 0
}

function byBillKey(rows: ReadingRow[]): Map<string, ReadingRow[]> {
  const groups = new Map<string, ReadingRow[]>()
  for (const row of rows) groups.set(row.billKey, [...(groups.get(row.billKey) ?? []), row])
  return groups
}

const IS_BILLED = `EXISTS (SELECT 1 FROM sim_water.bill b WHERE b.company_code = r.company_code AND b.bill_key = r.bill_key AND r.month BETWEEN b.begin_month AND b.end_month)`

async function firstUnbilled({ db }: SimCtx, companyCode: string, through: string): Promise<string | null> {
  const [row] = await db.query<{ month: string | null }>(
    `SELECT min(r.month) AS month FROM sim_water.reading r
     WHERE r.company_code = $1::text AND r.month <= $2::text AND NOT ${IS_BILLED}`,
    [companyCode, through],
  )
  return row?.month ?? null
}

async function readingsSince({ db }: SimCtx, companyCode: string, since: string): Promise<ReadingRow[]> {
  return db.query<ReadingRow>(
    `SELECT r.bill_key AS "billKey", k.people, r.month, r.volume_m3 AS "volumeM3", ${IS_BILLED} AS "isBilled"
     FROM sim_water.reading r JOIN sim_water.customer k USING (company_code, bill_key)
     WHERE r.company_code = $1::text AND r.month >= $2::text ORDER BY r.bill_key, r.month`,
    [companyCode, since],
  )
}
