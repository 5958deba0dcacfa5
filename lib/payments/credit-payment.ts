import { talkTo, type KnownCompany } from '@/lib/companies'
import type { Ctx } from '@/lib/db'
import type { GatewayCall, GatewayFailure, WaterGateway } from '@/lib/gateways/water'
import { formatCompact, SECOND_MS } from '@/lib/kernel/calendar'
import { failpoint } from '@/lib/kernel/failpoint'
import { invariant } from '@/lib/kernel/invariant'
import { nextTry } from '@/lib/kernel/retries'
import { againAt, countTries, DONE, recordWire, type JobOutcome, type WireRow } from '@/lib/platform'
import { fail, giveUp, moveState, succeed, takePayment, type PaymentRow } from './move-state'
import { isUncertain, MAX_SENDS, UNREACHABLE_MS } from './rules'

/**
 * Job `payment.credit`: brings a reserved payment to its end. Each step is written down before it is taken, so whoever
 * takes over after a crash knows what may have happened; only the company's word ends it (rule E3's ground).
 */
export async function creditPayment(ctx: Ctx, paymentId: string): Promise<JobOutcome> {
  const taken = await takePayment(ctx, paymentId)
  if (!taken) return DONE
  const { payment, fresh } = taken
  const at: Desk = { ctx, company: taken.company }
  if (fresh) return charge(at, payment)
  switch (payment.state) {
    case 'CREDITING':
      // Whoever sent this died before the answer: it may have arrived.
      return askOutcome(at, await moveState(ctx, payment, 'UNKNOWN', 'interrupted'))
    case 'UNKNOWN':
      return askOutcome(at, payment)
    case 'REVERSING':
      return reverse(at, payment)
    default:
      return DONE
  }
}

/** Where the talking is done. */
type Desk = { ctx: Ctx; company: KnownCompany }

/** The answer, and the raw message for whoever writes down what follows from it. */
async function exchange<T>({ ctx, company }: Desk, payment: PaymentRow, step: string, talk: (gateway: WaterGateway, call: GatewayCall) => Promise<T>) {
  // World time tells repeated questions apart, and is the same again when the same commands are run again.
  const sequence = `${step}:${payment.sends}:${ctx.clock.now().getTime()}`
  const kept: WireRow[] = []
  const topic = { company, subjectId: payment.id, sequence, keep: (row: WireRow) => void kept.push(row) }
  const answer = await talkTo(ctx, topic, talk)
  const [message] = kept
  invariant(message, 'an exchange leaves its message')
  return { answer, message }
}

/** The payment is CREDITING, and that is committed. */
async function charge(desk: Desk, payment: PaymentRow): Promise<JobOutcome> {
  const { ctx } = desk
  failpoint('payment.beforeSend')
  const { answer, message } = await exchange(desk, payment, 'charge', (gateway, call) =>
    gateway.charge(call, {
      billKey: payment.bill_key,
      billNo: payment.bill_no,
      transactionId: payment.transaction_id,
      payDate: formatCompact(ctx.clock.now()),
      customerName: payment.customer_name,
      payAmountFen: payment.amount_fen,
      attach: payment.attach,
      billMonth: payment.bill_month,
    }),
  )
  failpoint('payment.afterSend')
  if (answer.ok) {
    failpoint('payment.answered')
    await succeed(ctx, payment, answer.value.channelBillNo, message)
    return DONE
  }
  await recordWire(ctx, message)
  return chargeFailed(desk, payment, answer.error)
}

async function chargeFailed(desk: Desk, payment: PaymentRow, failure: GatewayFailure): Promise<JobOutcome> {
  const { ctx } = desk
  const now = ctx.clock.now()
  if (failure.kind === 'REFUSED' && !isUncertain(failure.code)) {
    const { code, prompt } = failure
    // A no to this message says nothing of an earlier one, which may arrive yet.
    if (!(await neverArrived(ctx, payment))) return reverse(desk, await giveUp(ctx, payment, code, prompt))
    await fail(ctx, payment, code, prompt)
    return DONE
  }
  if (failure.kind === 'UNREACHABLE' && failure.until) {
    await moveState(ctx, payment, 'RESERVED', 'closed')
    return againAt(failure.until)
  }
  if (failure.kind === 'UNREACHABLE') {
    const waitedMs = now.getTime() - (payment.reserved_at?.getTime() ?? 0) - payment.arrival_seconds * SECOND_MS
    if (waitedMs >= UNREACHABLE_MS && now.getTime() - (await openSince(ctx, payment)) >= UNREACHABLE_MS && (await neverArrived(ctx, payment))) {
      await fail(ctx, payment, 'COMPANY_UNAVAILABLE', null)
      return DONE
    }
    await moveState(ctx, payment, 'RESERVED', 'unreachable')
    return againAt(nextTry(now, payment.sends))
  }
  await moveState(ctx, payment, 'UNKNOWN', failure.kind === 'REFUSED' ? failure.code : failure.kind)
  return againAt(nextTry(now, payment.sends))
}

