import type { Ctx } from '@/lib/db'
import { DomainError, type ErrorCode } from '@/lib/kernel/errors'
import { jobId } from '@/lib/platform'
import { readOffers, type Offer, type Purchase } from './choices'
import type { SourceCode } from './sources'

/** What payment_reserve writes down and counts; `token` and what follows only where the bank side has the money. Limits as text: they may be any bigint. */
export type FundingPlan = {
  source: SourceCode
  instrument: string | null
  feeFen: string
  arrivalSeconds: number
  from?: string
  keys: string[]
  periods: string[]
  limits: string[]
  token?: string
  merchantNo?: string
  orderNo?: string
  fundJob?: string
}

const COUNTED: readonly ErrorCode[] = ['INSUFFICIENT_BALANCE', 'SOURCE_DAY_LIMIT', 'SOURCE_MONTH_LIMIT']

/**
 * How each part of this purchase would be paid with an instrument, checked against what holds now. `attempts` tell tries of one payment apart.
 * Errors: SOURCE_UNAVAILABLE, SOURCE_OFF, SOURCE_PAYMENT_LIMIT, FEE_CHANGED.
 */
export async function planFunding(ctx: Ctx, purchase: Purchase & { agreedFeeFen: bigint }, instrumentId: string, attempts: readonly string[]): Promise<FundingPlan[]> {
  const { offers, channels } = await readOffers(ctx, purchase)
  const offer = offers.find(({ id }) => id === instrumentId)
  if (!offer) throw new DomainError('SOURCE_UNAVAILABLE')
  // What is in it and what is left of its limits the reserve counts, when nothing else stands in the way.
  if (offer.problem && !COUNTED.includes(offer.problem.code)) throw new DomainError(offer.problem.code, offer.problem.params)
  // Somebody found another channel while the page was open: the resident sees the fee before agreeing to it.
  if (offer.feeFen > purchase.agreedFeeFen) throw new DomainError('FEE_CHANGED')
  return attempts.map((attempt, n) => planPart(ctx, offer, { attempt, feeFen: offer.fees[n] ?? 0n, merchantNo: channels[n]?.merchantNo ?? '' }))
}

type Part = { attempt: string; feeFen: bigint; merchantNo: string }

function planPart(ctx: Ctx, { source, instrument, quotas, arrivalSeconds }: Offer, { attempt, feeFen, merchantNo }: Part): FundingPlan {
  const orderNo = ctx.random.id('ord', attempt)
  return {
    source,
    instrument: instrument.id === source ? null : instrument.id,
    feeFen: String(feeFen),
    arrivalSeconds,
    ...(instrument.from && { from: instrument.from }),
    keys: quotas.map(({ key }) => key),
    periods: quotas.map(({ period }) => period),
    limits: quotas.map(({ limitFen }) => String(limitFen)),
    ...(instrument.token && { token: instrument.token, merchantNo, orderNo, fundJob: jobId(ctx, 'payment.fund', orderNo) }),
  }
}
