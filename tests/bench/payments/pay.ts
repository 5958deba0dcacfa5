/** One complete payment from each kind of source, as the workers take it from step to step. */
import type { Ctx } from '@/lib/db'
import { planFunding } from '@/lib/funding'
import { invariant } from '@/lib/kernel/invariant'
import { creditPayment, fundPayment, reservePayment, settleBankOrder } from '@/lib/payments'
import { reserveMerged } from '@/lib/payments/merged'
import { LEGS, PAY_FEN } from './households'

export type Pay = (ctx: Ctx, paymentId: string) => Promise<void>

const householdOf = (paymentId: string) => paymentId.split('-')[1] ?? ''

/** Reserve, the company's credit, post. */
export const payFromBalance: Pay = async (ctx, paymentId) => {
  await reservePayment(ctx, { paymentId, userId: `hh${householdOf(paymentId)}`, idempotencyKey: `key-${paymentId}` })
  await creditPayment(ctx, paymentId)
}

/** The same, and at the bank side authorise before and capture after it. */
export const payFromCard: Pay = async (ctx, paymentId) => {
  const [userId, instrument] = [`hh${householdOf(paymentId)}`, `bc${householdOf(paymentId)}`]
  const [plan] = await planFunding(ctx, { userId, intent: 'PREPAY', parts: [{ companyCode: 'beijing', amountFen: PAY_FEN }], agreedFeeFen: 0n }, instrument, [paymentId])
  invariant(plan?.orderNo, 'a card is paid from at the bank side')
  await reservePayment(ctx, { paymentId, userId, idempotencyKey: `key-${paymentId}`, instrument, plan })
  await fundPayment(ctx, plan.orderNo)
  await creditPayment(ctx, paymentId)
  await settleBankOrder(ctx, plan.orderNo)
}

/** Five legs reserved together, then each credited by the company, one after another as one worker would. `first`: the first leg. */
export const payMerged: Pay = async (ctx, first) => {
  const [batch = '', number = ''] = first.split('-')
  const legs = Array.from({ length: LEGS }, (_, n) => ({ id: `${batch}-${Number(number) + n}` }))
  const mergedId = `m${batch.slice(1)}-${number}`
  await reserveMerged(ctx, { mergedId, userId: `hh${number}`, idempotencyKey: `key-${mergedId}`, hash: mergedId, legs, plans: [] })
  for (const { id } of legs) await creditPayment(ctx, id)
}
