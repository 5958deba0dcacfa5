/**
 * The same rules a second time, as slowly as they can be read: day by day, cubic metre by cubic metre. Shares nothing with
 * lib but types, so that one misunderstanding would have to be made twice.
 */
import type { BillInput, BillLine, Component, DatedTariff, HouseholdRule, LateFeeRule, TariffDefinition } from '@/lib/companies/tariffs'

const MS_PER_DAY = 86_400_000
const EIGHT_HOURS = 28_800_000

export const dayOf = (instant: Date): number => Math.floor((instant.getTime() + EIGHT_HOURS) / MS_PER_DAY)
export const instantOf = (day: number): Date => new Date(day * MS_PER_DAY - EIGHT_HOURS)

function civil(day: number): { year: number; month: number; date: number; lastOfMonth: boolean } {
  const [now, next] = [new Date(day * MS_PER_DAY), new Date((day + 1) * MS_PER_DAY)]
  return { year: now.getUTCFullYear(), month: now.getUTCMonth(), date: now.getUTCDate(), lastOfMonth: next.getUTCDate() === 1 }
}

/** Walks the days and counts monthly anniversaries of the first one; 15 days left over make one more. */
export function naiveMonths(begin: number, end: number): number {
  const anchor = civil(begin).date
  let months = 0
  let rest = 0
  for (let day = begin + 1; day <= end; day += 1) {
    const { date, lastOfMonth } = civil(day)
    const anniversary = date === anchor || (lastOfMonth && date < anchor)
    months += anniversary ? 1 : 0
    rest = anniversary ? 0 : rest + 1
  }
  if (rest >= 15) months += 1
  return months === 0 ? 1 : months
}

function bound(rule: HouseholdRule, stated: number, index: number, people: number): number {
  let metres = stated
  if (rule.kind === 'PER_EXTRA_PERSON') for (let person = rule.above + 1; person <= people; person += 1) metres += rule.addM3
  if (rule.kind === 'FLAT' && people >= rule.atLeast) metres += rule.addM3
  if (rule.kind === 'PER_PERSON') for (let person = 2; person <= people; person += 1) metres += stated
  if (rule.kind === 'PER_CAPITA' && people >= rule.atLeast) {
    const centi = people * (rule.boundsCentiM3PerPerson[index] as number)
    metres = 0
    while ((metres + 1) * 100 <= centi) metres += 1
  }
  return metres
}

/** The tier (from 1) of the n-th cubic metre of the tier period. */
function tierOfMetre(definition: TariffDefinition, people: number, months: number, n: number): number {
  for (const [index, { upToM3 }] of definition.tiers.entries()) {
    if (upToM3 === null) return index + 1
    let limit = 0
    for (let month = 0; month < (definition.basis === 'MONTH' ? months : 1); month += 1) limit += bound(definition.household, upToM3, index, people)
    if (n <= limit) return index + 1
  }
  throw new Error('the last tier has no bound')
}

function inForce(tariffs: readonly DatedTariff[], day: number): DatedTariff {
  const begun = tariffs.filter((tariff) => dayOf(tariff.validFrom) <= day)
  return begun.reduce((best, tariff) => (dayOf(tariff.validFrom) > dayOf(best.validFrom) ? tariff : best))
}

function halfUp(numerator: bigint, denominator: bigint): bigint {
  const [whole, rest] = [numerator / denominator, numerator % denominator]
  return rest + rest >= denominator ? whole + 1n : whole
}

const ORDER: Component[] = ['WATER', 'RESOURCE_FEE', 'RESOURCE_TAX', 'SEWAGE', 'GARBAGE']

export type NaiveBill = { lines: BillLine[]; segments: number; usedAfter: number; tierAfter: number }

export function naiveBill({ tariffs, period, volumeM3, usedBeforeM3, people }: BillInput): NaiveBill {
  const [begin, end] = [dayOf(period.begin), dayOf(period.end)]
  const months = naiveMonths(begin, end)
  const metres = new Map<string, { segment: number; tier: number; component: Component; priceE4: bigint; count: number }>()
  let [thisYear, thisBill, segment, segmentName] = [usedBeforeM3, 0, -1, '']
  for (let day = begin; day < end; day += 1) {
    const today = civil(day)
    if (day > begin && today.month === 0 && today.date === 1) thisYear = 0
    const tariff = inForce(tariffs, day)
    const yearly = tariff.definition.basis === 'YEAR'
    const name = `${dayOf(tariff.validFrom)} ${yearly ? today.year : ''}`
    if (name !== segmentName) segment += 1
    segmentName = name
    // The n-th cubic metre has been used by the end of the first day on which its share of the days is reached.
    while (thisBill < volumeM3 && (thisBill + 1) * (end - begin) <= volumeM3 * (day + 1 - begin)) {
      thisBill += 1
      thisYear += 1
      const tier = tierOfMetre(tariff.definition, people, months, yearly ? thisYear : thisBill)
      for (const [component, priceE4] of Object.entries(tariff.definition.tiers[tier - 1]?.prices ?? {}) as [Component, bigint][]) {
        const key = `${segment} ${tier} ${component}`
        const line = metres.get(key) ?? { segment, tier, component, priceE4, count: 0 }
        metres.set(key, { ...line, count: line.count + 1 })
      }
    }
  }
  const lines = [...metres.values()]
    .sort((a, b) => a.segment - b.segment || a.tier - b.tier || ORDER.indexOf(a.component) - ORDER.indexOf(b.component))
    .map(({ count, ...line }) => ({ ...line, volumeM3: count, amountFen: halfUp(BigInt(count) * line.priceE4, 100n) }))
  const { definition } = inForce(tariffs, end - 1)
  const usedAfter = definition.basis === 'YEAR' ? thisYear : thisBill
  return { lines, segments: segment + 1, usedAfter, tierAfter: tierOfMetre(definition, people, months, Math.max(1, usedAfter)) }
}

/** Adds a day's fee for every late day until the cap is full, and rounds at the end. */
export function naiveLateFee(rule: LateFeeRule, owedFen: bigint, dueDay: number, today: number): bigint {
  let capPpm: number | null = null
  if (rule.cap.kind === 'PRINCIPAL') capPpm = 1_000_000
  if (rule.cap.kind === 'PPM') capPpm = rule.cap.ppm
  let ppm = 0
  for (let day = dueDay + rule.graceDays + 1; day <= today; day += 1) {
    ppm += rule.ratePpmPerDay
    if (capPpm !== null && ppm > capPpm) ppm = capPpm
  }
  return halfUp(owedFen * BigInt(ppm), 1_000_000n)
}
