import type { Ctx } from '@/lib/db'
import { canonicalJson } from '@/lib/kernel/canonical'
import { scheduleJob } from './jobs'

export const TOPICS = ['payment.succeeded', 'payment.failed', 'account.bound'] as const
export type Topic = (typeof TOPICS)[number]

export type OutboxRow = { id: string; topic: Topic; subject_id: string; payload: Record<string, string>; occurred_at: Date }

/** An event's id; one event of a topic per subject. */
export function eventId(ctx: Ctx, topic: Topic, subjectId: string): string {
  return ctx.random.id('evt', `${topic}:${subjectId}`)
}

/** Writes the fact beside the change that made it; the job delivers it after the commit. */
export async function recordEvent(ctx: Ctx, topic: Topic, subjectId: string, payload: Record<string, string>): Promise<void> {
  const id = eventId(ctx, topic, subjectId)
  const now = ctx.clock.now()
  await ctx.db.query(
    `INSERT INTO outbox_event (id, topic, subject_id, payload, occurred_at) VALUES ($1, $2, $3, $4::jsonb, $5) ON CONFLICT DO NOTHING RETURNING id`,
    [id, topic, subjectId, canonicalJson(payload), now],
  )
  await scheduleJob(ctx, { kind: 'outbox.deliver', key: id, dueAt: now })
}

export async function readEvent(ctx: Ctx, id: string): Promise<OutboxRow | null> {
  const [row] = await ctx.db.query<OutboxRow>('SELECT id, topic, subject_id, payload, occurred_at FROM outbox_event WHERE id = $1', [id])
  return row ?? null
}

export async function markDelivered(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.query('UPDATE outbox_event SET delivered_at = $2 WHERE id = $1 AND delivered_at IS NULL RETURNING id', [id, ctx.clock.now()])
}
