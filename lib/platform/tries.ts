import type { Ctx } from '@/lib/db'
import type { JobKind } from './job-kinds'
import { jobId } from './jobs'

/** How often a job has been run, this time included: how patient to be. */
export async function countTries(ctx: Ctx, kind: JobKind, key: string): Promise<number> {
  const [row] = await ctx.db.query<{ attempts: number }>('SELECT attempts FROM scheduled_job WHERE id = $1', [jobId(ctx, kind, key)])
  return (row?.attempts ?? 0) + 1
}
