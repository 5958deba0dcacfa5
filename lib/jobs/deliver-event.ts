import type { Ctx } from '@/lib/db'
import { tellGiver } from '@/lib/funding/family'
import { reissueAfterRefund } from '@/lib/invoices/red'
import { fenToYuan } from '@/lib/kernel/money'
import { tellArrived, tellOnItsWay } from '@/lib/payments/refunds'
import { DONE, eventKey, scheduleJob, OutboxEvent, sendNotice, type JobOutcome, type Topic } from '@/lib/platform'
import { scheduleComparison, scheduleRun } from '@/lib/recon'

const subscribers = {
  'payment.succeeded': async (ctx, event) => {
    await notice(ctx, event, 'PAYMENT_SUCCEEDED')
    await tellGiver(ctx, event.subjectId)
    await refresh(ctx, event)
    await scheduleRun(ctx)
    await scheduleComparison(ctx)
  },
  'payment.failed': async (ctx, event) => {
    await notice(ctx, event, 'PAYMENT_FAILED')
    await refresh(ctx, event)
  },
  // The company owes less from here on, and may have a bill again.
  'refund.booked': async (ctx, event) => {
    await tellOnItsWay(ctx, event.subjectId)
    await refresh(ctx, event)
    await scheduleRun(ctx)
    await reissueAfterRefund(ctx, event.subjectId)
  },
  // What was taken back for it stands on an invoice again.
  'refund.closed': async (ctx, event) => reissueAfterRefund(ctx, event.subjectId),
  'refund.ended': async (ctx, event) => tellArrived(ctx, event.subjectId),
  'account.bound': async (ctx, event) => {
    await sendNotice(ctx, { userId: event.userId ?? '', kind: 'ACCOUNT_BOUND', subjectId: event.subjectId, params: { alias: event.alias ?? '' } })
    await refresh(ctx, { ...event, waterAccountId: event.subjectId })
  },
} as const satisfies Record<Topic, (ctx: Ctx, event: OutboxEvent) => Promise<void>>

async function notice(ctx: Ctx, event: OutboxEvent, kind: 'PAYMENT_SUCCEEDED' | 'PAYMENT_FAILED'): Promise<void> {
  const params = { amount: fenToYuan(BigInt(event.amountFen ?? '0')) }
  await sendNotice(ctx, { userId: event.userId ?? '', kind, subjectId: event.subjectId, params })
}

/** The company's figures have changed: ask again, and keep what it says. */
async function refresh(ctx: Ctx, event: OutboxEvent): Promise<void> {
  const waterAccountId = event.waterAccountId ?? ''
  await scheduleJob(ctx, { kind: 'bills.refresh', key: `${waterAccountId}:${eventKey(event.topic, event.subjectId)}`, dueAt: ctx.clock.now() })
}

/** Tells everyone who wants to know of an event; each of them bears being told twice. What is no event is told to nobody. */
export async function deliverEvent(ctx: Ctx, _key: string, payload: unknown): Promise<JobOutcome> {
  const event = OutboxEvent.safeParse(payload)
  if (event.success) await subscribers[event.data.topic](ctx, event.data)
  return DONE
}
