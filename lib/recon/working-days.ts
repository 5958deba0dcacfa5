import chineseDays from 'chinese-days'
import { addDays } from '@/lib/kernel/calendar'
import { invariant } from '@/lib/kernel/invariant'

/** The package reads a `Date` by the machine's own calendar: noon there is the day meant, whatever the time zone. */
function localNoon(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date, 12)
}

/** Whether the State Council's holidays and make-up days of the year are known; without them only weekends count. National Day tells. */
export const isYearKnown = (day: string): boolean => chineseDays.getDayDetail(localNoon(`${day.slice(0, 4)}-10-01`)).name.includes('国庆')

/** Whether banks in China work on the day, `YYYY-MM-DD`. */
export const isWorkingDay = (day: string): boolean => chineseDays.isWorkday(localNoon(day))

/** Longer than any holiday. */
const MOST_DAYS = 31

/** The first working day after the day. */
export function nextWorkingDay(day: string): string {
  for (let days = 1; days <= MOST_DAYS; days += 1) if (isWorkingDay(addDays(day, days))) return addDays(day, days)
  invariant(false, 'a month without a working day')
}
