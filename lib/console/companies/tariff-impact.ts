/** What a change of price tables does to bills (rule C2): table by table, each for the days in which it holds. */
import { isTariff } from '@/lib/companies/changes'
import type { Change, CompanySettings } from '@/lib/companies/changes/schemas'
import { calculateBill, parseTariff, type DatedTariff } from '@/lib/companies/tariffs'
import type { Ctx } from '@/lib/db'
import { addMonths, dayStart, monthOf, monthStart } from '@/lib/kernel/calendar'
import type { BillsImpact, SampleBill, TableImpact } from './schemas'

/** Of so many tables the impact is worked out, the newest first: each prices hundreds of bills twice, and nobody reads more. */
const TABLES_MAX = 24
/** The newest bills of so many numbers show what a change of prices does to real homes. */
const BILLS_MAX = 500
/** Homes between the thrifty and the large (DOMAIN §9.3: 8 to 15 m³ a month are usual). */
const HOMES = [{ monthlyM3: 6, people: 2 }, { monthlyM3: 12, people: 3 }, { monthlyM3: 20, people: 4 }, { monthlyM3: 35, people: 6 }] as const
/** Homes are of this category, and so are all bills that residents have. */
const SAMPLED = 'RESIDENTIAL'

type Draft = { before: CompanySettings; after: CompanySettings; changes: readonly Change[] }
/** `until`: the day on which the next table of the category begins, before or after the change. */
type Interval = { category: string; day: string; until: string | null }

export async function tariffImpact(ctx: Ctx, code: string, draft: Draft): Promise<{ tables: TableImpact[]; left: number }> {
  const touched = touchedIntervals(draft)
  const shown = touched.slice(0, TABLES_MAX)
  const rows = shown.some(({ category }) => category === SAMPLED) ? await newestBills(ctx, code) : []
  const tables = shown.map((interval): TableImpact => {
    if (interval.category !== SAMPLED) return { ...interval, samples: [], bills: null }
    const [old, fresh] = [governing(draft.before, interval), governing(draft.after, interval)]
    return { ...interval, samples: samplesOf(interval, { old, fresh, now: ctx.clock.now(), months: draft.after.cycleMonths }), bills: billsImpact(rows, old, fresh) }
  })
  return { tables, left: touched.length - shown.length }
}

function touchedIntervals({ before, after, changes }: Draft): Interval[] {
  const all = [...before.tariffs, ...after.tariffs]
  const touched = changes.filter(({ name }) => isTariff(name)).map(({ name }) => {
    const [, category = '', day = ''] = name.split(':')
    const later = all.filter((one) => one.category === category && one.day > day).map((one) => one.day).sort()
    return { category, day, until: later[0] ?? null }
  })
  return touched.sort((a, b) => (a.day < b.day ? 1 : -1))
}

/** The table by which the interval's days are priced, as if it had held for ever: the question is what it makes of a bill. None: nothing is priced then. */
function governing({ tariffs }: CompanySettings, { category, day }: Interval): DatedTariff[] {
  const own = tariffs.filter((one) => one.category === category && one.day <= day)
  const holds = own.reduce<(typeof own)[number] | null>((latest, one) => (latest === null || one.day > latest.day ? one : latest), null)
  const parsed = holds && parseTariff(holds.definition)
  return parsed?.ok ? [{ validFrom: new Date(0), definition: parsed.value }] : []
}

type Use = { period: { begin: Date; end: Date }; volumeM3: number; usedBeforeM3: number; people: number }

function totalBy(tariffs: DatedTariff[], use: Use): bigint | null {
  const bill = calculateBill({ tariffs, ...use })
  return bill.ok ? bill.value.totalFen : null
}

type Sampled = { old: DatedTariff[]; fresh: DatedTariff[]; now: Date; months: number }

function samplesOf(interval: Interval, { old, fresh, now, months }: Sampled): SampleBill[] {
  const begin = cycleIn(interval, now, months)
  const soFar = Number.parseInt(begin.slice(4), 10) - 1
  const period = { begin: monthStart(begin), end: monthStart(addMonths(begin, months)) }
  return HOMES.map(({ monthlyM3, people }) => {
    const use = { period, volumeM3: monthlyM3 * months, usedBeforeM3: monthlyM3 * soFar, people }
    return { monthlyM3, people, usedBeforeM3: use.usedBeforeM3, beforeFen: totalBy(old, use), afterFen: totalBy(fresh, use) }
  })
}

/** The month in which a whole cycle of the interval begins: the next one, else its first. In one shorter than a cycle, that from its first month on. */
function cycleIn({ day, until }: Interval, now: Date, months: number): string {
  const first = firstMonth(dayStart(day))
  const next = firstMonth(now)
  const fits = (begin: string) => begin >= first && (until === null || monthStart(addMonths(begin, months)) <= dayStart(until))
  return [next, first].find(fits) ?? first
}

/** The first that begins at an instant or after it. */
function firstMonth(instant: Date): string {
  const month = monthOf(instant)
  return monthStart(month).getTime() === instant.getTime() ? month : addMonths(month, 1)
}

type BillRow = { billKey: string; beginMonth: string; endMonth: string; volumeM3: number; usedBeforeM3: number; people: number }

async function newestBills({ db }: Ctx, code: string): Promise<BillRow[]> {
  return db.query<BillRow>(
    `SELECT DISTINCT ON (b.bill_key) b.bill_key AS "billKey", b.begin_month AS "beginMonth", b.end_month AS "endMonth", b.volume_m3 AS "volumeM3", b.used_before_m3 AS "usedBeforeM3", a.household_size AS people
     FROM bill b JOIN water_account a ON a.company_code = b.company_code AND a.bill_key = b.bill_key AND a.unbound_at IS NULL
     WHERE b.company_code = $1 ORDER BY b.bill_key, b.end_month DESC LIMIT ${BILLS_MAX}`,
    [code],
  )
}

/** The newest bill of each bound number, as if it had come in the interval. */
function billsImpact(rows: readonly BillRow[], old: DatedTariff[], fresh: DatedTariff[]): BillsImpact {
  const impact: BillsImpact = { bills: 0, risen: 0, fallen: 0, beforeFen: 0n, afterFen: 0n, most: null }
  for (const { billKey, beginMonth, endMonth, people, ...use } of rows) {
    const asked = { ...use, people: Math.max(1, people), period: { begin: monthStart(beginMonth), end: monthStart(addMonths(endMonth, 1)) } }
    const [beforeFen, afterFen] = [totalBy(old, asked), totalBy(fresh, asked)]
    if (beforeFen !== null && afterFen !== null) addUp(impact, masked(billKey), beforeFen, afterFen)
  }
  return impact
}

function addUp(impact: BillsImpact, billKeyMasked: string, beforeFen: bigint, afterFen: bigint): void {
  impact.bills += 1
  impact.beforeFen += beforeFen
  impact.afterFen += afterFen
  if (afterFen > beforeFen) impact.risen += 1
  if (afterFen < beforeFen) impact.fallen += 1
  const most = impact.most ? impact.most.afterFen - impact.most.beforeFen : 0n
  if (afterFen - beforeFen > most) impact.most = { billKeyMasked, beforeFen, afterFen }
}

export const masked = (billKey: string): string => `${billKey.slice(0, 2)}${'*'.repeat(Math.max(0, billKey.length - 6))}${billKey.slice(-4)}`
