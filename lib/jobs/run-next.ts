import type pg from 'pg'
import { queryPool, type Ctx } from '@/lib/db'
import { failpoint } from '@/lib/kernel/failpoint'
import { HOUR_MS, SECOND_MS } from '@/lib/kernel/calendar'
import { againAt, type JobOutcome, type JobRow } from '@/lib/platform'
import { JOB_HANDLERS } from './registry'

/** Held shared while a job runs and exclusively by `advance`: any constant of its own. */
export const RUNNER_LOCK = 5_202_601
/** Unexpected errors are tried again after 2 s, 4 s, … of world time, at most this long apart. */
const MAX_BACKOFF_MS = 6 * HOUR_MS

const CLAIM = `SELECT id, kind, key, due_at, payload, attempts FROM scheduled_job
  WHERE state = 'PENDING' AND due_at <= $1 ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`
const FINISH = `UPDATE scheduled_job SET state = 'DONE', finished_at = $2, attempts = attempts + 1, last_error = NULL WHERE id = $1`
const AGAIN = `UPDATE scheduled_job SET due_at = $2, attempts = attempts + 1, last_error = $3 WHERE id = $1`

export type RunNextOptions = {
  /** Makes the ctx after the claim, so that its clock is that of the run. */
  ctxFor(job: JobRow): Promise<Ctx>
  now: Date
  shared: boolean
  onError(job: JobRow, error: unknown): void
}

/**
 * Runs the one job that has been due longest; false when there is none. The claim is a row lock in an open transaction on
 * a connection of its own: a process that dies gives it back at once (decision 0004). The handler's work commits by itself.
 */
export async function runNextJob(pool: pg.Pool, options: RunNextOptions): Promise<boolean> {
  const client = await pool.connect()
  const ignore = () => {}
  client.on('error', ignore)
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    if (options.shared && !(await tryShared(client))) return await rollback(client)
    const [job] = await queryPool<JobRow>(client, CLAIM, [options.now])
    if (!job) return await rollback(client)
    await settle(client, job, options)
    await client.query('COMMIT')
    return true
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error))
    throw broken
  } finally {
    client.removeListener('error', ignore)
    client.release(broken)
  }
}

async function tryShared(client: pg.PoolClient): Promise<boolean> {
  const [row] = await queryPool<{ ok: boolean }>(client, 'SELECT pg_try_advisory_xact_lock_shared($1) AS ok', [RUNNER_LOCK])
  return row?.ok === true
}

async function rollback(client: pg.PoolClient): Promise<false> {
  await client.query('ROLLBACK')
  return false
}

async function settle(client: pg.PoolClient, job: JobRow, options: RunNextOptions): Promise<void> {
  const ctx = await options.ctxFor(job)
  let outcome: JobOutcome
  let lastError: string | null = null
  try {
    outcome = await JOB_HANDLERS[job.kind](ctx, job.key, job.payload)
  } catch (error) {
    options.onError(job, error)
    lastError = error instanceof Error ? error.name : 'unknown'
    const backoff = Math.min(SECOND_MS * 2 ** Math.min(job.attempts + 1, 20), MAX_BACKOFF_MS)
    outcome = againAt(new Date(ctx.clock.now().getTime() + backoff))
  }
  failpoint('job.beforeDone')
  if (outcome.done) await queryPool(client, FINISH, [job.id, ctx.clock.now()])
  else await queryPool(client, AGAIN, [job.id, outcome.again, lastError])
}
