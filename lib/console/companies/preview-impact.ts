import { requireRole } from '@/lib/auth'
import { checkNumber } from '@/lib/companies'
import { draftChange, movesMoney, READERS } from '@/lib/companies/changes'
import type { CompanySettings } from '@/lib/companies/changes/schemas'
import { calculateBill, parseTariff, type DatedTariff } from '@/lib/companies/tariffs'
import type { Command, Ctx } from '@/lib/db'
import { addMonths, dayStart, monthOf, monthStart } from '@/lib/kernel/calendar'
import { PreviewInput, type BillsImpact, type ImpactDto, type SampleBill } from './schemas'

/** More bound numbers than a company of this platform has are not looked at one by one. */
const NUMBERS_MAX = 50_000
const SHOWN = 5
/** The newest bills of so many numbers show what a change of prices does to real homes. */
const BILLS_MAX = 500

/** Homes between the thrifty and the large (DOMAIN §9.3: 8 to 15 m³ a month are usual). */
const HOMES = [{ monthlyM3: 6, people: 2 }, { monthlyM3: 12, people: 3 }, { monthlyM3: 20, people: 4 }, { monthlyM3: 35, people: 6 }] as const

/** What a change would do before anybody saves it (rule C2): numbers that would no longer be taken, bills that would change. Errors: those of proposing it. */
export async function previewImpact({ ctx, input }: Command<unknown>): Promise<ImpactDto> {
  requireRole(ctx, ...READERS)
  const { code, ...asked } = PreviewInput.parse(input)
  const { before, after, changes } = await draftChange(ctx, code, asked)
  const touches = (...names: string[]) => changes.some(({ name }) => names.some((one) => name === one || name.startsWith(`${one}:`)))
  const numbers = touches('numberRule') ? await numbersImpact(ctx, code, after) : null
  const isPriced = touches('tariff')
  const [bound] = await ctx.db.query<{ n: number }>('SELECT count(*)::int AS n FROM water_account WHERE company_code = $1 AND unbound_at IS NULL', [code])
  return {
    changes,
    isMoney: changes.some(movesMoney),
    bound: bound?.n ?? 0,
    failing: numbers?.failing.length ?? 0,
    failingSample: numbers?.failing.slice(0, SHOWN).map(mask) ?? [],
    samples: isPriced ? samplesOf(ctx, before, after) : [],
    bills: isPriced ? await billsImpact(ctx, code, before, after) : null,
    amountNote: touches('minPaymentFen', 'maxPaymentFen') ? await amountsImpact(ctx, code, after) : null,
  }
}

const mask = (billKey: string): string => `${billKey.slice(0, 2)}${'*'.repeat(Math.max(0, billKey.length - 6))}${billKey.slice(-4)}`

async function numbersImpact({ db }: Ctx, code: string, { numberRule }: CompanySettings): Promise<{ failing: string[] }> {
  const rows = await db.query<{ billKey: string }>(`SELECT DISTINCT bill_key AS "billKey" FROM water_account WHERE company_code = $1 AND unbound_at IS NULL ORDER BY 1 LIMIT ${NUMBERS_MAX}`, [code])
  return { failing: rows.map(({ billKey }) => billKey).filter((billKey) => !checkNumber(numberRule, billKey).ok) }
}

const tariffsOf = ({ tariffs }: CompanySettings): DatedTariff[] =>
  tariffs.filter(({ category }) => category === 'RESIDENTIAL').flatMap(({ day, definition }) => {
    const parsed = parseTariff(definition)
    return parsed.ok ? [{ validFrom: dayStart(day), definition: parsed.value }] : []
  })

type Use = { period: { begin: Date; end: Date }; volumeM3: number; usedBeforeM3: number; people: number }

function totalBy(tariffs: DatedTariff[], use: Use): bigint | null {
  const bill = calculateBill({ tariffs, ...use })
  return bill.ok ? bill.value.totalFen : null
}

