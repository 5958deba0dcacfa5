import { wakeWorkers, type Ctx } from '@/lib/db'
import { canonicalJson } from '@/lib/kernel/canonical'
import type { JobKind } from './job-kinds'

export type JobRow = { id: string; kind: JobKind; key: string; due_at: Date; payload: unknown; attempts: number }

/** Slot ids are deterministic: the same kind and key are the same job, scheduled once. */
export function jobId(ctx: Ctx, kind: JobKind, key: string): string {
  return ctx.random.id('job', `${kind}:${key}`)
}

/** Writes down what is to happen at `dueAt`; a second call for the same kind and key changes nothing. */
export async function scheduleJob(ctx: Ctx, job: { kind: JobKind; key: string; dueAt: Date; payload?: unknown }): Promise<void> {
  await ctx.db.query('SELECT job_add($1, $2, $3, $4, $5::jsonb)::text', [
    jobId(ctx, job.kind, job.key),
    job.kind,
    job.key,
    job.dueAt,
    canonicalJson(job.payload ?? {}),
  ])
  wakeWorkers(ctx.db)
}

/** Brings a job that waits forward to now; one that has been done, or that there is not, stays so. */
export async function hastenJob(ctx: Ctx, kind: JobKind, key: string): Promise<void> {
  await ctx.db.query(`UPDATE scheduled_job SET due_at = least(due_at, $2::timestamptz) WHERE id = $1 AND state = 'PENDING' RETURNING id`, [jobId(ctx, kind, key), ctx.clock.now()])
  wakeWorkers(ctx.db)
}

/** Runs a job once more that has been done, from now on. */
export async function reviveJob(ctx: Ctx, kind: JobKind, key: string): Promise<void> {
  await ctx.db.query(`UPDATE scheduled_job SET state = 'PENDING', due_at = $2::timestamptz, attempts = 0, finished_at = NULL WHERE id = $1 AND state = 'DONE' RETURNING id`, [jobId(ctx, kind, key), ctx.clock.now()])
  wakeWorkers(ctx.db)
}

/** When the next job falls due, or null. */
export async function nextDue(ctx: Pick<Ctx, 'db'>): Promise<Date | null> {
  const [row] = await ctx.db.query<{ due: Date | null }>(`SELECT min(due_at) AS due FROM scheduled_job WHERE state = 'PENDING'`, [])
  return row?.due ?? null
}
