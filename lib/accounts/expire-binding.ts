import type { Ctx } from '@/lib/db'
import { DONE, type JobOutcome } from '@/lib/platform'

/** Job `bind.expire`: a binding nobody finished ends. */
export async function expireBinding(ctx: Ctx, bindRequestId: string): Promise<JobOutcome> {
  await ctx.db.prisma.bindRequest.updateMany({ where: { id: bindRequestId, state: { in: ['STARTED', 'VERIFIED'] } }, data: { state: 'EXPIRED' } })
  return DONE
}