/** The first whole cycle in which the newest of either price tables holds. */
function samplesOf(ctx: Ctx, before: CompanySettings, after: CompanySettings): SampleBill[] {
  const [old, fresh] = [tariffsOf(before), tariffsOf(after)]
  const newest = [...old, ...fresh].reduce((latest, { validFrom }) => (validFrom > latest ? validFrom : latest), ctx.clock.now())
  const begin = addMonths(monthOf(newest), newest.getTime() === monthStart(monthOf(newest)).getTime() ? 0 : 1)
  const months = after.cycleMonths
  const soFar = Number.parseInt(begin.slice(4), 10) - 1
  const period = { begin: monthStart(begin), end: monthStart(addMonths(begin, months)) }
  return HOMES.map(({ monthlyM3, people }) => {
    const use = { period, volumeM3: monthlyM3 * months, usedBeforeM3: monthlyM3 * soFar, people }
    return { monthlyM3, people, usedBeforeM3: use.usedBeforeM3, beforeFen: totalBy(old, use), afterFen: totalBy(fresh, use) }
  })
}

type BillRow = { billKey: string; beginMonth: string; endMonth: string; volumeM3: number; usedBeforeM3: number; people: number }

/** The newest bill of each bound number, as if it had come after the newest of the price tables. */
async function billsImpact({ db }: Ctx, code: string, before: CompanySettings, after: CompanySettings): Promise<BillsImpact> {
  const rows = await db.query<BillRow>(
    `SELECT DISTINCT ON (b.bill_key) b.bill_key AS "billKey", b.begin_month AS "beginMonth", b.end_month AS "endMonth", b.volume_m3 AS "volumeM3", b.used_before_m3 AS "usedBeforeM3", a.household_size AS people
     FROM bill b JOIN water_account a ON a.company_code = b.company_code AND a.bill_key = b.bill_key AND a.unbound_at IS NULL
     WHERE b.company_code = $1 ORDER BY b.bill_key, b.end_month DESC LIMIT ${BILLS_MAX}`,
    [code],
  )
  const [old, fresh] = [lasting(tariffsOf(before)), lasting(tariffsOf(after))]
  const impact: BillsImpact = { bills: 0, risen: 0, fallen: 0, beforeFen: 0n, afterFen: 0n, most: null }
  for (const { billKey, beginMonth, endMonth, people, ...use } of rows) {
    const asked = { ...use, people: Math.max(1, people), period: { begin: monthStart(beginMonth), end: monthStart(addMonths(endMonth, 1)) } }
    const [beforeFen, afterFen] = [totalBy(old, asked), totalBy(fresh, asked)]
    if (beforeFen !== null && afterFen !== null) addUp(impact, mask(billKey), beforeFen, afterFen)
  }
  return impact
}

/** Only the newest, as if it had held for ever: the question is what it does to a bill, not from when on. */
function lasting(tariffs: DatedTariff[]): DatedTariff[] {
  const newest = tariffs.reduce<DatedTariff | null>((latest, one) => (latest === null || one.validFrom > latest.validFrom ? one : latest), null)
  return newest ? [{ ...newest, validFrom: new Date(0) }] : []
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

/** Bound numbers that owe less than could be paid at least, or more than at most. */
async function amountsImpact({ db }: Ctx, code: string, { minPaymentFen, maxPaymentFen }: CompanySettings): Promise<{ below: number; above: number }> {
  const [row] = await db.query<{ below: number; above: number }>(
    `SELECT count(*) FILTER (WHERE due_fen > 0 AND due_fen < $2::bigint)::int AS below, count(*) FILTER (WHERE due_fen > $3::bigint)::int AS above
     FROM water_account WHERE company_code = $1 AND unbound_at IS NULL`,
    [code, minPaymentFen, maxPaymentFen],
  )
  return row ?? { below: 0, above: 0 }
}
