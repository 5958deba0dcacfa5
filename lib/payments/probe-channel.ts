import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { channelOf, type KnownChannel } from '@/lib/funding'
import { DomainError } from '@/lib/kernel/errors'
import { fenToYuan } from '@/lib/kernel/money'
import { makeQuote } from './quote-payment'
import { getPayment } from './read-payments'
import { ProbeInput, type PaymentDto } from './schemas'

/** From here on a payment that would cost a fee is worth trying the channel for (rule P4; the source text's 2,000 元). */
export const PROBE_FROM_FEN = 200_000n
const PROBE_FEN = 100n
/** A trial of the channel is credited at once: what it is for waits for it (rule P4). */
export const OF_PROBE = { arrivalSeconds: 0 }

/** Whether the resident is offered to try the channel with one yuan before this payment. */
export const isWorthProbing = ({ amountFen, probeOf }: PaymentDto, channel: KnownChannel): boolean =>
  probeOf === null && amountFen >= PROBE_FROM_FEN && channel.channel !== 'DIRECT' && !channel.isProven

/**
 * One yuan for the same 户号, which is credited like any other: the bank side's answer to it tells how the company's acquirer takes cards
 * (rule P4). Errors: NOT_FOUND, PAYMENT_CLOSED, and those of quotePayment.
 */
export async function quoteProbe({ ctx, input }: Command<unknown>): Promise<PaymentDto> {
  requireResident(ctx)
  const { paymentId, idempotencyKey } = ProbeInput.parse(input)
  const { id, state, waterAccountId, arrearsFen } = await getPayment({ ctx, input: { paymentId } })
  if (state !== 'CREATED') throw new DomainError('PAYMENT_CLOSED')
  const intent = arrearsFen > PROBE_FEN ? 'PART' : 'PREPAY'
  return makeQuote(ctx, { waterAccountId, intent, amount: fenToYuan(PROBE_FEN), idempotencyKey }, id)
}

/** What the trial was for, quoted anew: what is due has changed by the yuan. Errors: NOT_FOUND, and those of quotePayment. */
export async function quoteAfterProbe({ ctx, input }: Command<unknown>): Promise<PaymentDto> {
  requireResident(ctx)
  const { paymentId, idempotencyKey } = ProbeInput.parse(input)
  const { probeOf } = await getPayment({ ctx, input: { paymentId } })
  if (!probeOf) throw new DomainError('NOT_FOUND')
  const { waterAccountId, intent, amountFen } = await getPayment({ ctx, input: { paymentId: probeOf } })
  const amount = intent === 'FULL' ? undefined : fenToYuan(intent === 'PART' ? amountFen - PROBE_FEN : amountFen)
  return makeQuote(ctx, { waterAccountId, intent, amount, idempotencyKey }, null)
}

/** What is known of the channel of a payment's company. Errors: NOT_FOUND. */
export async function readChannel({ ctx, input }: Command<unknown>): Promise<KnownChannel> {
  const { companyCode } = await getPayment({ ctx, input })
  const { channel, isProven, foundAt } = await channelOf(ctx, companyCode)
  return { channel, isProven, foundAt }
}
