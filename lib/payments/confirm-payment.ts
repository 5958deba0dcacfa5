import { requireResident } from '@/lib/auth'
import { wakeWorkers, type Command, type Ctx, type Db } from '@/lib/db'
import { planFunding, type FundingPlan } from '@/lib/funding'
import { DomainError, isDomainError } from '@/lib/kernel/errors'
import { failpoint } from '@/lib/kernel/failpoint'
import { invariant } from '@/lib/kernel/invariant'
import { together } from '@/lib/kernel/together'
import { refusing } from '@/lib/ledger'
import { inputHash, jobId, recall } from '@/lib/platform'
import { agreeing } from './approval'
import { OF_PROBE } from './probe-channel'
import { getPayment } from './read-payments'
import { ConfirmPaymentInput, type PaymentDto } from './schemas'

/**
 * The resident agrees: password, source, then reserve. Repeating it with the same key is answered with the same payment.
 * Errors: PASSWORD_*, NOT_FOUND, PAYMENT_EXPIRED, PAYMENT_CLOSED, PAYMENT_IN_PROGRESS, BILL_CHANGED, ACCOUNT_UNBOUND,
 * INSUFFICIENT_BALANCE, SOURCE_*, FEE_CHANGED, IDEMPOTENCY_KEY_REUSED.
 */
export async function confirmPayment({ ctx, input }: Command<unknown>): Promise<PaymentDto> {
  const userId = requireResident(ctx)
  const { paymentId, password, idempotencyKey, instrument, feeFen } = ConfirmPaymentInput.parse(input)
  const payment = await getPayment({ ctx, input: { paymentId } })
  await agreeing(ctx, { userId, orderId: paymentId, password, instrument }, async () => {
    if (await recall(ctx, { command: 'confirmPayment', key: idempotencyKey, input: onceInput(paymentId, instrument) })) return { isOpen: false }
    // What cannot be agreed to any more says so before a source is asked.
    const plan = payment.state === 'CREATED' ? await planOf(ctx, payment, { userId, instrument, agreedFeeFen: BigInt(feeFen), attempt: `${paymentId}:${idempotencyKey}` }) : null
    await reservePayment(ctx, { paymentId, userId, idempotencyKey, instrument, plan: plan && isPlain(plan) ? null : plan })
    return { isOpen: plan?.token !== undefined }
  })
  return getPayment({ ctx, input: { paymentId } })
}

type Agreed = { userId: string; instrument: string; agreedFeeFen: bigint; attempt: string }

async function planOf(ctx: Ctx, payment: PaymentDto, { userId, instrument, agreedFeeFen, attempt }: Agreed): Promise<FundingPlan> {
  const [plan] = await planFunding(ctx, { userId, intent: payment.intent, parts: [payment], agreedFeeFen }, instrument, [attempt])
  invariant(plan, 'one for each part')
  return payment.probeOf ? { ...plan, ...OF_PROBE } : plan
}

const onceInput = (paymentId: string, instrument: string) => ({ paymentId, instrument })

/** 零钱 as it is: no fee, no limit, at once. */
export const isPlain = ({ source, keys, arrivalSeconds }: FundingPlan) => source === 'BALANCE' && keys.length === 0 && arrivalSeconds === 0

type Reserve = { paymentId: string; userId: string; idempotencyKey: string; instrument?: string; plan?: FundingPlan | null }

type Outcome = 'RESERVED' | 'FUNDING' | 'REPEATED'
type Reservation = Reserve & { hash: string; job: string; at: Date }

const reserveTogether = together<Db, Reservation, Outcome>({
  many: async (db, those) => {
    const each = <T>(pick: (one: Reservation) => T) => those.map(pick)
    await db.query('SELECT payments_reserve($1, $2, $3, $4, $5, $6)::text', [
      each(({ paymentId }) => paymentId), each(({ userId }) => userId), each(({ idempotencyKey }) => idempotencyKey), each(({ hash }) => hash), each(({ job }) => job), each(({ at }) => at),
    ])
    return those.map(() => 'RESERVED')
  },
  alone: reserveAlone,
})

async function reserveAlone(db: Db, { paymentId, userId, idempotencyKey, hash, job, at, plan }: Reservation): Promise<Outcome> {
  const [row] = await db.query<{ outcome: Outcome }>('SELECT payment_reserve($1, $2, $3, $4, $5, $6, $7::jsonb) AS outcome', [
    paymentId, userId, idempotencyKey, hash, job, at, plan && JSON.stringify(plan),
  ])
  invariant(row, 'the function answers')
  return row.outcome
}

/**
 * CREATED → RESERVED, or → FUNDING where the bank side has to hold the money first, in one round trip: idempotency record, quote
 * check, limits, hold and job commit together (SQL functions payments_reserve, payment_reserve). False when the key has done this before.
 */
export async function reservePayment(ctx: Ctx, { instrument = 'BALANCE', plan = null, ...what }: Reserve): Promise<boolean> {
  const { paymentId } = what
  const reservation = { ...what, plan, hash: inputHash(onceInput(paymentId, instrument)), job: jobId(ctx, 'payment.credit', paymentId), at: ctx.clock.now() }
  const outcome = await refusing(plan ? reserveAlone(ctx.db, reservation) : reserveTogether(ctx.db, reservation)).catch((error: unknown) => {
    throw ofSource(error, plan)
  })
  failpoint('payment.reserved')
  wakeWorkers(ctx.db)
  return outcome !== 'REPEATED'
}

/** What the giver of a family card has is not the receiver's to know. */
export function ofSource(error: unknown, plan: FundingPlan | null): unknown {
  return plan?.source === 'FAMILY_CARD' && isDomainError(error) && error.code === 'INSUFFICIENT_BALANCE' ? new DomainError('SOURCE_UNAVAILABLE') : error
}
