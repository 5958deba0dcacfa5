import { shanghaiDayNumber } from '@/lib/kernel/calendar'
import { ok, type Result } from '@/lib/kernel/result'
import { isDay } from './days'
import { refuse, type TariffError } from './errors'
import { LIMITS } from './limits'
import type { DayRange } from './segments'

/**
 * `end` is the first day that is not of the period. Moments inside a day are refused: 23:59:59 as the end would silently
 * lose that day.
 */
export function checkPeriod({ begin, end }: { begin: Date; end: Date }): Result<DayRange, TariffError> {
  if (!isDay(begin) || !isDay(end)) return refuse('PERIOD_INVALID')
  const range = { begin: shanghaiDayNumber(begin), end: shanghaiDayNumber(end) }
  if (range.end <= range.begin) return refuse('PERIOD_EMPTY')
  if (range.end - range.begin > LIMITS.periodDays) return refuse('PERIOD_TOO_LONG', { max: LIMITS.periodDays })
  return ok(range)
}
