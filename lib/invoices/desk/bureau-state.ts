import { requireDesk } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { maintenanceEnd } from '@/lib/gateways/tax'
import { STUCK_MS, stuckSql } from './list-desk'
import type { BureauState } from './schemas'

/** How the way to the tax bureau is, from what we know of it. Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function readBureauState({ ctx }: { ctx: Ctx }): Promise<BureauState> {
  requireDesk(ctx)
  const now = ctx.clock.now()
  const [row] = await ctx.db.query<Omit<BureauState, 'opensAt'>>(
    `SELECT count(*) FILTER (WHERE i.state <> 'DISPUTED')::int AS waiting, count(*) FILTER (WHERE ${stuckSql(1)})::int AS stuck, min(i.requested_at) AS "oldestAt", (SELECT ended_at FROM invoice WHERE ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT 1) AS "answeredAt"
     FROM invoice i WHERE i.state IN ('REQUESTED', 'SUBMITTED', 'DISPUTED')`,
    [new Date(now.getTime() - STUCK_MS)],
  )
  return { opensAt: maintenanceEnd(now), waiting: row?.waiting ?? 0, stuck: row?.stuck ?? 0, oldestAt: row?.oldestAt ?? null, answeredAt: row?.answeredAt ?? null }
}
