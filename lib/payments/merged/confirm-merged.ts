import { requireResident } from '@/lib/auth'
import { wakeWorkers, type Command, type Ctx } from '@/lib/db'
import { planFunding, type FundingPlan } from '@/lib/funding'
import { DomainError } from '@/lib/kernel/errors'
import { failpoint } from '@/lib/kernel/failpoint'
import { sumFen } from '@/lib/kernel/money'
import { refusing } from '@/lib/ledger'
import { inputHash, jobId, recall } from '@/lib/platform'
import { agreeing } from '../approval'
import { isPlain, ofSource } from '../confirm-payment'
import { getMerged, openLegs } from './read-merged'
import { ConfirmMergedInput, type LegDto, type MergedDto } from './schemas'

/**
 * The resident agrees to all legs that are still open, with one password and one source: all are reserved, or none. From here on each goes
 * its own way, and one that fails gives its own money back (rule A5). Repeating it with the same key is answered with the same.
 * Errors: PASSWORD_*, NOT_FOUND, PAYMENT_EXPIRED, PAYMENT_CLOSED, BILL_CHANGED, PAYMENT_IN_PROGRESS, ACCOUNT_UNBOUND,
 * INSUFFICIENT_BALANCE, SOURCE_*, FEE_CHANGED, IDEMPOTENCY_KEY_REUSED.
 */
export async function confirmMerged({ ctx, input }: Command<unknown>): Promise<MergedDto> {
  const userId = requireResident(ctx)
  const { mergedId, password, idempotencyKey, instrument, feeFen, amountFen } = ConfirmMergedInput.parse(input)
  const merged = await getMerged({ ctx, input: { mergedId } })
  const once = { command: 'confirmMerged', key: idempotencyKey, input: { mergedId, instrument } }
  await agreeing(ctx, { userId, orderId: mergedId, password, instrument }, async () => {
    if (await recall(ctx, once)) return { isOpen: false }
    const legs = agreedLegs(ctx, merged, BigInt(amountFen))
    const plans = await planFunding(ctx, { userId, intent: 'FULL', parts: legs, agreedFeeFen: BigInt(feeFen) }, instrument, legs.map(({ id }) => `${id}:${idempotencyKey}`))
    await reserveMerged(ctx, { mergedId, userId, idempotencyKey, hash: inputHash(once.input), legs, plans })
    return { isOpen: plans.some(({ token }) => token) }
  })
  return getMerged({ ctx, input: { mergedId } })
}

/** The legs that the resident saw. Errors: PAYMENT_EXPIRED, PAYMENT_CLOSED, BILL_CHANGED when they are others by now. */
function agreedLegs(ctx: Ctx, merged: MergedDto, agreedFen: bigint): LegDto[] {
  const legs = openLegs(merged)
  if (merged.expiresAt.getTime() <= ctx.clock.now().getTime()) throw new DomainError('PAYMENT_EXPIRED')
  if (legs.length === 0) throw new DomainError('PAYMENT_CLOSED')
  if (sumFen(legs.map(({ amountFen }) => amountFen)) !== agreedFen) throw new DomainError('BILL_CHANGED')
  return legs
}

type Reserve = { mergedId: string; userId: string; idempotencyKey: string; hash: string; legs: readonly { id: string }[]; plans: readonly FundingPlan[] }

/** CREATED → RESERVED or FUNDING for every leg, in one round trip and one commit (SQL function merged_reserve). */
export async function reserveMerged(ctx: Ctx, { mergedId, userId, idempotencyKey, hash, legs, plans }: Reserve): Promise<void> {
  const orders = legs.map(({ id }, n) => ({ payment: id, job: jobId(ctx, 'payment.credit', id), plan: plans[n] && !isPlain(plans[n]) ? plans[n] : null }))
  await refusing(
    ctx.db.query('SELECT merged_reserve($1, $2, $3, $4, $5::jsonb, $6)', [mergedId, userId, idempotencyKey, hash, JSON.stringify(orders), ctx.clock.now()]),
  ).catch((error: unknown) => {
    throw ofSource(error, plans[0] ?? null)
  })
  failpoint('payment.reserved')
  wakeWorkers(ctx.db)
}
