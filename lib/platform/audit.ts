import type { Ctx } from '@/lib/db'
import { canonicalJson } from '@/lib/kernel/canonical'
import { actorId } from './idempotency'

/** Who did what to which thing. `key` tells repetitions of one action on one subject apart. */
export async function recordAudit(ctx: Ctx, entry: { action: string; subjectId: string; key?: string; detail?: Record<string, unknown> }): Promise<void> {
  const id = ctx.random.id('aud', `${entry.action}:${entry.subjectId}:${entry.key ?? ctx.requestId}`)
  await ctx.db.query(
    `INSERT INTO audit_entry (id, at, actor_id, action, subject_id, detail, request_id)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7) ON CONFLICT DO NOTHING RETURNING id`,
    [id, ctx.clock.now(), actorId(ctx), entry.action, entry.subjectId, canonicalJson(entry.detail ?? {}), ctx.requestId],
  )
}
