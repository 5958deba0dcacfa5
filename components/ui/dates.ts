import type { Locale } from '@/lib/i18n'
import { formatDay, formatInstant, monthStart, shanghaiParts } from '@/lib/kernel/calendar'

const ENGLISH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `202603` → `2026年3月`, `Mar 2026`. */
export function monthText(locale: Locale, yyyymm: string): string {
  const { year, month } = shanghaiParts(monthStart(yyyymm))
  return locale === 'en' ? `${ENGLISH[month - 1]} ${year}` : `${year}年${month}月`
}

/** From month to month, the year said once when it is the same. */
export function periodText(locale: Locale, begin: string, end: string): string {
  if (begin === end) return monthText(locale, begin)
  const [from, to] = [shanghaiParts(monthStart(begin)), shanghaiParts(monthStart(end))]
  if (from.year !== to.year) return `${monthText(locale, begin)} – ${monthText(locale, end)}`
  return locale === 'en' ? `${ENGLISH[from.month - 1]}–${ENGLISH[to.month - 1]} ${to.year}` : `${from.year}年${from.month}–${to.month}月`
}

export function dayText(locale: Locale, instant: Date): string {
  const { year, month, day } = shanghaiParts(instant)
  return locale === 'en' ? formatDay(instant) : `${year}年${month}月${day}日`
}

/** To the minute. */
export function momentText(locale: Locale, instant: Date): string {
  return `${dayText(locale, instant)} ${formatInstant(instant).slice(11, 16)}`
}

/** To the second, for receipts. */
export function exactText(locale: Locale, instant: Date): string {
  return `${dayText(locale, instant)} ${formatInstant(instant).slice(11)}`
}
