import { requireRole } from '@/lib/auth'
import { READERS } from '@/lib/companies/changes'
import type { Command, Ctx } from '@/lib/db'
import { PAGE_SIZE } from '@/lib/kernel/paging'
import { normalizeSearch } from '@/lib/places'
import { AfterInput, CompanyFilter, type CompanyPage, type DeskCompanyDto } from './schemas'

const OPEN = `(SELECT count(*)::int FROM company_change v WHERE v.company_code = c.code AND v.state IN ('PENDING', 'SCHEDULED'))`
const ACCOUNTS = `(SELECT count(*)::int FROM water_account a WHERE a.company_code = c.code AND a.unbound_at IS NULL)`

/** $7: the moment it is */
const STATE = `CASE $6::text WHEN 'ON' THEN c.enabled WHEN 'OFF' THEN NOT c.enabled WHEN 'AILING' THEN h.failures IS NOT NULL WHEN 'CUT_OFF' THEN h.cut_off_until > $7::timestamptz WHEN 'CHANGING' THEN ${OPEN} > 0 ELSE true END`
const WHERE = `($1 = '' OR strpos(c.search_keys, $1) > 0) AND ($2::text IS NULL OR c.province_name = $2) AND ($3::text IS NULL OR c.protocol = $3) AND ($4::text IS NULL OR c.channel = $4)
  AND ($5::text IS NULL OR c.verification = $5) AND ${STATE}`
const FROM = 'company c LEFT JOIN company_health h ON h.company_code = c.code'

function filterOf(ctx: Ctx, input: unknown): unknown[] {
  const { q, province, protocol, channel, verification, state } = CompanyFilter.parse(input)
  return [normalizeSearch(q), province || null, protocol ?? null, channel ?? null, verification ?? null, state ?? null, ctx.clock.now()]
}

const COLUMNS = `c.code, c.name, c.province_name AS "provinceName", c.city_name AS "cityName", c.division_name AS "divisionName", c.protocol, c.verification, c.channel, (c.number_rule->>'length')::int AS "numberLength",
  c.service_fee_ppm AS "serviceFeePpm", ${ACCOUNTS} AS accounts, c.enabled, coalesce(h.failures, 0) AS failures, h.cut_off_until AS "cutOffUntil", ${OPEN} AS "openChanges", c.version, c.city_pinyin AS "cityPinyin"`

/** Companies by city (pinyin) and code, twenty at a time. Errors: FORBIDDEN. */
export async function listDeskCompanies({ ctx, input }: Command<unknown>): Promise<CompanyPage> {
  requireRole(ctx, ...READERS)
  const filter = filterOf(ctx, input)
  const { before } = AfterInput.parse(input)
  const [pinyin, code] = before ? before.split('~') : [null, null]
  const [rows, [count]] = await Promise.all([
    ctx.db.query<DeskCompanyDto & { cityPinyin: string }>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${WHERE} AND ($8::text IS NULL OR (c.city_pinyin, c.code) > ($8, $9)) ORDER BY c.city_pinyin, c.code LIMIT ${PAGE_SIZE + 1}`,
      [...filter, pinyin, code],
    ),
    ctx.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${FROM} WHERE ${WHERE}`, filter),
  ])
  const items = rows.slice(0, PAGE_SIZE)
  const last = items.at(-1)
  return { items, first: !before, next: rows.length > PAGE_SIZE && last ? `${last.cityPinyin}~${last.code}` : null, found: count?.n ?? 0 }
}

/** All that a filter finds, for a file. */
export async function listCodes(ctx: Ctx, input: unknown): Promise<string[]> {
  const rows = await ctx.db.query<{ code: string }>(`SELECT c.code FROM ${FROM} WHERE ${WHERE} ORDER BY c.city_pinyin, c.code`, filterOf(ctx, input))
  return rows.map(({ code }) => code)
}

/** Provinces that have a company, by how they are listed there. */
export async function listProvinces({ ctx }: { ctx: Ctx }): Promise<string[]> {
  requireRole(ctx, ...READERS)
  const rows = await ctx.db.query<{ name: string }>(`SELECT province_name AS name FROM company WHERE province_name <> '' GROUP BY 1 ORDER BY min(division_code)`, [])
  return rows.map(({ name }) => name)
}
