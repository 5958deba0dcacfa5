import { requireDesk } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'

/** Rule B8's figures, from its source text; a company without one has none to be held against. */
const SEED_MINUTES: Record<string, number> = { beijing: 2, shanghai: 1.5, guangzhou: 3 }

/** From number to bound account, in world time: the median over all bindings. */
export type BindTime = { companyCode: string; cityName: string; verification: string; numberLength: number; seedMinutes: number | null; bindings: number; medianMinutes: number | null }

const MEDIAN_MS = 'percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM a.bound_at - b.started_at) * 1000)'
/** Companies with each of their bindings: what was asked for, and the account that came of it. */
const BINDINGS = `company c LEFT JOIN bind_request b ON b.company_code = c.code AND b.state = 'DONE'
       LEFT JOIN LATERAL (SELECT w.id, w.bound_at FROM water_account w
         WHERE w.user_id = b.user_id AND w.company_code = b.company_code AND w.bill_key = b.bill_key AND w.bound_at >= b.started_at ORDER BY w.bound_at LIMIT 1) a ON true`

const minutesOf = (medianMs: number | null): number | null => (medianMs === null ? null : Math.round((medianMs / MINUTE_MS) * 10) / 10)

/** Per company that has a figure or a binding, measured beside the seed's figure (rule B8). Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function readBindTimes({ ctx }: { ctx: Ctx }): Promise<BindTime[]> {
  requireDesk(ctx)
  const rows = await ctx.db.query<{ companyCode: string; cityName: string; verification: string; numberLength: number; bindings: number; medianMs: number | null }>(
    `SELECT c.code AS "companyCode", c.city_name AS "cityName", c.verification, (c.number_rule ->> 'length')::int AS "numberLength", count(a.id)::int AS bindings, ${MEDIAN_MS} AS "medianMs"
     FROM ${BINDINGS}
     WHERE c.enabled AND (b.id IS NOT NULL OR c.code = ANY($1)) GROUP BY c.code ORDER BY c.code = ANY($1) DESC, c.code LIMIT 100`,
    [Object.keys(SEED_MINUTES)],
  )
  return rows.map(({ medianMs, ...row }) => ({ ...row, seedMinutes: SEED_MINUTES[row.companyCode] ?? null, medianMinutes: minutesOf(medianMs) }))
}

export type CityBindTime = { bindMinutes: number | null; bindings: number }

/** Of all companies of each of these cities together, by the city's code (rule C5). Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function readCityBindTimes(ctx: Ctx, cityCodes: readonly string[]): Promise<Map<string, CityBindTime>> {
  requireDesk(ctx)
  const rows = await ctx.db.query<{ cityCode: string; bindings: number; medianMs: number | null }>(
    `SELECT c.city_code AS "cityCode", count(a.id)::int AS bindings, ${MEDIAN_MS} AS "medianMs" FROM ${BINDINGS} WHERE c.enabled AND c.city_code = ANY ($1::text[]) GROUP BY c.city_code`,
    [cityCodes],
  )
  return new Map(rows.map(({ cityCode, bindings, medianMs }) => [cityCode, { bindings, bindMinutes: minutesOf(medianMs) }]))
}
