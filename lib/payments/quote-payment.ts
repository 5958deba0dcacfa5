import { getWaterAccount } from '@/lib/accounts'
import { requireResident } from '@/lib/auth'
import { answerOrThrow, askCompany } from '@/lib/companies'
import type { Command, Ctx } from '@/lib/db'
import type { ArrearsItem } from '@/lib/gateways/water'
import { formatDay, MINUTE_MS } from '@/lib/kernel/calendar'
import { DomainError, valueOrThrow } from '@/lib/kernel/errors'
import { parseYuan } from '@/lib/kernel/money'
import { countAttempt, recall, runOnce, scheduleJob } from '@/lib/platform'
import { getPayment } from './read-payments'
import { QUOTE_MS, splitAmount } from './rules'
import { QuotePaymentInput, type PaymentDto } from './schemas'

/** Bills of one 户号 that one payment can settle; more are paid by another. */
const MAX_BILLS = 50

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
  const version = await dueVersion(ctx, account.companyCode, account.billKey)
  const items = await arrearsOf(ctx, account.companyCode, account.billKey, idempotencyKey)
  const split = valueOrThrow(splitAmount(intent, amount === undefined ? null : parseYuan(amount), items.map((item) => item.payAmountFen), account))
  const { paymentId } = await runOnce(ctx, once, async (tx) => {
    const id = tx.random.id('pay', `${userId}:${idempotencyKey}`)
    const createdAt = tx.clock.now()
    const expiresAt = new Date(createdAt.getTime() + QUOTE_MS)
    const last = items.at(-1)
    await tx.db.prisma.payment.create({
      data: {
        id, userId, waterAccountId, companyCode: account.companyCode, billKey: account.billKey, state: 'CREATED', intent, ...split,
        dueVersion: version, source: 'BALANCE', probeOf, sends: 0, steps: 0, createdAt, expiresAt,
        billNo: `${formatDay(createdAt).replaceAll('-', '')}${tx.random.digits('billNo', id, 18)}`,
        transactionId: `4200${tx.random.digits('transactionId', id, 24)}`,
        attach: items.map((item) => item.billNo).join('|'),
        billMonth: last?.endMonth ?? '',
        customerName: last?.customerName ?? account.holderMasked,
      },
    })
    await scheduleJob(tx, { kind: 'payment.expire', key: id, dueAt: expiresAt })
    return { paymentId: id }
  })
  return getPayment({ ctx, input: { paymentId } })
}

/** Read before the company is asked: whoever pays in between makes this quote void. Errors: PAYMENT_IN_PROGRESS. */
async function dueVersion(ctx: Ctx, companyCode: string, billKey: string): Promise<number> {
  const [row] = await ctx.db.query<{ version: number; open_payment_id: string | null }>('SELECT version, open_payment_id FROM due_version WHERE company_code = $1 AND bill_key = $2', [companyCode, billKey])
  if (row?.open_payment_id) throw new DomainError('PAYMENT_IN_PROGRESS')
  return row?.version ?? 0
}

async function arrearsOf(ctx: Ctx, companyCode: string, billKey: string, key: string): Promise<ArrearsItem[]> {
  const topic = { companyCode, subjectId: `${companyCode}:${billKey}`, sequence: `quote:${key}` }
  const answer = await askCompany(ctx, topic, (gateway, call) => gateway.query(call, { billKey, beginNum: 1, queryNum: MAX_BILLS }))
  if (!answer.ok && answer.error.kind === 'REFUSED' && answer.error.code === 'EQ0005') return []
  return answerOrThrow(answer).items
}
