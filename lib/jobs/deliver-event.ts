import type { Ctx } from '@/lib/db'
import { fenToYuan } from '@/lib/kernel/money'
import { DONE, markDelivered, readEvent, scheduleJob, sendNotice, type JobOutcome, type OutboxRow, type Topic } from '@/lib/platform'

const subscribers = {
  'payment.succeeded': async (ctx, event) => {
    await notice(ctx, event, 'PAYMENT_SUCCEEDED')
    await refresh(ctx, event)
  },
  'payment.failed': async (ctx, event) => {
    await notice(ctx, event, 'PAYMENT_FAILED')
    await refresh(ctx, event)
  },
  'account.bound': async (ctx, event) => {
    await sendNotice(ctx, { userId: event.payload.userId ?? '', kind: 'ACCOUNT_BOUND', subjectId: event.subject_id, params: { alias: event.payload.alias ?? '' } })
    await refresh(ctx, { ...event, payload: { ...event.payload, waterAccountId: event.subject_id } })
  },
} as const satisfies Record<Topic, (ctx: Ctx, event: OutboxRow) => Promise<void>>

async function notice(ctx: Ctx, event: OutboxRow, kind: 'PAYMENT_SUCCEEDED' | 'PAYMENT_FAILED'): Promise<void> {
  const params = { amount: fenToYuan(BigInt(event.payload.amountFen ?? '0')) }
  await sendNotice(ctx, { userId: event.payload.userId ?? '', kind, subjectId: event.subject_id, params })
}

/** The company's figures have changed: ask again, and keep what it says. */
async function refresh(ctx: Ctx, event: OutboxRow): Promise<void> {
  const waterAccountId = event.payload.waterAccountId ?? ''
  await scheduleJob(ctx, { kind: 'bills.refresh', key: `${waterAccountId}:${event.id}`, dueAt: ctx.clock.now() })
}

/** Tells everyone who wants to know of an event; each of them bears being told twice. */
export async function deliverEvent(ctx: Ctx, key: string): Promise<JobOutcome> {
  const event = await readEvent(ctx, key)
  if (event) {
    await subscribers[event.topic](ctx, event)
    await markDelivered(ctx, event.id)
  }
  return DONE
}
