import type { Ctx } from '@/lib/db'
import { fold, type Change } from './diff'

/** What has been applied since a version came into force, folded into one; since the beginning, of the first and of one that never did. */
export async function appliedSince(ctx: Ctx, code: string, version: number): Promise<Change[]> {
  const rows = await ctx.db.query<{ changes: Change[] }>(
    `SELECT effect AS changes FROM company_change
     WHERE company_code = $1 AND applied_no > coalesce((SELECT applied_no FROM company_change WHERE company_code = $1 AND version = $2), 0) ORDER BY applied_no`,
    [code, version],
  )
  return fold(rows.flatMap(({ changes }) => changes))
}
