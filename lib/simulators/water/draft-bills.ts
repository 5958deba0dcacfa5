/** Which bills follow from readings. Pure. */
import { cycleEnd, cycleStart } from '@/lib/kernel/billing-cycle'
import { addMonths, DAY_MS, dayStart, formatDay, shanghaiInstant } from '@/lib/kernel/calendar'
import { sumFen } from '@/lib/kernel/money'
import { lateColumns, termsOn, type LateTerms } from './late-terms'
import type { Billing } from './price-list'
import { priceItems, type MonthUse } from './price-usage'

/** A new bill as a row of sim_water.bill; days `YYYY-MM-DD`, amounts as decimal text. */
export type BillDraft = {
  company_code: string
  bill_key: string
  bill_no: string
  begin_month: string
  end_month: string
  issued_on: string
  due_on: string
  volume_m3: number
  used_before_m3: number
  principal_fen: string
  principal_paid_fen: string
  prepaid_used_fen: string
  late_fen: string
  late_from: string
  late_paid_fen: string
  settled_at: string | null
  late_rate_ppm: number
  late_base_fen: string
  late_cap_fen: string | null
}

/** Readings oldest first; those that are billed count for what the year has used. */
export type Household = { billKey: string; people: number; readings: readonly (MonthUse & { isBilled?: boolean })[] }

/**
 * One bill for each cycle whose day of issue has come by `today` (YYYY-MM-DD): of its months that are read and on no bill yet, so that a cycle that was changed begins with a short one and
 * none is billed twice. `since`: nothing is issued before that day, or what a changed cycle lets become due at once would be late at once.
 */
export function draftBills(billing: Billing, { billKey, people, readings }: Household, today: string, since = ''): BillDraft[] {
  return spansOf(billing, readings).flatMap((used) => {
    const [begin, end] = [monthAt(used, 0), monthAt(used, -1)]
    const issued = issueDay(billing, end)
    if (formatDay(issued) > today) return []
    const usedBefore = billing.tierPeriod === 'MONTH' ? 0 : sumOf(readings.filter(({ month }) => month >= `${begin.slice(0, 4)}01` && month < begin))
    const priced = priceItems(billing, people, usedBefore, used)
    const issuedOrLater = formatDay(issued) < since ? dayStart(since) : issued
    const terms = termsOn(billing, formatDay(issuedOrLater))
    return [{ ...header(billing, billKey, begin, end), ...days(billing, terms, issuedOrLater), ...amounts(sumFen(priced.values()), issuedOrLater), ...lateColumns(terms, priced), volume_m3: sumOf(used), used_before_m3: usedBefore }]
  })
}

/** Months in a row that make one bill: to the end of their cycle, or to a month that is billed. One that is not read is waited for. */
function spansOf({ cycleMonths }: Billing, readings: Household['readings']): MonthUse[][] {
  const billed = new Set(readings.filter(({ isBilled }) => isBilled).map(({ month }) => month))
  const spans: MonthUse[][] = []
  for (const { month, volumeM3 } of readings.filter(({ isBilled }) => !isBilled)) {
    const span = spans.at(-1)
    const goesOn = span && addMonths(monthAt(span, -1), 1) === month && cycleStart(month, cycleMonths) !== month
    if (goesOn) span.push({ month, volumeM3 })
    else spans.push([{ month, volumeM3 }])
  }
  return spans.filter((span) => {
    const end = monthAt(span, -1)
    return end === cycleEnd(end, cycleMonths) || billed.has(addMonths(end, 1))
  })
}

const monthAt = (span: readonly MonthUse[], n: number): string => span.at(n)?.month ?? ''

function header({ code }: Billing, billKey: string, begin: string, end: string) {
  return { company_code: code, bill_key: billKey, bill_no: `${end}${billKey}`, begin_month: begin, end_month: end }
}

function days({ dueDays }: Billing, { graceDays }: LateTerms, issued: Date) {
  const due = dayAfter(issued, dueDays)
  return { issued_on: formatDay(issued), due_on: formatDay(due), late_from: formatDay(dayAfter(due, graceDays)) }
}

/** Nothing to pay is paid at once. */
function amounts(principal: bigint, issued: Date) {
  const settled_at = principal === 0n ? issued.toISOString() : null
  return { principal_fen: principal.toString(), principal_paid_fen: '0', prepaid_used_fen: '0', late_fen: '0', late_paid_fen: '0', settled_at }
}

function issueDay({ issueDay }: Billing, endMonth: string): Date {
  const next = addMonths(endMonth, 1)
  return shanghaiInstant(Number.parseInt(next.slice(0, 4), 10), Number.parseInt(next.slice(4), 10), issueDay)
}

function dayAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS)
}

function sumOf(months: readonly MonthUse[]): number {
  return months.reduce((total, { volumeM3 }) => total + volumeM3, 0)
}
