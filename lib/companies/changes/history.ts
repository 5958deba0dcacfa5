import type { Ctx } from '@/lib/db'
import { fold, type Change } from './diff'

/** What has been applied since a version was in force, folded into one. A version that was never in force has had nothing since. */
export async function appliedSince(ctx: Ctx, code: string, version: number): Promise<Change[]> {
  const rows = await ctx.db.query<{ changes: Change[] }>(
    `SELECT changes FROM company_change WHERE company_code = $1 AND state = 'APPLIED'
       AND (applied_at, version) > (SELECT coalesce(max(applied_at), '-infinity'::timestamptz), $2::int FROM company_change WHERE company_code = $1 AND version = $2 AND state = 'APPLIED')
     ORDER BY applied_at, version`,
    [code, version],
  )
  return fold(rows.flatMap(({ changes }) => changes))
}
