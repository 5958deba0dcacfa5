import { beforeEach, describe, expect, test } from 'vitest'
import { withTransaction, type Ctx } from '@/lib/db'
import { runNextJob } from '@/lib/jobs'
import { HOUR_MS, SECOND_MS } from '@/lib/kernel/calendar'
import { jobId, nextDue, scheduleJob, type JobRow } from '@/lib/platform'
import { poll } from '../../support/poll'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx
let keys = 0
const newKey = () => `nothing-${(keys += 1)}`
const at = (ms: number) => new Date(ctx.clock.now().getTime() + ms)

beforeEach(async () => {
  ctx = await world.system()
  await ctx.db.query(`DELETE FROM scheduled_job RETURNING id`, [])
})

type Ran = { key: string; at: Date }
/** Runs one job as a worker does, and writes down which. */
function runner(ran: Ran[], more: Partial<Parameters<typeof runNextJob>[1]> = {}) {
  const errors: string[] = []
  const run = (now = ctx.clock.now()) =>
    runNextJob(world.world.handle.pool, {
      ctxFor: async (job) => {
        ran.push({ key: job.key, at: job.due_at })
        return ctx
      },
      now,
      shared: true,
      onError: (job: JobRow, error) => void errors.push(`${job.kind}: ${String(error)}`),
      ...more,
    })
  return { run, errors }
}
const jobs = () => ctx.db.prisma.scheduledJob.findMany({ orderBy: { id: 'asc' } })
const schedule = (key: string, dueAt: Date, as = ctx) => scheduleJob(as, { kind: 'bind.expire', key, dueAt })

describe('what is due', () => {
  test('runs in order of time, then of id; what is not due stays', async () => {
    const same = [newKey(), newKey(), newKey()]
    for (const key of same) await schedule(key, at(-SECOND_MS))
    await schedule('first', at(-HOUR_MS))
    await schedule('later', at(1))
    const ran: Ran[] = []
    const { run } = runner(ran)
    while (await run());
    const byId = [...same].sort((a, b) => (jobId(ctx, 'bind.expire', a) < jobId(ctx, 'bind.expire', b) ? -1 : 1))
    expect(ran.map(({ key }) => key)).toEqual(['first', ...byId])
    expect(await nextDue(ctx)).toEqual(at(1))
    expect((await jobs()).filter(({ state }) => state === 'DONE').map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1])
  })

  test('is shared by four runners: each job runs once', async () => {
    for (let n = 0; n < 60; n += 1) await schedule(newKey(), at(-n))
    const ran: Ran[] = []
    const one = async () => {
      const { run } = runner(ran)
      while (await run());
    }
    await Promise.all([one(), one(), one(), one()])
    expect(ran).toHaveLength(60)
    expect(new Set(ran.map(({ key }) => key)).size).toBe(60)
    expect((await jobs()).every(({ state, attempts }) => state === 'DONE' && attempts === 1)).toBe(true)
  })

  test('does not wait for a job that somebody else is running', async () => {
    await schedule('slow', at(-HOUR_MS))
    await schedule('quick', at(-SECOND_MS))
    const ran: Ran[] = []
    let finish = () => {}
    const allowed = new Promise<void>((resolve) => (finish = resolve))
    const ctxFor = async (job: JobRow) => {
      await allowed
      ran.push({ key: job.key, at: job.due_at })
      return ctx
    }
    const slow = runner(ran, { ctxFor })
    const running = slow.run()
    await poll('the slow one has begun', isClaimed)
    const { run } = runner(ran)
    expect([await run(), await run()]).toEqual([true, false])
    finish()
    expect(await running).toBe(true)
    expect(ran.map(({ key }) => key)).toEqual(['quick', 'slow'])
  })
})

/** Whether a runner has claimed a job and is at it: its transaction is open and waits. Asking locks nothing. */
async function isClaimed(): Promise<boolean> {
  const open = await ctx.db.query(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction' AND query LIKE '%SKIP LOCKED%'`, [])
  return open.length === 1
}

describe('a job', () => {
  test('is scheduled once for its kind and key, also by ten at once, and keeps its first time', async () => {
    await Promise.all(Array.from({ length: 10 }, () => schedule('twin', at(0))))
    await schedule('twin', at(HOUR_MS))
    expect(await jobs()).toMatchObject([{ key: 'twin', dueAt: at(0), state: 'PENDING', attempts: 0 }])
    await scheduleJob(ctx, { kind: 'payment.expire', key: 'twin', dueAt: at(0) })
    expect(await jobs()).toHaveLength(2)
  })

  test('is not there when the transaction that wrote it did not commit', async () => {
    const work = withTransaction(ctx, async (tx) => {
      await schedule('rolled back', at(0), tx)
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(await jobs()).toEqual([])
  })

  test('of a runner that died is given back at once, and runs again', async () => {
    await schedule('orphan', at(-1))
    let goOn = () => {}
    const dead = runner([], { ctxFor: () => new Promise((resolve) => (goOn = () => resolve(ctx))) })
    const dying = dead.run()
    await poll('it is claimed', isClaimed)
    await ctx.db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`, [])
    const ran: Ran[] = []
    await poll('it is given back', () => runner(ran).run())
    expect(ran.map(({ key }) => key)).toEqual(['orphan'])
    expect(await jobs()).toMatchObject([{ state: 'DONE', attempts: 1 }])
    goOn()
    await expect(dying).rejects.toThrow()
  })

  test('that fails comes again after 2, 4, 8 … seconds, six hours at most, until it succeeds', async () => {
    const account = await ctx.db.prisma.waterAccount.findFirstOrThrow()
    const dueAt = at(0)
    await scheduleJob(ctx, { kind: 'bills.refresh', key: `${account.id}:x`, dueAt })
    const unreachable = { ...ctx, outside: { send: async () => ({ outcome: 'UNREACHABLE' }) as const } }
    const gaps: number[] = []
    for (let now = dueAt; gaps.length < 16; ) {
      const { run, errors } = runner([], { ctxFor: async () => ({ ...unreachable, clock: { ...ctx.clock, now: () => now } }) })
      expect(await run(new Date(now.getTime() - 1))).toBe(false)
      expect(await run(now)).toBe(true)
      expect(errors).toEqual(['bills.refresh: DomainError: COMPANY_UNAVAILABLE'])
      const [job] = await jobs()
      expect(job).toMatchObject({ state: 'PENDING', attempts: gaps.length + 1, lastError: 'DomainError' })
      gaps.push(((job?.dueAt.getTime() ?? 0) - now.getTime()) / SECOND_MS)
      now = job?.dueAt ?? now
    }
    expect(gaps).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 21_600, 21_600])
    const [job] = await jobs()
    expect(await runner([]).run(job?.dueAt)).toBe(true)
    expect(await jobs()).toMatchObject([{ state: 'DONE', lastError: null, attempts: 17 }])
  })
})
