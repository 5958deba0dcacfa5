import { requireDesk } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { dayStart, formatDay } from '@/lib/kernel/calendar'

/** Of the world's present day (Shanghai), and of this moment. `unknown`: outcomes that nobody knows yet. */
export type LiveFigures = { at: Date; paid: number; paidFen: bigint; failed: number; underWay: number; unknown: number; cutOff: number; ailing: number; pending: number; dueJobs: number }

/** What a desk keeps an eye on; a handful of indexed counts, asked for every few seconds. Errors: FORBIDDEN. */
export async function readLiveFigures({ ctx }: { ctx: Ctx }): Promise<LiveFigures> {
  requireDesk(ctx)
  const now = ctx.clock.now()
  const [row] = await ctx.db.query<Omit<LiveFigures, 'at'>>(
    `SELECT p.*, (SELECT count(*)::int FROM company_health WHERE cut_off_until > $2::timestamptz) AS "cutOff", (SELECT count(*)::int FROM company_health) AS ailing,
       (SELECT count(*)::int FROM company_change WHERE state = 'PENDING') AS pending, (SELECT count(*)::int FROM scheduled_job WHERE state = 'PENDING' AND due_at <= $2::timestamptz) AS "dueJobs"
     FROM (SELECT count(*) FILTER (WHERE state = 'SUCCEEDED')::int AS paid, coalesce(sum(amount_fen) FILTER (WHERE state = 'SUCCEEDED'), 0)::bigint AS "paidFen", count(*) FILTER (WHERE state = 'FAILED')::int AS failed,
             count(*) FILTER (WHERE state IN ('FUNDING', 'RESERVED', 'CREDITING', 'REVERSING'))::int AS "underWay", count(*) FILTER (WHERE state = 'UNKNOWN')::int AS unknown
           FROM payment WHERE reserved_at IS NOT NULL AND (created_at >= $1::timestamptz OR state IN ('FUNDING', 'RESERVED', 'CREDITING', 'REVERSING', 'UNKNOWN'))) p`,
    [dayStart(formatDay(now)), now],
  )
  return { at: now, ...(row ?? { paid: 0, paidFen: 0n, failed: 0, underWay: 0, unknown: 0, cutOff: 0, ailing: 0, pending: 0, dueJobs: 0 }) }
}
