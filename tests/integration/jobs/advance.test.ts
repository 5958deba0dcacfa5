import { beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { advance, runDue, runNextJob } from '@/lib/jobs'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { wallClock, worldTimeAt } from '@/lib/kernel/clock'
import { nextDue, recordEvent, scheduleJob } from '@/lib/platform'
import { readState, setClockMode } from '@/lib/worlds'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx
const fail = (job: { kind: string }, error: unknown) => expect.fail(`${job.kind}: ${String(error)}`)
const present = async () => new Date(worldTimeAt((await readState(world.world.db)).clock, wallClock.nowMs()))
const to = async (target: Date) => advance(world.world, ctx.outside, target, fail)
const schedule = (key: string, dueAt: Date) => scheduleJob(ctx, { kind: 'bind.expire', key, dueAt })
const finished = async () => {
  const rows = await ctx.db.prisma.scheduledJob.findMany({ where: { state: 'DONE' }, orderBy: [{ finishedAt: 'asc' }, { id: 'asc' }] })
  return rows.map(({ key, finishedAt }) => ({ key, at: finishedAt }))
}

beforeEach(async () => {
  await setClockMode(world.world.db, 'MANUAL')
  ctx = await world.system()
  await ctx.db.query('DELETE FROM scheduled_job RETURNING id', [])
})

describe('moving the clock', () => {
  test('runs everything that falls due, each at its own moment, in order', async () => {
    const start = ctx.clock.now()
    const due = (minutes: number) => new Date(start.getTime() + minutes * MINUTE_MS)
    for (const minutes of [90, 30, 60, 121, 0]) await schedule(`m${minutes}`, due(minutes))
    expect(await to(due(120))).toEqual({ now: due(120), ran: 4 })
    expect(await finished()).toEqual([0, 30, 60, 90].map((minutes) => ({ key: `m${minutes}`, at: due(minutes) })))
    expect([await present(), await nextDue(ctx)]).toEqual([due(120), due(121)])
  })

  test('runs what running jobs add, and returns when all is quiet', async () => {
    const account = await ctx.db.prisma.waterAccount.findFirstOrThrow()
    await recordEvent(ctx, { topic: 'payment.succeeded', subjectId: 'chain', userId: account.userId, waterAccountId: account.id, amountFen: '1' })
    const start = ctx.clock.now()
    expect(await to(new Date(start.getTime() + HOUR_MS))).toMatchObject({ ran: 2 })
    expect((await finished()).map(({ at }) => at)).toEqual([start, start])
    // What is left is of the next day: a settlement, and the comparison with the statement.
    expect(await ctx.db.prisma.scheduledJob.findMany({ where: { state: 'PENDING' }, orderBy: { kind: 'asc' } })).toMatchObject([{ kind: 'settlement.run' }, { kind: 'statement.compare' }])
    expect((await ctx.db.prisma.waterAccount.findUniqueOrThrow({ where: { id: account.id } })).refreshedAt).toEqual(start)
  })

  test('over a year passes every job on the way', async () => {
    const start = ctx.clock.now()
    for (let day = 1; day <= 365; day += 5) await schedule(`d${day}`, new Date(start.getTime() + day * DAY_MS))
    expect(await to(new Date(start.getTime() + 365 * DAY_MS))).toMatchObject({ ran: 73 })
    expect((await finished()).every(({ key, at }) => at?.getTime() === start.getTime() + Number(key.slice(1)) * DAY_MS)).toBe(true)
  })

  test('to where it stands runs what is due now', async () => {
    await schedule('now', ctx.clock.now())
    await schedule('soon', new Date(ctx.clock.now().getTime() + 1))
    expect(await to(ctx.clock.now())).toEqual({ now: ctx.clock.now(), ran: 1 })
  })

  test('back is refused, and so is more than ten years; nothing is written', async () => {
    await schedule('waiting', ctx.clock.now())
    const before = await readState(ctx.db)
    const tries = async () => {
      expect(await refusal(to(new Date(ctx.clock.now().getTime() - 1)))).toBe('CLOCK_BACKWARDS')
      expect(await refusal(to(new Date(ctx.clock.now().getTime() + 3_661 * DAY_MS)))).toBe('CLOCK_RANGE')
      expect(await refusal(to(new Date(Number.NaN)))).toBe('CLOCK_RANGE')
    }
    expect(await tablesChangedBy(ctx.db, tries)).toEqual([])
    await tries()
    expect([await readState(ctx.db), await finished()]).toEqual([before, []])
    expect(await to(new Date(ctx.clock.now().getTime() + 1))).toMatchObject({ ran: 1 })
  })

  test('five at once follow one another: every job once, and the clock stands at the last', async () => {
    const start = ctx.clock.now()
    for (let n = 1; n <= 50; n += 1) await schedule(`r${n}`, new Date(start.getTime() + n * MINUTE_MS))
    const reports = await Promise.allSettled([10, 20, 30, 40, 50].map((n) => to(new Date(start.getTime() + n * MINUTE_MS))))
    const ran = reports.map((report) => (report.status === 'fulfilled' ? report.value.ran : report.reason.code))
    expect(ran.filter((one) => one !== 'CLOCK_BACKWARDS').reduce((sum: number, one) => sum + Number(one), 0)).toBe(50)
    expect((await finished()).map(({ key, at }) => [key, at?.getTime()])).toEqual(Array.from({ length: 50 }, (_, n) => [`r${n + 1}`, start.getTime() + (n + 1) * MINUTE_MS]))
    expect(await present()).toEqual(new Date(start.getTime() + 50 * MINUTE_MS))
  })

  test('keeps workers out until it is done', async () => {
    const start = ctx.clock.now()
    await schedule('inside', new Date(start.getTime() + MINUTE_MS))
    const workers: boolean[] = []
    const work = () => runNextJob(world.world.handle.pool, { ctxFor: async () => ctx, now: new Date(start.getTime() + HOUR_MS), shared: true, onError: fail })
    await scheduleJob(ctx, { kind: 'bills.refresh', key: `${(await ctx.db.prisma.waterAccount.findFirstOrThrow()).id}:x`, dueAt: start })
    const outside: Ctx['outside'] = {
      send: async (request) => {
        workers.push(await work())
        return ctx.outside.send(request)
      },
    }
    expect(await advance(world.world, outside, new Date(start.getTime() + HOUR_MS), fail)).toMatchObject({ ran: 2 })
    expect(workers).toEqual([false, false, false])
  })
})

describe('on a clock that runs', () => {
  test.each(['REAL', 'ACCELERATED'] as const)('%s: moving runs what falls due, and it runs on afterwards', async (mode) => {
    await setClockMode(world.world.db, mode, 2)
    const start = await present()
    await schedule('in an hour', new Date(start.getTime() + HOUR_MS))
    const target = new Date(start.getTime() + 2 * HOUR_MS)
    expect(await to(target)).toMatchObject({ ran: 1 })
    expect((await present()).getTime()).toBeGreaterThanOrEqual(target.getTime())
    expect((await readState(ctx.db)).clock.mode).toBe(mode)
  })

  test('a job that is late already runs at the present, not in the past', async () => {
    await setClockMode(world.world.db, 'REAL')
    const start = await present()
    await schedule('late', new Date(start.getTime() - HOUR_MS))
    await to(new Date(start.getTime() + HOUR_MS))
    const [job] = await finished()
    expect(job?.at?.getTime()).toBeGreaterThanOrEqual(start.getTime())
  })
})

test('what is due now runs without moving the clock', async () => {
  const start = ctx.clock.now()
  await schedule('due', start)
  await schedule('not yet', new Date(start.getTime() + 1))
  expect(await runDue(world.world, ctx.outside, fail)).toBe(1)
  expect(await present()).toEqual(start)
  expect(await runDue(world.world, ctx.outside, fail)).toBe(0)
})
