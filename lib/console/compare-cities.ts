import { z } from 'zod'
import { requireRole } from '@/lib/auth'
import { READERS } from '@/lib/companies/changes'
import { parseTariff, tariffAt, tierPriceE4 } from '@/lib/companies/tariffs'
import type { Command, Ctx } from '@/lib/db'
import { normalizeSearch } from '@/lib/places'
import { readCityBindTimes, type CityBindTime } from './bind-times'

/** What the source text says of all cities (微信怎么交水费, 2025-05-31): 78 % of water bills are paid online. Shown beside what is measured, never in its place. */
export const SEED_ONLINE_SHARE = 78

export const CityFilter = z.object({ q: z.string().trim().max(40).catch('') })

export type CityTier = { upToM3: number | null; priceE4: bigint }
/** `lengths`, `verifications`, `channels`: of its companies, the usual first. `onlineShare`: per cent of what is paid of bills we know that came through us; null: nothing is paid yet. */
export type CityLine = {
  cityCode: string; cityName: string; companies: number; lengths: number[]; verifications: ('SMS' | 'ID_CARD' | 'BOTH')[]; channels: string[]; basis: 'YEAR' | 'MONTH' | null; tiers: CityTier[]
  onlineShare: number | null; bindMinutes: number | null; bindings: number
}

const CITIES_MAX = 30

type Row = Omit<CityLine, 'basis' | 'tiers' | 'onlineShare' | 'bindMinutes' | 'bindings'> & { mainCode: string; paidFen: bigint; onlineFen: bigint }

const ranked = (column: string) => `ARRAY(SELECT v FROM (SELECT ${column} AS v, count(*) AS n FROM company WHERE city_code = c.city_code AND enabled GROUP BY 1) r ORDER BY n DESC, v)`

/** Rule C5: cities side by side, those whose published prices are known first; or those that a text finds. Errors: FORBIDDEN. */
export async function compareCities({ ctx, input }: Command<unknown>): Promise<CityLine[]> {
  requireRole(ctx, ...READERS)
  const { q } = CityFilter.parse(input)
  const rows = await ctx.db.query<Row>(
    `SELECT c.city_code AS "cityCode", min(c.city_name) AS "cityName", count(*)::int AS companies, ${ranked(`(number_rule->>'length')::int`)} AS lengths, ${ranked('verification')} AS verifications, ${ranked('channel')} AS channels,
       coalesce(min(c.code) FILTER (WHERE c.division_code = c.city_code), min(c.code)) AS "mainCode",
       (SELECT coalesce(sum(b.paid_fen), 0)::bigint FROM bill b JOIN company o ON o.code = b.company_code WHERE o.city_code = c.city_code) AS "paidFen",
       (SELECT coalesce(sum(p.amount_fen), 0)::bigint FROM payment p JOIN company o ON o.code = p.company_code WHERE o.city_code = c.city_code AND p.state = 'SUCCEEDED') AS "onlineFen"
     FROM company c WHERE c.enabled AND ($1 = '' OR strpos(c.search_keys, $1) > 0)
     GROUP BY c.city_code ORDER BY bool_or(c.code !~ '^w[0-9]') DESC, c.city_code LIMIT ${CITIES_MAX}`,
    [normalizeSearch(q)],
  )
  const [prices, times] = await Promise.all([pricesOf(ctx, rows.map(({ mainCode }) => mainCode)), bindTimesOf(ctx, rows.map(({ cityCode }) => cityCode))])
  return rows.map(({ mainCode, paidFen, onlineFen, ...city }) => ({ ...city, ...(prices.get(mainCode) ?? { basis: null, tiers: [] }), onlineShare: shareOf(onlineFen, paidFen), ...(times.get(city.cityCode) ?? { bindMinutes: null, bindings: 0 }) }))
}

/** Whole per cent, a hundred at most: prepayments are no part of bills. */
function shareOf(onlineFen: bigint, paidFen: bigint): number | null {
  if (paidFen === 0n) return null
  const percent = (onlineFen * 100n + paidFen / 2n) / paidFen
  return Number(percent > 100n ? 100n : percent)
}

async function pricesOf({ db, clock }: Ctx, codes: string[]): Promise<Map<string, { basis: 'YEAR' | 'MONTH'; tiers: CityTier[] }>> {
  const rows = await db.query<{ code: string; validFrom: Date; definition: unknown }>(
    `SELECT company_code AS code, valid_from AS "validFrom", definition FROM tariff WHERE company_code = ANY ($1::text[]) AND category = 'RESIDENTIAL'`, [codes],
  )
  const found = codes.flatMap((code) => {
    const own = rows.filter((row) => row.code === code).flatMap(({ validFrom, definition }) => {
      const parsed = parseTariff(definition)
      return parsed.ok ? [{ validFrom, definition: parsed.value }] : []
    })
    const now = tariffAt(own, clock.now())?.definition
    return now ? [[code, { basis: now.basis, tiers: now.tiers.map((tier) => ({ upToM3: tier.upToM3, priceE4: tierPriceE4(tier) })) }] as const] : []
  })
  return new Map(found)
}

/** Times are the desk's; whoever may not see them compares without. */
async function bindTimesOf(ctx: Ctx, cityCodes: string[]): Promise<Map<string, CityBindTime>> {
  const mayLook = ctx.actor.kind === 'USER' && ['ADMIN', 'OPERATOR', 'VIEWER'].includes(ctx.actor.role)
  return mayLook ? readCityBindTimes(ctx, cityCodes) : new Map()
}
