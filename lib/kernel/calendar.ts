/** Calendars are Asia/Shanghai, a fixed +08:00 without daylight saving since 1992. */

const OFFSET_MS = 8 * 3_600_000
export const DAY_MS = 86_400_000
export const HOUR_MS = 3_600_000
export const MINUTE_MS = 60_000
export const SECOND_MS = 1_000

export type ShanghaiParts = { year: number; month: number; day: number; hour: number; minute: number; second: number }

export function shanghaiParts(instant: Date): ShanghaiParts {
  const shifted = new Date(instant.getTime() + OFFSET_MS)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  }
}

export function shanghaiInstant(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): Date {
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second) - OFFSET_MS)
}

const two = (value: number) => value.toString().padStart(2, '0')

/** `2026-03-16` */
export function formatDay(instant: Date): string {
  const p = shanghaiParts(instant)
  return `${p.year}-${two(p.month)}-${two(p.day)}`
}

/** The moment at which the Shanghai day `2026-03-16` begins. */
export function dayStart(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return shanghaiInstant(year, month, date)
}

/** `2026-03-16` + 1 → `2026-03-17`. */
export function addDays(day: string, days: number): string {
  return formatDay(new Date(dayStart(day).getTime() + days * DAY_MS))
}

/** `2026-03-16 10:00:00` */
export function formatInstant(instant: Date): string {
  const p = shanghaiParts(instant)
  return `${formatDay(instant)} ${two(p.hour)}:${two(p.minute)}:${two(p.second)}`
}

/** `20260316100000`, the form of wxlifepay's pay_date. */
export function formatCompact(instant: Date): string {
  return formatInstant(instant).replace(/\D/g, '')
}

/** Reads `YYYYMMDDHHMMSS`; null when it is no such moment. */
export function parseCompact(text: string): Date | null {
  const m = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text)
  if (!m) return null
  const [year, month, day, hour, minute, second] = m.slice(1).map(Number) as [number, number, number, number, number, number]
  const instant = shanghaiInstant(year, month, day, hour, minute, second)
  return formatCompact(instant) === text ? instant : null
}

/** Days since 1970-01-01 of the Shanghai day that holds the instant. */
export function shanghaiDayNumber(instant: Date): number {
  return Math.floor((instant.getTime() + OFFSET_MS) / DAY_MS)
}

/** `202603` → the instant at which the month begins. */
export function monthStart(yyyymm: string): Date {
  return shanghaiInstant(Number(yyyymm.slice(0, 4)), Number(yyyymm.slice(4, 6)), 1)
}

/** `202603` + 1 → `202604`. */
export function addMonths(yyyymm: string, months: number): string {
  const index = Number(yyyymm.slice(0, 4)) * 12 + Number(yyyymm.slice(4, 6)) - 1 + months
  return `${Math.floor(index / 12)}${two((index % 12) + 1)}`
}

/** Every month from the first to the last, both included; none when the last comes before the first. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}

export function monthOf(instant: Date): string {
  const p = shanghaiParts(instant)
  return `${p.year}${two(p.month)}`
}
