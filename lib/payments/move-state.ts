import type { Ctx } from '@/lib/db'
import { failpoint } from '@/lib/kernel/failpoint'
import { invariant } from '@/lib/kernel/invariant'
import { refusing } from '@/lib/ledger'
import { eventId, jobId } from '@/lib/platform'
import { mayMove, type PaymentState } from './state-machine'

export type PaymentRow = {
  id: string
  user_id: string
  company_code: string
  bill_key: string
  bill_no: string
  transaction_id: string
  customer_name: string
  attach: string
  bill_month: string
  amount_fen: bigint
  state: PaymentState
  sends: number
  reserved_at: Date | null
}

export async function readPayment(ctx: Ctx, id: string): Promise<PaymentRow | null> {
  const [row] = await ctx.db.query<PaymentRow>(
    `SELECT id, user_id, company_code, bill_key, bill_no, transaction_id, customer_name, attach, bill_month, amount_fen, state, sends, reserved_at
     FROM payment WHERE id = $1`,
    [id],
  )
  return row ?? null
}

/** Compare-and-set with its trace; the loser of a race gets CONFLICT. */
export async function moveState(ctx: Ctx, payment: PaymentRow, to: PaymentState, reason: string): Promise<PaymentRow> {
  invariant(mayMove(payment.state, to), `no way from ${payment.state} to ${to}`)
  const [row] = await refusing(
    ctx.db.query<{ sends: number }>('SELECT sends FROM payment_move($1, $2, $3, $4, $5)', [payment.id, payment.state, to, reason, ctx.clock.now()]),
  )
  return { ...payment, state: to, sends: row?.sends ?? payment.sends }
}

/** The company has credited it: the hold becomes the company's, the fact is recorded, in one transaction. */
export async function succeed(ctx: Ctx, payment: PaymentRow, channelBillNo: string): Promise<void> {
  invariant(mayMove(payment.state, 'SUCCEEDED'), `no way from ${payment.state} to SUCCEEDED`)
  const event = eventId(ctx, 'payment.succeeded', payment.id)
  await refusing(
    ctx.db.query('SELECT payment_succeed($1, $2, $3, $4, $5, $6)::text', [
      payment.id, payment.state, channelBillNo, event, jobId(ctx, 'outbox.deliver', event), ctx.clock.now(),
    ]),
  )
  failpoint('payment.posted')
}

/** It is certain that the company has not credited it and will not: the money goes back, in one transaction. */
export async function fail(ctx: Ctx, payment: PaymentRow, code: string, prompt: string | null): Promise<void> {
  invariant(mayMove(payment.state, 'FAILED'), `no way from ${payment.state} to FAILED`)
  const event = eventId(ctx, 'payment.failed', payment.id)
  await refusing(
    ctx.db.query('SELECT payment_fail($1, $2, $3, $4, $5, $6, $7)::text', [
      payment.id, payment.state, code, prompt, event, jobId(ctx, 'outbox.deliver', event), ctx.clock.now(),
    ]),
  )
  failpoint('payment.voided')
}
