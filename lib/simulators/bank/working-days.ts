import { DAY_MS, shanghaiDayNumber } from '@/lib/kernel/calendar'

/** 1970-01-01 was a Thursday. */
const weekday = (instant: Date) => (shanghaiDayNumber(instant) + 4) % 7

/** The same time of day so many working days later; Saturdays and Sundays are none, holidays are not known here. */
export function addWorkingDays(instant: Date, days: number): Date {
  let at = instant
  for (let left = days; left > 0; ) {
    at = new Date(at.getTime() + DAY_MS)
    if (weekday(at) !== 0 && weekday(at) !== 6) left -= 1
  }
  return at
}
