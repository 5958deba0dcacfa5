import { formatDay, shanghaiDayNumber, shanghaiInstant, shanghaiParts } from '@/lib/kernel/calendar'

/** Days since 1970-01-01, Shanghai; the only clock arithmetic of this folder is on these. */
export type DayNumber = number

export function dayInstant(day: DayNumber): Date {
  return shanghaiInstant(1970, 1, 1 + day)
}

export function dayText(day: DayNumber): string {
  return formatDay(dayInstant(day))
}

export function yearOf(day: DayNumber): number {
  return shanghaiParts(dayInstant(day)).year
}

export function newYear(year: number): DayNumber {
  return shanghaiDayNumber(shanghaiInstant(year, 1, 1))
}

/** Reads `2026-03-16` as the instant at which that Shanghai day begins; null when there is no such day. */
export function parseDay(text: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const [year, month, day] = match.slice(1).map((part) => Number.parseInt(part, 10)) as [number, number, number]
  const instant = shanghaiInstant(year, month, day)
  return formatDay(instant) === text ? instant : null
}

/** True when the instant is 00:00 in Shanghai: a day rather than a moment of it. */
export function isDay(instant: Date): boolean {
  return instant.getTime() === dayInstant(shanghaiDayNumber(instant)).getTime()
}
