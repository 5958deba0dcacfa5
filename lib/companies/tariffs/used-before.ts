import { cumulative } from './apportion'
import { newYear, yearOf, type DayNumber } from './days'
import type { TierBasis } from './components'
import type { DayRange } from './segments'

/**
 * m³ on the tier counter when a segment begins. YEAR: since 1 January, so what was used before the bill counts only in the
 * year in which the bill begins. MONTH: since the bill began.
 */
export function usedBefore(
  basis: TierBasis,
  day: DayNumber,
  bill: { period: DayRange; volumeM3: number; usedBeforeM3: number },
): number {
  const sinceBegin = cumulative(bill.period, bill.volumeM3, day)
  if (basis === 'MONTH') return sinceBegin
  const turn = newYear(yearOf(day))
  if (turn <= bill.period.begin) return bill.usedBeforeM3 + sinceBegin
  return sinceBegin - cumulative(bill.period, bill.volumeM3, turn)
}
