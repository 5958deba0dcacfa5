/** When a company is not to be asked, as it has agreed with the platform and as it keeps it itself. Pure. */
import { z } from 'zod'
import { addDays, formatDay, dayStart, MINUTE_MS, shanghaiParts } from './calendar'

/** BATCH_DEBIT: the company collects by itself (批扣), and takes no payment. MAINTENANCE: it answers nothing. */
export const WINDOW_KINDS = ['BATCH_DEBIT', 'MAINTENANCE'] as const
export type WindowKind = (typeof WINDOW_KINDS)[number]
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

/** When the window ends that is open at the moment; null: it is not. */
function endOf({ days, from, to }: ServiceWindow, instant: Date): Date | null {
  const parts = shanghaiParts(instant)
  const minute = parts.hour * 60 + parts.minute
  const today = weekdayOf(parts)
  const [first, last] = [minuteOf(from), minuteOf(to)]
  const beginsOn = (day: number) => days === null || days.includes(day)
  const endsAfter = (count: number) => new Date(dayStart(addDays(formatDay(instant), count)).getTime() + last * MINUTE_MS)
  const isPastMidnight = last <= first
  if (beginsOn(today) && minute >= first && (isPastMidnight || minute < last)) return endsAfter(isPastMidnight ? 1 : 0)
  return isPastMidnight && minute < last && beginsOn((today + 6) % 7) ? endsAfter(0) : null
}

/** The first of the windows that is open at the moment; null: none is. */
export function windowAt(windows: readonly ServiceWindow[], instant: Date): ServiceWindow | null {
  return windows.find((window) => endOf(window, instant) !== null) ?? null
}

/** `until`: the end of the last of those that are open, where another may begin. MAINTENANCE, which leaves nothing open, is told before BATCH_DEBIT. */
export type Closed = { kind: WindowKind; until: Date }

/** Whether a company is closed at the moment, and until when. */
export function closedAt(windows: readonly ServiceWindow[], instant: Date): Closed | null {
  const open = windows.flatMap((window) => {
    const until = endOf(window, instant)
    return until ? [{ kind: window.kind, until }] : []
  })
  const last = (all: readonly Closed[]) => all.toSorted((a, b) => b.until.getTime() - a.until.getTime())[0]
  const until = last(open)?.until
  if (!until) return null
  const maintenance = last(open.filter(({ kind }) => kind === 'MAINTENANCE'))
  return maintenance ?? { kind: 'BATCH_DEBIT', until }
}
