import { beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { scheduleJob } from '@/lib/platform'
import { changeClockMode, moveClock, MOVES, readClock } from '@/lib/qa'
import { readState, setClockMode } from '@/lib/worlds'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx
const fail = (job: { kind: string }, error: unknown) => expect.fail(`${job.kind}: ${String(error)}`)
const move = (input: unknown, as = ctx) => moveClock({ ctx: as, input }, world.world, fail)
const asQa = () => world.as({ kind: 'USER', userId: 'qa', role: 'QA', sessionId: 's' })

beforeEach(async () => {
  await setClockMode(world.world.db, 'MANUAL')
  ctx = await asQa()
  await ctx.db.query('DELETE FROM scheduled_job RETURNING id', [])
})

describe('a tester moves the clock', () => {
  test.each(Object.entries(MOVES))('by one %s', async (by, ms) => {
    const start = ctx.clock.now()
    expect(await move({ by })).toEqual({ now: new Date(start.getTime() + ms), ran: 0 })
  })

  test('to a moment', async () => {
    const target = new Date(ctx.clock.now().getTime() + HOUR_MS)
    expect(await move({ to: target.toISOString() })).toEqual({ now: target, ran: 0 })
  })

  test('to the next job, which runs', async () => {
    const dueAt = new Date(ctx.clock.now().getTime() + HOUR_MS)
    await scheduleJob(ctx, { kind: 'bind.expire', key: 'next', dueAt })
    expect(await move({ toNextDue: true })).toEqual({ now: dueAt, ran: 1 })
    expect(await refusal(move({ toNextDue: true }))).toBe('CLOCK_RANGE')
  })

  test('and who did it is written down', async () => {
    await move({ by: 'minute' }, { ...ctx, requestId: 'audited' })
    expect(await ctx.db.prisma.auditEntry.findMany({ where: { requestId: 'audited' } })).toMatchObject([{ actorId: 'qa', action: 'moveClock', subjectId: 'clock' }])
  })

  test('never back', async () => {
    const back = { to: new Date(ctx.clock.now().getTime() - 1).toISOString() }
    expect(await tablesChangedBy(ctx.db, async () => expect(await refusal(move(back))).toBe('CLOCK_BACKWARDS'))).toEqual([])
  })

  test.each([{}, { by: 'year' }, { to: 'tomorrow' }, { to: '2026-03-17T10:00:00' }, { by: 5 }, null, 'minute', { toNextDue: false }])('%j is no move', async (input) => {
    expect(await refusal(move(input))).toBe('INVALID_INPUT')
  })
})

describe('on a clock that runs fast', () => {
  beforeEach(async () => {
    await setClockMode(world.world.db, 'ACCELERATED', 100_000)
    ctx = await asQa()
  })

  test('a move by a minute counts from the present, however long the request took', async () => {
    const start = ctx.clock.now()
    const { now } = await move({ by: 'minute' })
    expect(now.getTime()).toBeGreaterThanOrEqual(start.getTime() + MINUTE_MS)
  })

  test('a job that is due already can be gone to', async () => {
    await scheduleJob(ctx, { kind: 'bind.expire', key: `due-${ctx.clock.now().getTime()}`, dueAt: ctx.clock.now() })
    expect(await move({ toNextDue: true })).toMatchObject({ ran: 1 })
  })

  test('back is still refused', async () => {
    expect(await refusal(move({ to: '2026-03-16T10:00:00+08:00' }))).toBe('CLOCK_BACKWARDS')
  })
})

describe('how the clock runs', () => {
  test('is changed and read', async () => {
    await changeClockMode({ ctx, input: { mode: 'ACCELERATED', rate: '60' } })
    expect(await readClock(await asQa())).toMatchObject({ mode: 'ACCELERATED', rate: 60, nextDue: null })
    await changeClockMode({ ctx, input: { mode: 'MANUAL' } })
    expect(await readClock(await asQa())).toMatchObject({ mode: 'MANUAL', rate: 1 })
  })

  test.each([[{ mode: 'BACKWARDS' }, 'INVALID_INPUT'], [{ mode: 'ACCELERATED', rate: 0 }, 'CLOCK_RANGE'], [{ mode: 'ACCELERATED', rate: 1e9 }, 'CLOCK_RANGE'], [{ mode: 'ACCELERATED', rate: 'fast' }, 'INVALID_INPUT'], [{}, 'INVALID_INPUT']])('%j is refused', async (input, code) => {
    const before = await readState(ctx.db)
    expect(await refusal(changeClockMode({ ctx, input }))).toBe(code)
    expect(await readState(ctx.db)).toEqual(before)
  })
})
