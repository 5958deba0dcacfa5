import { requireDesk } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { STUCK_MS, stuckSql } from './list-desk'
import type { DeskCounts } from './schemas'

/** How much waits for somebody at the desk; each count reads what is open alone. Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function countDeskWork({ ctx }: { ctx: Ctx }): Promise<DeskCounts> {
  requireDesk(ctx)
  const [row] = await ctx.db.query<DeskCounts>(
    `SELECT (SELECT count(*)::int FROM invoice i WHERE ${stuckSql(1)}) AS stuck, (SELECT count(*)::int FROM red_letter WHERE state = '03') AS letters,
       (SELECT count(*)::int FROM org_certification WHERE state = 'PENDING') AS certifications`,
    [new Date(ctx.clock.now().getTime() - STUCK_MS)],
  )
  return row ?? { stuck: 0, letters: 0, certifications: 0 }
}
