/** The company's price table as it is kept in its own books. */
import { invariant } from '@/lib/kernel/invariant'
import type { SimCtx } from '../sim-ctx'
import { readLateTerms, type LateTerms } from './late-terms'

/** A stretch of the cumulative volume axis, m³; `to` is Infinity for the last. */
export type Stretch = { from: number; to: number; perExtraM3: number; largeHomeM3: number; pricesE4: Map<string, bigint> }

/** Valid from that day (YYYY-MM-DD) until the next list begins. Prices are yuan × 10⁴ per m³, by fee item. */
export type PriceList = { validFrom: string; stretches: Stretch[] }

export type Billing = {
  code: string
  cycleMonths: number
  tierPeriod: 'YEAR' | 'MONTH'
  issueDay: number
  dueDays: number
  graceDays: number
  lateRatePpm: number
  /** Oldest first */
  lateTerms: LateTerms[]
  /** Oldest first */
  priceLists: PriceList[]
}

type StepRow = { validFrom: string; step: number; endsAt: number | null; perExtra: number; largeHome: number; item: string; priceE4: bigint }

/** Throws when the company does not exist or has no prices: its books were set up wrong. */
export async function readBilling({ db }: Pick<SimCtx, 'db'>, companyCode: string): Promise<Billing> {
  const [company] = await db.query<Omit<Billing, 'priceLists' | 'lateTerms'>>(
    `SELECT code, cycle AS "cycleMonths", tier_period AS "tierPeriod", issue_day AS "issueDay", due_days AS "dueDays", grace_days AS "graceDays", late_rate_ppm AS "lateRatePpm"
     FROM sim_water.company WHERE code = $1::text`,
    [companyCode],
  )
  const rows = await db.query<StepRow>(
    `SELECT s.valid_from::text AS "validFrom", s.step, s.ends_at_m3 AS "endsAt", s.per_extra_m3 AS "perExtra", s.large_home_m3 AS "largeHome", r.item, r.price_e4 AS "priceE4"
     FROM sim_water.step s JOIN sim_water.rate r USING (company_code, valid_from, step)
     WHERE s.company_code = (SELECT coalesce(c.price_code, c.code) FROM sim_water.company c WHERE c.code = $1::text) ORDER BY s.valid_from, s.step, r.item`,
    [companyCode],
  )
  invariant(company && rows.length > 0, `water company ${companyCode} has no price list`)
  return { ...company, lateTerms: await readLateTerms({ db }, companyCode), priceLists: toPriceLists(rows) }
}

function toPriceLists(rows: StepRow[]): PriceList[] {
  const lists: PriceList[] = []
  for (const { validFrom, endsAt, perExtra, largeHome, step, item, priceE4 } of rows) {
    let list = lists.at(-1)
    if (list?.validFrom !== validFrom) lists.push((list = { validFrom, stretches: [] }))
    const before = list.stretches[step - 2]
    let stretch = list.stretches[step - 1]
    if (!stretch) {
      stretch = { from: before?.to ?? 0, to: endsAt ?? Number.POSITIVE_INFINITY, perExtraM3: perExtra, largeHomeM3: largeHome, pricesE4: new Map() }
      list.stretches.push(stretch)
    }
    stretch.pricesE4.set(item, priceE4)
  }
  return lists
}
