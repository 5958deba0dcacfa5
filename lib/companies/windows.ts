import { z } from 'zod'
import { shanghaiParts } from '@/lib/kernel/calendar'

/** BATCH_DEBIT: the company collects by itself (批扣), and takes no payment. MAINTENANCE: it answers nothing. */
export const WINDOW_KINDS = ['BATCH_DEBIT', 'MAINTENANCE'] as const
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/**
 * When a company is not to be asked, in Shanghai time. `days` are those on which it begins, 0 Sunday to 6 Saturday, null for each. `to` is no
 * part of it; a `to` that is not later than `from` is that of the next day, so that equal ones make a whole day.
 */
export const ServiceWindow = z.object({ kind: z.enum(WINDOW_KINDS), days: z.array(z.number().int().min(0).max(6)).min(1).max(7).nullable(), from: TimeOfDay, to: TimeOfDay })
export type ServiceWindow = z.infer<typeof ServiceWindow>
export const ServiceWindows = z.array(ServiceWindow).max(20)

const minuteOf = (time: string): number => Number.parseInt(time.slice(0, 2), 10) * 60 + Number.parseInt(time.slice(3), 10)

function weekdayOf({ year, month, day }: { year: number; month: number; day: number }): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/** The first of the windows that is open at the moment; null: none is. */
export function windowAt(windows: readonly ServiceWindow[], instant: Date): ServiceWindow | null {
  const parts = shanghaiParts(instant)
  const minute = parts.hour * 60 + parts.minute
  const today = weekdayOf(parts)
  const beginsOn = ({ days }: ServiceWindow, day: number) => days === null || days.includes(day)
  const isOpen = (window: ServiceWindow) => {
    const [from, to] = [minuteOf(window.from), minuteOf(window.to)]
    if (from < to) return beginsOn(window, today) && minute >= from && minute < to
    return (beginsOn(window, today) && minute >= from) || (beginsOn(window, (today + 6) % 7) && minute < to)
  }
  return windows.find(isOpen) ?? null
}
