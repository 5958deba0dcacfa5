import { checkPaymentPassword, requireResident } from '@/lib/auth'
import { wakeWorkers, type Command, type Ctx } from '@/lib/db'
import { failpoint } from '@/lib/kernel/failpoint'
import { refusing } from '@/lib/ledger'
import { inputHash, jobId } from '@/lib/platform'
import { getPayment } from './read-payments'
import { ConfirmPaymentInput, type PaymentDto } from './schemas'

/**
 * The resident agrees: password, then reserve. Repeating it with the same key is answered with the same payment.
 * Errors: PASSWORD_*, NOT_FOUND, PAYMENT_EXPIRED, PAYMENT_CLOSED, PAYMENT_IN_PROGRESS, BILL_CHANGED, ACCOUNT_UNBOUND,
 * INSUFFICIENT_BALANCE, IDEMPOTENCY_KEY_REUSED.
 */
export async function confirmPayment({ ctx, input }: Command<unknown>): Promise<PaymentDto> {
  const userId = requireResident(ctx)
  const { paymentId, password, idempotencyKey } = ConfirmPaymentInput.parse(input)
  await getPayment({ ctx, input: { paymentId } })
  await checkPaymentPassword(ctx, userId, password)
  await reservePayment(ctx, { paymentId, userId, idempotencyKey })
  return getPayment({ ctx, input: { paymentId } })
}

/**
 * CREATED → RESERVED in one round trip: idempotency record, quote check, hold and job commit together
 * (SQL function payment_reserve). False when the key has done this before.
 */
export async function reservePayment(ctx: Ctx, input: { paymentId: string; userId: string; idempotencyKey: string }): Promise<boolean> {
  const { paymentId, userId, idempotencyKey } = input
  const job = jobId(ctx, 'payment.credit', paymentId)
  const [row] = await refusing(
    ctx.db.query<{ outcome: 'RESERVED' | 'REPEATED' }>('SELECT payment_reserve($1, $2, $3, $4, $5, $6) AS outcome', [
      paymentId, userId, idempotencyKey, inputHash({ paymentId }), job, ctx.clock.now(),
    ]),
  )
  failpoint('payment.reserved')
  wakeWorkers(ctx.db)
  return row?.outcome === 'RESERVED'
}