/** True when every charge before this one met a closed door: then there is nothing of them at the company. */
async function neverArrived(ctx: Ctx, payment: PaymentRow): Promise<boolean> {
  if (payment.sends <= 1) return true
  const [row] = await ctx.db.query<{ other: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM payment_transition WHERE payment_id = $1 AND "from" = 'CREDITING' AND reason NOT IN ('unreachable', 'closed')) AS other`,
    [payment.id],
  )
  return row?.other === false
}

/** When it was sent first after the company had been closed last, in milliseconds; 0: it never was. */
async function openSince(ctx: Ctx, { id }: PaymentRow): Promise<number> {
  const [row] = await ctx.db.query<{ at: Date | null }>(
    `SELECT min(t.at) AS at FROM payment_transition t WHERE t.payment_id = $1 AND t."to" = 'CREDITING' AND t.seq > (SELECT max(c.seq) FROM payment_transition c WHERE c.payment_id = $1 AND c.reason = 'closed')`,
    [id],
  )
  return row?.at?.getTime() ?? 0
}

/** Charges that went out, without those kept back from a company that was closed. */
async function sentOf(ctx: Ctx, { id, sends }: PaymentRow): Promise<number> {
  const [row] = await ctx.db.query<{ count: number }>(`SELECT count(*)::int AS count FROM payment_transition WHERE payment_id = $1 AND "from" = 'CREDITING' AND reason = 'closed'`, [id])
  return sends - (row?.count ?? 0)
}

/** When to ask again: once the company opens, or after a while that grows with each try. */
async function later(ctx: Ctx, { id }: PaymentRow, failure: GatewayFailure): Promise<JobOutcome> {
  if (failure.kind === 'UNREACHABLE' && failure.until) return againAt(failure.until)
  return againAt(nextTry(ctx.clock.now(), await countTries(ctx, 'payment.credit', id)))
}

async function askOutcome(desk: Desk, payment: PaymentRow): Promise<JobOutcome> {
  const { ctx } = desk
  const { bill_key: billKey, bill_no: billNo, transaction_id: transactionId, amount_fen: payAmountFen } = payment
  const { answer, message } = await exchange(desk, payment, 'confirm', (gateway, call) => gateway.confirm(call, { billKey, billNo, transactionId, payAmountFen }))
  if (answer.ok && answer.value.state === 'CREDITED') {
    await succeed(ctx, payment, answer.value.receipt.channelBillNo, message)
    return DONE
  }
  await recordWire(ctx, message)
  if (!answer.ok) return later(ctx, payment, answer.error)
  if (answer.value.state === 'REVERSED') {
    await fail(ctx, payment, 'REVERSED', null)
    return DONE
  }
  if ((await sentOf(ctx, payment)) < MAX_SENDS) return charge(desk, await moveState(ctx, payment, 'CREDITING', 'sent again'))
  return reverse(desk, await moveState(ctx, payment, 'REVERSING', 'gave up'))
}

/** 冲正 leaves a mark at the company, so that a charge still on its way cannot be credited after the money is back. */
async function reverse(desk: Desk, payment: PaymentRow): Promise<JobOutcome> {
  const { ctx } = desk
  const { bill_key: billKey, bill_no: billNo, transaction_id: transactionId, attach } = payment
  const { answer, message } = await exchange(desk, payment, 'refund', (gateway, call) => gateway.refund(call, { billKey, billNo, transactionId, attach }))
  await recordWire(ctx, message)
  if (!answer.ok) return later(ctx, payment, answer.error)
  await fail(ctx, payment, payment.failure_code ?? 'NOT_CREDITED', payment.failure_prompt)
  return DONE
}
