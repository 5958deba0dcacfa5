import { shanghaiDayNumber, shanghaiInstant, shanghaiParts } from '@/lib/kernel/calendar'
import { dayInstant, type DayNumber } from './days'

/** Half of the shortest month and more: a remainder of so many days counts as a month. */
const HALF_MONTH_DAYS = 15

/**
 * How many months a period covers, for MONTH bounds: whole months from the first day, a remainder of 15 days or more
 * as one, at least one. Readers come some days early or late, and a household must neither gain nor lose a tier by it.
 */
export function monthsCovered(begin: DayNumber, end: DayNumber): number {
  let whole = 0
  while (monthsLater(begin, whole + 1) <= end) whole += 1
  const rest = end - monthsLater(begin, whole)
  return Math.max(1, rest >= HALF_MONTH_DAYS ? whole + 1 : whole)
}

/** The same day of a later month, or that month's last day. */
function monthsLater(day: DayNumber, months: number): DayNumber {
  const from = shanghaiParts(dayInstant(day))
  const lastOfMonth = shanghaiParts(shanghaiInstant(from.year, from.month + months + 1, 0)).day
  return shanghaiDayNumber(shanghaiInstant(from.year, from.month + months, Math.min(from.day, lastOfMonth)))
}
