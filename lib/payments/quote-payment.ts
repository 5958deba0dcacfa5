import { getWaterAccount } from '@/lib/accounts'
import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { countAttempt, recall, runOnce } from '@/lib/platform'
import { draftQuote, writeQuote } from './draft-quote'
import { getPayment } from './read-payments'
import { QuotePaymentInput, type PaymentDto } from './schemas'

/**
 * Asks the company what is due now and writes down what the resident is about to agree to (rule P6). Moves no money.
 * Errors: NOT_FOUND, NOTHING_DUE, PAYMENT_IN_PROGRESS, AMOUNT_*, COMPANY_*, IDEMPOTENCY_KEY_REUSED, RATE_LIMITED.
 */
export async function quotePayment({ ctx, input }: Command<unknown>): Promise<PaymentDto> {
  return makeQuote(ctx, input, null)
}

/** `probeOf`: the larger payment for which this one tries the channel. */
export async function makeQuote(ctx: Ctx, input: unknown, probeOf: string | null): Promise<PaymentDto> {
  const userId = requireResident(ctx)
  const { waterAccountId, intent, amount, idempotencyKey } = QuotePaymentInput.parse(input)
  const account = await getWaterAccount({ ctx, input: { waterAccountId } })
  const once = { key: idempotencyKey, command: 'quotePayment', input: { waterAccountId, intent, amount: amount ?? null } }
  // A repetition is answered as the first time, whatever is due by now.
  const known = await recall<{ paymentId: string }>(ctx, once)
  if (known) return getPayment({ ctx, input: known })
  await countAttempt(ctx, { key: `quote:${userId}`, max: 60, windowMs: MINUTE_MS, code: 'RATE_LIMITED' })
  const draft = await draftQuote(ctx, account, { intent, amount, key: idempotencyKey })
  const made = await runOnce(ctx, once, async (tx) => ({ paymentId: await writeQuote(tx, draft, { userId, seed: `${userId}:${idempotencyKey}`, probeOf }) }))
  return getPayment({ ctx, input: made })
}
