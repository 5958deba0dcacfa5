import type { Ctx } from '@/lib/db'
import type { ErrorCode, ErrorParams } from '@/lib/kernel/errors'
import { fenToYuan, sumFen } from '@/lib/kernel/money'
import { advise, type Advice } from './advise'
import { channelsOf, feeOf, type KnownChannel, type MerchantChannel } from './channel'
import { listInstruments, type Instrument } from './instruments'
import { inOrder, readPreference } from './preference'
import { quotasOf, readLeft, type Quota } from './quotas'
import { readSettings, type AllSettings } from './settings'
import type { SourceCode } from './sources'

/** What is to be paid, as far as the choice of a source depends on it: one part for each order, several when they are agreed to together (rule A5). */
export type Purchase = { userId: string; intent: 'FULL' | 'PART' | 'PREPAY'; parts: readonly Part[] }
export type Part = { companyCode: string; amountFen: bigint }

/** `leftFen`: the most that can be spent now, null where nothing limits it; `leftBy` says what does. */
export type SourceChoice = {
  id: string
  source: SourceCode
  label: Instrument['label']
  feeFen: bigint
  arrivalSeconds: number
  leftFen: bigint | null
  leftBy: 'BALANCE' | 'PAYMENT' | 'DAY' | 'MONTH' | null
  problem: { code: ErrorCode; params: ErrorParams } | null
}
export type Choices = { choices: SourceChoice[]; advice: Advice | null; /** The one to begin with, null when none can pay */ first: string | null; /** Of each part's company */ channels: KnownChannel[] }

/** `fees`: of each part. */
export type Offer = SourceChoice & { fees: bigint[]; instrument: Instrument; quotas: Quota[] }

/** What the resident can pay this with, in her order, and what each would mean (rule P5). `failed`: what has said no to this order; it is neither recommended nor the one to begin with, unless nothing else can pay. */
export async function listChoices(ctx: Ctx, purchase: Purchase, failed: readonly string[] = []): Promise<Choices> {
  const [{ offers, channels }, preference] = await Promise.all([readOffers(ctx, purchase), readPreference(ctx, purchase.userId)])
  const choices = inOrder(offers.map(({ instrument: _, quotas: __, fees: ___, ...choice }) => choice), preference)
  const usable = choices.filter(({ problem }) => problem === null)
  const untried = usable.filter(({ id }) => !failed.includes(id))
  const advice = advise(untried, { intent: purchase.intent, amountFen: totalOf(purchase) })
  const wanted = [preference.preferred, advice?.id, untried[0]?.id]
  const first = wanted.find((id) => untried.some((choice) => choice.id === id)) ?? usable[0]?.id ?? null
  return { choices, advice, first, channels }
}

const totalOf = ({ parts }: Purchase): bigint => sumFen(parts.map(({ amountFen }) => amountFen))

export async function readOffers(ctx: Ctx, purchase: Purchase): Promise<{ offers: Offer[]; channels: MerchantChannel[] }> {
  const [instruments, settings, channels] = await Promise.all([listInstruments(ctx, purchase.userId), readSettings(ctx), channelsOf(ctx, purchase.parts.map(({ companyCode }) => companyCode))])
  const now = ctx.clock.now()
  const quotas = new Map(instruments.map((instrument) => [instrument, quotasOf(instrument, settings[instrument.source], now)]))
  const left = await readLeft(ctx, [...quotas.values()].flat())
  const offers = instruments.map((instrument) => offerOf(instrument, { purchase, settings, channels, quotas: quotas.get(instrument) ?? [], left }))
  return { offers, channels }
}

type Around = { purchase: Purchase; settings: AllSettings; channels: KnownChannel[]; quotas: Quota[]; left: Map<Quota, bigint> }

function offerOf(instrument: Instrument, { purchase, settings, channels, quotas, left }: Around): Offer {
  const { id, source, label } = instrument
  const own = settings[source]
  const fees = purchase.parts.map(({ amountFen }, n) => feeOf(source, channels[n] ?? UNKNOWN, amountFen))
  const feeFen = sumFen(fees)
  const bounds: { fen: bigint; by: SourceChoice['leftBy'] }[] = [
    ...(instrument.balanceFen === null ? [] : [{ fen: instrument.balanceFen, by: 'BALANCE' as const }]),
    ...(own.paymentFen === null ? [] : [{ fen: own.paymentFen, by: 'PAYMENT' as const }]),
    ...quotas.map((quota) => ({ fen: left.get(quota) ?? 0n, by: quota.kind })),
  ]
  const tightest = bounds.reduce<(typeof bounds)[number] | null>((best, bound) => (best === null || bound.fen < best.fen ? bound : best), null)
  const problem = problemOf(instrument, own.enabled, totalOf(purchase) + feeFen, tightest)
  return { id, source, label, feeFen, arrivalSeconds: own.arrivalSeconds, leftFen: tightest?.fen ?? null, leftBy: tightest?.by ?? null, problem, fees, instrument, quotas }
}

const UNKNOWN: KnownChannel = { channel: 'UNKNOWN', isProven: false, foundAt: null }
const TOO_MUCH = { BALANCE: 'INSUFFICIENT_BALANCE', PAYMENT: 'SOURCE_PAYMENT_LIMIT', DAY: 'SOURCE_DAY_LIMIT', MONTH: 'SOURCE_MONTH_LIMIT' } as const satisfies Record<string, ErrorCode>

function problemOf(instrument: Instrument, enabled: boolean, totalFen: bigint, tightest: { fen: bigint; by: SourceChoice['leftBy'] } | null): SourceChoice['problem'] {
  if (!enabled) return { code: 'SOURCE_OFF', params: {} }
  if (instrument.isPaused) return { code: 'SOURCE_UNAVAILABLE', params: {} }
  if (!tightest?.by || tightest.fen >= totalFen) return null
  return { code: TOO_MUCH[tightest.by], params: { left: fenToYuan(tightest.fen), missing: fenToYuan(totalFen - tightest.fen) } }
}
