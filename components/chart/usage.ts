import type { UsageDto } from '@/lib/bills/schemas'
import { addMonths } from '@/lib/kernel/calendar'

/** A month of the last twelve beside the same one a year before; null where nothing is known. */
export type UsagePair = { month: string; now: UsageDto | null; before: UsageDto | null }
export type UsageYears = { pairs: UsagePair[]; nowM3: number; beforeM3: number | null; topM3: number }

/** `usage` oldest first; null when there is none. `beforeM3` is null unless every month known this year has its twin. */
export function pairYears(usage: UsageDto[]): UsageYears | null {
  const last = usage.at(-1)
  if (!last) return null
  const known = new Map(usage.map((one) => [one.month, one]))
  const pairs = Array.from({ length: 12 }, (_, index) => {
    const month = addMonths(last.month, index - 11)
    return { month, now: known.get(month) ?? null, before: known.get(addMonths(month, -12)) ?? null }
  })
  const comparable = pairs.every(({ now, before }) => !now || before)
  const most = Math.max(1, ...usage.map((one) => one.volumeM3))
  return { pairs, nowM3: total(pairs.map((pair) => pair.now)), beforeM3: comparable ? total(pairs.map((pair) => pair.before)) : null, topM3: roundUp(most) }
}

function total(months: (UsageDto | null)[]): number {
  return months.reduce((sum, month) => sum + (month?.volumeM3 ?? 0), 0)
}

/** The next figure that halves well on an axis. */
function roundUp(value: number): number {
  const step = [2, 4, 10, 20, 40, 100, 200, 400, 1000].find((size) => value <= size * 5) ?? 2000
  return Math.ceil(value / step) * step
}
