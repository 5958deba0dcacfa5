import { requireResident } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import type { SourceCode } from '@/lib/funding'

/** What there is to choose from: only what the caller's payments have. Months YYYYMM, newest first. */
export type RecordChoices = { accounts: { id: string; alias: string }[]; months: string[]; sources: SourceCode[] }

const AGREED = 'FROM payment p WHERE p.user_id = $1 AND p.reserved_at IS NOT NULL'
const NEWEST = `SELECT date_trunc('month', max(p.created_at) AT TIME ZONE 'Asia/Shanghai') ${AGREED}`

/** Months are stepped through along the index; accounts are looked up one by one (LIMIT keeps EXISTS from being joined). Neither reads every payment. */
export async function readRecordChoices({ ctx }: { ctx: Ctx }): Promise<RecordChoices> {
  const [row] = await ctx.db.query<RecordChoices>(
    `WITH RECURSIVE m(month) AS (${NEWEST} UNION ALL SELECT (${NEWEST} AND p.created_at < m.month AT TIME ZONE 'Asia/Shanghai') FROM m WHERE m.month IS NOT NULL)
     SELECT (SELECT coalesce(json_agg(json_build_object('id', a.id, 'alias', a.alias) ORDER BY a.alias, a.id), '[]') FROM water_account a
         WHERE a.user_id = $1 AND (SELECT true ${AGREED} AND p.water_account_id = a.id LIMIT 1)) AS accounts,
       ARRAY(SELECT to_char(month, 'YYYYMM') FROM m WHERE month IS NOT NULL ORDER BY month DESC) AS months,
       ARRAY(SELECT DISTINCT p.source ${AGREED} ORDER BY p.source) AS sources`,
    [requireResident(ctx)],
  )
  return row ?? { accounts: [], months: [], sources: [] }
}
