/** 违约金 by the company's own books: each bill keeps the terms of the day on which it was issued. */
import { ratePpm, sumFen, type Fen } from '@/lib/kernel/money'
import type { SimCtx } from '../sim-ctx'

/** In force from that day (YYYY-MM-DD) on: parts per million a day, after days of grace, of the fee items that bear it (none: all); at most `capPpm` of those (null: no limit). */
export type LateTerms = { validFrom: string; ratePpm: number; graceDays: number; capPpm: number | null; items: string[] }

/** Oldest first: its own, or those of whoever's prices it charges as long as it has none. */
export async function readLateTerms({ db }: Pick<SimCtx, 'db'>, companyCode: string): Promise<LateTerms[]> {
  return db.query<LateTerms>(
    `SELECT t.valid_from::text AS "validFrom", t.rate_ppm AS "ratePpm", t.grace_days AS "graceDays", t.cap_ppm AS "capPpm", t.items
     FROM sim_water.company c JOIN sim_water.late_terms t ON t.company_code = c.code
       OR t.company_code = c.price_code AND NOT EXISTS (SELECT 1 FROM sim_water.late_terms own WHERE own.company_code = c.code)
     WHERE c.code = $1::text ORDER BY t.valid_from`,
    [companyCode],
  )
}

const WHOLE_PPM = 1_000_000
type Agreed = { lateTerms: readonly LateTerms[]; graceDays: number; lateRatePpm: number }

/** Of bills issued on a day; before the first of its terms the company goes by its rate, on everything and up to the principal. */
export function termsOn({ lateTerms, graceDays, lateRatePpm }: Agreed, day: string): LateTerms {
  return lateTerms.findLast(({ validFrom }) => validFrom <= day) ?? { validFrom: '', ratePpm: lateRatePpm, graceDays, capPpm: WHOLE_PPM, items: [] }
}

/** As the bill keeps it, amounts as decimal text. */
export function lateColumns({ ratePpm: late_rate_ppm, capPpm, items }: LateTerms, priced: ReadonlyMap<string, Fen>) {
  const base = sumFen([...priced].filter(([item]) => items.length === 0 || items.includes(item)).map(([, fen]) => fen))
  return { late_rate_ppm, late_base_fen: base.toString(), late_cap_fen: capPpm === null ? null : ratePpm(base, BigInt(capPpm)).toString() }
}
