import type { Ctx } from '@/lib/db'
import { addDays, dayStart, formatDay, HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { scheduleJob } from '@/lib/platform'
import { isWorkingDay, nextWorkingDay } from './working-days'

/** Companies are paid once the statement of the day before has been looked at. */
const SETTLED_AFTER_MS = 10 * HOUR_MS
/** The bank has a day's statement from 09:00 of the next. */
const COMPARED_AFTER_MS = 9 * HOUR_MS + 10 * MINUTE_MS

/** When companies are settled with on a working day. */
export const runTime = (day: string): Date => new Date(dayStart(day).getTime() + SETTLED_AFTER_MS)

/** The working day of the next run. */
export function comingRun(ctx: Pick<Ctx, 'clock'>): string {
  const today = formatDay(ctx.clock.now())
  return isWorkingDay(today) && ctx.clock.now() < runTime(today) ? today : nextWorkingDay(today)
}

/** Job `settlement.run`, key the working day; goes on by itself while anything is left to settle. */
export async function scheduleRun(ctx: Ctx, day = comingRun(ctx)): Promise<void> {
  await scheduleJob(ctx, { kind: 'settlement.run', key: day, dueAt: runTime(day) })
}

/** Job `statement.compare`, key the day that the statement is of; goes on day after day. Whatever moves money at the custodian bank begins it. */
export async function scheduleComparison(ctx: Ctx, day = formatDay(ctx.clock.now())): Promise<void> {
  await scheduleJob(ctx, { kind: 'statement.compare', key: day, dueAt: new Date(dayStart(addDays(day, 1)).getTime() + COMPARED_AFTER_MS) })
}
