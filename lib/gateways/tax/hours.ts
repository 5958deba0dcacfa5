/** When the bureau works (rule E4): not between 23:00 and 01:00 of Shanghai. Everybody knows; the bureau keeps to it. */
import { DAY_MS, dayStart, formatDay, HOUR_MS, MINUTE_MS, SECOND_MS } from '@/lib/kernel/calendar'

const [CLOSES_MS, OPENS_MS] = [23 * HOUR_MS, HOUR_MS]
/** An application is done within two minutes of being taken (rule I2), or of one in the morning. */
const WITHIN_MS = 2 * MINUTE_MS

/** When the maintenance ends that an instant lies in; null: it lies in none. */
export function maintenanceEnd(instant: Date): Date | null {
  const start = dayStart(formatDay(instant)).getTime()
  const sinceMs = instant.getTime() - start
  if (sinceMs < OPENS_MS) return new Date(start + OPENS_MS)
  return sinceMs >= CLOSES_MS ? new Date(start + DAY_MS + OPENS_MS) : null
}

/** The bureau takes at most so long to take one up. */
export const LONGEST_LOOK_S = 90

/** By when one is done that is handed in now; just before the maintenance it may have to wait for its end. */
export function expectedFrom(now: Date): Date {
  return expectedBy(maintenanceEnd(now) ?? maintenanceEnd(new Date(now.getTime() + LONGEST_LOOK_S * SECOND_MS)) ?? now)
}

/** By when an application is done that the bureau takes up at `dueAt`. */
export const expectedBy = (dueAt: Date): Date => new Date(dueAt.getTime() + WITHIN_MS)
