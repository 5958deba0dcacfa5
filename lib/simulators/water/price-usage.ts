/**
 * The company's own arithmetic, independent of the platform's (rule E2): each month's water lies on the axis of what the
 * household has used in the tier period, and is priced by the stretches it overlaps.
 */
import { invariant } from '@/lib/kernel/invariant'
import { roundE4ToFen, sumFen, type Fen } from '@/lib/kernel/money'
import type { Billing, PriceList, Stretch } from './price-list'

export type MonthUse = { month: string; volumeM3: number }

/** People that the steps allow for; more move every bound (DOMAIN §1, 北京). */
const PEOPLE_INCLUDED = 5

/** Principal of a bill over `months`, after `usedBeforeM3` in the same tier period. */
export function priceUsage(billing: Billing, people: number, usedBeforeM3: number, months: readonly MonthUse[]): Fen {
  return sumFen(priceItems(billing, people, usedBeforeM3, months).values())
}

/** The same by fee item, half a fen up for each. */
export function priceItems(billing: Billing, people: number, usedBeforeM3: number, months: readonly MonthUse[]): Map<string, Fen> {
  const totalsE4 = new Map<string, bigint>()
  for (const { m3, pricesE4 } of layOut(billing, people, usedBeforeM3, months)) {
    for (const [item, priceE4] of pricesE4) totalsE4.set(item, (totalsE4.get(item) ?? 0n) + BigInt(m3) * priceE4)
  }
  return new Map([...totalsE4].map(([item, totalE4]) => [item, roundE4ToFen(totalE4)]))
}

/** m³ in each step, from the first on. */
export function volumesByStep(billing: Billing, people: number, usedBeforeM3: number, months: readonly MonthUse[]): number[] {
  const volumes: number[] = []
  for (const { step, m3 } of layOut(billing, people, usedBeforeM3, months)) volumes[step] = (volumes[step] ?? 0) + m3
  return volumes
}

/** Which part of each month's water lies in which step (from 0), with that month's prices. */
function* layOut(billing: Billing, people: number, usedBeforeM3: number, months: readonly MonthUse[]): Generator<{ step: number; m3: number; pricesE4: Stretch['pricesE4'] }> {
  let position = usedBeforeM3
  for (const { month, volumeM3 } of months) {
    const isNewPeriod = billing.tierPeriod === 'MONTH' || month.endsWith('01')
    const start = isNewPeriod ? 0 : position
    position = start + volumeM3
    for (const [step, stretch] of priceListOf(billing, month).stretches.entries()) yield { step, m3: overlap(start, position, stretch, people), pricesE4: stretch.pricesE4 }
  }
}

function priceListOf({ priceLists, code }: Billing, month: string): PriceList {
  const list = priceLists.findLast(({ validFrom }) => validFrom <= month)
  invariant(list, `water company ${code} has no price for ${month}`)
  return list
}

/** m³ of (start, end] that lie in the stretch, its bounds moved by many people: each above five (北京), or five and more at once (上海). */
function overlap(start: number, end: number, { from, to, perExtraM3, largeHomeM3 }: Stretch, people: number): number {
  const shift = Math.max(0, people - PEOPLE_INCLUDED) * perExtraM3 + (people >= PEOPLE_INCLUDED ? largeHomeM3 : 0)
  const lower = from === 0 ? 0 : from + shift
  return Math.max(0, Math.min(end, to + shift) - Math.max(start, lower))
}
