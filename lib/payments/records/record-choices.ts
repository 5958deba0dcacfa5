import { requireResident } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import type { SourceCode } from '@/lib/funding'

/** What there is to choose from: only what the caller's payments have. Months YYYYMM, newest first. */
export type RecordChoices = { accounts: { id: string; alias: string }[]; months: string[]; sources: SourceCode[] }

const AGREED = 'FROM payment WHERE user_id = $1 AND reserved_at IS NOT NULL'

export async function readRecordChoices({ ctx }: { ctx: Ctx }): Promise<RecordChoices> {
  const [row] = await ctx.db.query<RecordChoices>(
    `SELECT (SELECT coalesce(json_agg(json_build_object('id', id, 'alias', alias) ORDER BY alias, id), '[]') FROM water_account WHERE id IN (SELECT water_account_id ${AGREED})) AS accounts,
       ARRAY(SELECT DISTINCT to_char(created_at AT TIME ZONE 'Asia/Shanghai', 'YYYYMM') AS month ${AGREED} ORDER BY month DESC LIMIT 120) AS months,
       ARRAY(SELECT DISTINCT source ${AGREED} ORDER BY source) AS sources`,
    [requireResident(ctx)],
  )
  return row ?? { accounts: [], months: [], sources: [] }
}
