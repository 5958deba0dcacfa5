import { z } from 'zod'
import type { Command, Ctx } from '@/lib/db'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@/lib/kernel/calendar'
import type { ClockMode } from '@/lib/kernel/clock'
import { DomainError } from '@/lib/kernel/errors'
import { advance, type AdvanceTarget, type JobErrorLog } from '@/lib/jobs'
import { nextDue, recordAudit } from '@/lib/platform'
import { readState, setClockMode, type OpenWorld } from '@/lib/worlds'
import { requireQa } from './require-qa'

/** Moves a tester makes with one tap. */
export const MOVES = { minute: MINUTE_MS, quarter: 15 * MINUTE_MS, hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS } as const

export const MoveClockInput = z.union([
  z.object({ by: z.enum(Object.keys(MOVES) as [keyof typeof MOVES]) }),
  z.object({ bySeconds: z.number().int().min(0) }),
  z.object({ to: z.iso.datetime({ offset: true }) }),
  z.object({ toNextDue: z.literal(true) }),
])
export const ClockModeInput = z.object({ mode: z.enum(['REAL', 'ACCELERATED', 'MANUAL']), rate: z.coerce.number().int().optional() })

export type ClockDto = { now: Date; mode: ClockMode; rate: number; nextDue: Date | null }

export async function readClock(ctx: Ctx): Promise<ClockDto> {
  const [{ clock }, due] = await Promise.all([readState(ctx.db), nextDue(ctx)])
  return { now: ctx.clock.now(), mode: clock.mode, rate: clock.rate, nextDue: due }
}

/** Moves the world's clock and runs what falls due (rule Q2). Errors: CLOCK_BACKWARDS, CLOCK_RANGE, FORBIDDEN. */
export async function moveClock({ ctx, input }: Command<unknown>, world: OpenWorld, onError: JobErrorLog): Promise<{ now: Date; ran: number }> {
  requireQa(ctx)
  const wish = MoveClockInput.parse(input)
  const present = ctx.clock.now()
  const report = await advance(world, ctx.outside, await targetOf(ctx, wish), onError)
  await recordAudit(ctx, { action: 'moveClock', subjectId: 'clock', detail: { from: present, to: report.now, ran: report.ran } })
  return report
}

async function targetOf(ctx: Ctx, wish: z.infer<typeof MoveClockInput>): Promise<AdvanceTarget> {
  if ('by' in wish) return (present) => new Date(present.getTime() + MOVES[wish.by])
  if ('bySeconds' in wish) return (present) => new Date(present.getTime() + wish.bySeconds * SECOND_MS)
  if ('to' in wish) return new Date(wish.to)
  const due = await nextDue(ctx)
  if (!due) throw new DomainError('CLOCK_RANGE', {}, 'nothing is due')
  return (present) => (due > present ? due : present)
}

/** Real, accelerated ×N, or manual, from the present on. Errors: CLOCK_RANGE, FORBIDDEN. */
export async function changeClockMode({ ctx, input }: Command<unknown>): Promise<void> {
  requireQa(ctx)
  const { mode, rate } = ClockModeInput.parse(input)
  await setClockMode(ctx.db, mode, rate)
  await recordAudit(ctx, { action: 'changeClockMode', subjectId: 'clock', detail: { mode, rate: rate ?? 1 } })
}
