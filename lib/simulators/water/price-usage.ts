/**
 * The company's own arithmetic, apart from the platform's (rule E2): a bill's water lies on the axis of what the household has used in the tier period, and is priced by the stretches it
 * overlaps. Nobody reads the meter on the day on which prices change: up to a day the bill's water counts in proportion to the days, down to whole m³.
 */
import { addMonths, DAY_MS, dayStart, formatDay, monthStart, shanghaiDayNumber } from '@/lib/kernel/calendar'
import { invariant } from '@/lib/kernel/invariant'
import { roundE4ToFen, type Fen } from '@/lib/kernel/money'
import type { Billing, PriceList, Stretch } from './price-list'

export type MonthUse = { month: string; volumeM3: number }
/** What lies in one step: m³, and what that comes to by fee item. */
export type PricedStep = { m3: number; fen: Map<string, Fen> }

/** People that the steps allow for; more move every bound (DOMAIN §1, 北京). */
const PEOPLE_INCLUDED = 5

/** Principal of a bill over `months` in a row, after `usedBeforeM3` in the same tier period, by fee item. */
export function priceItems(billing: Billing, people: number, usedBeforeM3: number, months: readonly MonthUse[]): Map<string, Fen> {
  const totals = new Map<string, Fen>()
  for (const { fen } of layOut(billing, people, usedBeforeM3, months)) addTo(totals, fen)
  return totals
}

/** The same by step, from the first on. */
export function priceSteps(billing: Billing, people: number, usedBeforeM3: number, months: readonly MonthUse[]): PricedStep[] {
  const steps: PricedStep[] = []
  for (const { step, m3, fen } of layOut(billing, people, usedBeforeM3, months)) {
    const sum = (steps[step] ??= { m3: 0, fen: new Map() })
    sum.m3 += m3
    addTo(sum.fen, fen)
  }
  return steps
}

function addTo(totals: Map<string, Fen>, parts: ReadonlyMap<string, Fen>): void {
  for (const [item, fen] of parts) totals.set(item, (totals.get(item) ?? 0n) + fen)
}

/** Which part of the water lies in which step (from 0) of each price list that holds within the bill. Each line of a bill is rounded by itself, half a fen up. */
function* layOut(billing: Billing, people: number, usedBeforeM3: number, months: readonly MonthUse[]): Generator<PricedStep & { step: number }> {
  const [begin, end] = daysOf(months)
  const volumeM3 = months.reduce((total, one) => total + one.volumeM3, 0)
  const usedBy = (day: number) => Math.floor((volumeM3 * (day - begin)) / (end - begin))
  const isYearly = billing.tierPeriod === 'YEAR'
  const cuts = cutsOf(billing, begin, end)
  for (const [n, from] of cuts.entries()) {
    const newYear = newYearOf(from)
    const start = !isYearly ? usedBy(from) : newYear <= begin ? usedBeforeM3 + usedBy(from) : usedBy(from) - usedBy(newYear)
    const stop = start + usedBy(cuts[n + 1] ?? end) - usedBy(from)
    for (const [step, stretch] of priceListOn(billing, from).stretches.entries()) {
      // Steps of the month are as many times as wide as the bill has months.
      const m3 = overlap(start, stop, stretch, people, isYearly ? 1 : months.length)
      yield { step, m3, fen: new Map([...stretch.pricesE4].map(([item, priceE4]) => [item, roundE4ToFen(BigInt(m3) * priceE4)])) }
    }
  }
}

/** As day numbers, the last exclusive. */
function daysOf(months: readonly MonthUse[]): [begin: number, end: number] {
  const [first, last] = [months[0]?.month, months.at(-1)?.month]
  invariant(first && last, 'a bill has a month')
  return [shanghaiDayNumber(monthStart(first)), shanghaiDayNumber(monthStart(addMonths(last, 1)))]
}

const numberOf = (day: string): number => shanghaiDayNumber(dayStart(day))
const dayOf = (number: number): string => formatDay(new Date(dayStart('1970-01-01').getTime() + number * DAY_MS))
const newYearOf = (number: number): number => numberOf(`${dayOf(number).slice(0, 4)}-01-01`)

/** Days on which the bill begins, other prices begin, or steps of the year begin anew. */
function cutsOf({ priceLists, tierPeriod }: Billing, begin: number, end: number): number[] {
  const others = [...priceLists.map(({ validFrom }) => numberOf(validFrom)), ...(tierPeriod === 'YEAR' ? [newYearOf(end - 1)] : [])]
  return [...new Set([begin, ...others.filter((day) => day > begin && day < end)])].sort((a, b) => a - b)
}

function priceListOn({ priceLists, code }: Billing, number: number): PriceList {
  const day = dayOf(number)
  const list = priceLists.findLast(({ validFrom }) => validFrom <= day)
  invariant(list, `water company ${code} has no price for ${day}`)
  return list
}

/** m³ of (start, end] that lie in the stretch, its bounds moved by many people: each above five (北京), or five and more at once (上海). */
function overlap(start: number, end: number, { from, to, perExtraM3, largeHomeM3 }: Stretch, people: number, months: number): number {
  const shift = Math.max(0, people - PEOPLE_INCLUDED) * perExtraM3 + (people >= PEOPLE_INCLUDED ? largeHomeM3 : 0)
  const lower = from === 0 ? 0 : (from + shift) * months
  return Math.max(0, Math.min(end, (to + shift) * months) - Math.max(start, lower))
}
