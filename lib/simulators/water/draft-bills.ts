/** Which bills follow from readings. Pure. */
import { addMonths, DAY_MS, formatDay, monthsBetween, shanghaiInstant } from '@/lib/kernel/calendar'
import type { Billing } from './price-list'
import { priceUsage, type MonthUse } from './price-usage'

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
}

export type Household = { billKey: string; people: number; readings: readonly MonthUse[] }

/** One bill for each whole cycle in the readings that begins in `from` or later and has been issued by `today` (YYYY-MM-DD). */
export function draftBills(billing: Billing, { billKey, people, readings }: Household, from: string, today: string): BillDraft[] {
  const volumes = new Map(readings.map(({ month, volumeM3 }) => [month, volumeM3]))
  const drafts: BillDraft[] = []
  for (let begin = from; ; begin = addMonths(begin, billing.cycleMonths)) {
    const end = addMonths(begin, billing.cycleMonths - 1)
    const issued = issueDay(billing, end)
    if (formatDay(issued) > today) return drafts
    const months = monthsBetween(begin, end)
    if (!months.every((month) => volumes.has(month))) continue
    const used = months.map((month) => ({ month, volumeM3: volumes.get(month) ?? 0 }))
    const usedBefore = billing.tierPeriod === 'MONTH' ? 0 : sumOf(readings.filter(({ month }) => month >= `${begin.slice(0, 4)}01` && month < begin))
    const principal = priceUsage(billing, people, usedBefore, used)
    drafts.push({ ...header(billing, billKey, begin, end, issued), ...amounts(principal, issued), volume_m3: sumOf(used), used_before_m3: usedBefore })
  }
}

function header({ code, dueDays, graceDays }: Billing, billKey: string, begin: string, end: string, issued: Date) {
  const due = dayAfter(issued, dueDays)
  return {
    company_code: code,
    bill_key: billKey,
    bill_no: `${end}${billKey}`,
    begin_month: begin,
    end_month: end,
    issued_on: formatDay(issued),
    due_on: formatDay(due),
    late_from: formatDay(dayAfter(due, graceDays)),
  }
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

/** First month of the cycle that holds the month; cycles begin in January. */
export function cycleStart(month: string, cycleMonths: number): string {
  return addMonths(month, -((Number.parseInt(month.slice(4), 10) - 1) % cycleMonths))
}

function sumOf(months: readonly MonthUse[]): number {
  return months.reduce((total, { volumeM3 }) => total + volumeM3, 0)
}
