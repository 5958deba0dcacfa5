import type pg from 'pg'
import { queryPool, wakeWorkers, type Db } from '@/lib/db'
import type { Outside } from '@/lib/kernel/outside'
import { DomainError } from '@/lib/kernel/errors'
import { worldTimeAt, wallClock } from '@/lib/kernel/clock'
import { nextDue, type JobRow } from '@/lib/platform'
import { checkMove, moveClockTo, readState, systemCtx, type OpenWorld } from '@/lib/worlds'
import { RUNNER_LOCK, runNextJob } from './run-next'

export type AdvanceReport = { now: Date; ran: number }

/** So many jobs in one move are a loop, not a life. */
const MAX_JOBS = 100_000

export type JobErrorLog = (job: JobRow, error: unknown) => void

/** A moment, or how far from the present: on a running clock the present is known only once the world is ours. */
export type AdvanceTarget = Date | ((present: Date) => Date)

/**
 * Moves the world's clock to the target and runs everything that falls due on the way, in order of (dueAt, id), each at its
 * own moment; returns when nothing is due and nothing is in flight (rule Q2). Workers wait meanwhile.
 * Errors: CLOCK_BACKWARDS, CLOCK_RANGE.
 */
export async function advance(world: OpenWorld, outside: Outside, to: AdvanceTarget, onError: JobErrorLog): Promise<AdvanceReport> {
  const report = await exclusively(world.handle.pool, async () => {
    const start = await present(world.db)
    const target = typeof to === 'function' ? to(start) : to
    checkMove(start, target)
    let ran = 0
    for (; ran < MAX_JOBS; ran += 1) {
      const due = await nextDue(world)
      if (!due || due > target) break
      await moveClockTo(world.db, due)
      if (!(await runAt(world, outside, onError))) break
    }
    if (ran === MAX_JOBS) throw new DomainError('CLOCK_RANGE', {}, 'too many jobs in one move')
    return { now: await moveClockTo(world.db, target), ran }
  })
  wakeWorkers(world.db)
  return report
}

/** Runs what is due now without moving the clock. */
export async function runDue(world: OpenWorld, outside: Outside, onError: JobErrorLog): Promise<number> {
  return exclusively(world.handle.pool, async () => {
    let ran = 0
    while (ran < MAX_JOBS && (await runAt(world, outside, onError))) ran += 1
    return ran
  })
}

async function runAt(world: OpenWorld, outside: Outside, onError: JobErrorLog): Promise<boolean> {
  const state = await readState(world.db)
  const ctxFor = async (job: JobRow) => systemCtx(world, state, outside, job.id)
  return runNextJob(world.handle.pool, { ctxFor, now: new Date(worldTimeAt(state.clock, wallClock.nowMs())), shared: false, onError })
}

async function present(db: Db): Promise<Date> {
  return new Date(worldTimeAt((await readState(db)).clock, wallClock.nowMs()))
}

/** Holds the runner lock on a connection of its own; waits until workers have finished what they run. */
async function exclusively<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  // A server that dies while others work is told of here, and would end the process.
  const ignore = () => {}
  client.on('error', ignore)
  let broken: Error | undefined
  try {
    await queryPool(client, 'SELECT pg_advisory_lock($1)::text', [RUNNER_LOCK])
    const result = await work()
    await queryPool(client, 'SELECT pg_advisory_unlock($1)', [RUNNER_LOCK])
    return result
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    // A failed run closes the connection, and with it the lock.
    client.removeListener('error', ignore)
    client.release(broken)
  }
}
