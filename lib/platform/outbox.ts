import { z } from 'zod'
import type { Ctx } from '@/lib/db'
import { scheduleJob } from './jobs'

export const TOPICS = ['payment.succeeded', 'payment.failed', 'refund.booked', 'refund.ended', 'refund.closed', 'account.bound'] as const
export type Topic = (typeof TOPICS)[number]

/** A fact that others may want to know of. It is the payload of the job that delivers it (decision 0009). */
export const OutboxEvent = z.object({
  topic: z.enum(TOPICS),
  subjectId: z.string(),
  userId: z.string().optional(),
  waterAccountId: z.string().optional(),
  amountFen: z.string().optional(),
  alias: z.string().optional(),
})
export type OutboxEvent = z.infer<typeof OutboxEvent>

/** One event of a topic per subject; also the key of its job. */
export const eventKey = (topic: Topic, subjectId: string): string => `${topic}:${subjectId}`

/** Writes the fact beside the change that made it; a worker delivers it after the commit. */
export async function recordEvent(ctx: Ctx, event: OutboxEvent): Promise<void> {
  await scheduleJob(ctx, { kind: 'outbox.deliver', key: eventKey(event.topic, event.subjectId), dueAt: ctx.clock.now(), payload: event })
}
