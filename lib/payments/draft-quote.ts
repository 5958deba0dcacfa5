import type { WaterAccountDto } from '@/lib/accounts/schemas'
import { answerOrThrow, askCompany } from '@/lib/companies'
import type { Ctx } from '@/lib/db'
import type { ArrearsItem } from '@/lib/gateways/water'
import { formatDay } from '@/lib/kernel/calendar'
import { DomainError, valueOrThrow } from '@/lib/kernel/errors'
import { parseYuan } from '@/lib/kernel/money'
import { scheduleJob } from '@/lib/platform'
import { QUOTE_MS, splitAmount, type Intent, type Split } from './rules'

/** Bills of one 户号 that one payment can settle; more are paid by another. */
const MAX_BILLS = 50

/** What is to be paid for one 户号, as its company has just said; nothing is written yet. */
export type Draft = { account: WaterAccountDto; intent: Intent; split: Split; version: number; items: ArrearsItem[] }

/** Asks the company what is due now. Errors: NOTHING_DUE, PAYMENT_IN_PROGRESS, AMOUNT_*, COMPANY_*. */
export async function draftQuote(ctx: Ctx, account: WaterAccountDto, { intent, amount, key }: { intent: Intent; amount?: string; key: string }): Promise<Draft> {
  const version = await dueVersion(ctx, account.companyCode, account.billKey)
  const items = await arrearsOf(ctx, account.companyCode, account.billKey, key)
  const split = valueOrThrow(splitAmount(intent, amount === undefined ? null : parseYuan(amount), items.map((item) => item.payAmountFen), account))
  return { account, intent, split, version, items }
}

/** `seed` names the payment; `merged`: which leg of what it is. */
type Written = { userId: string; seed: string; probeOf?: string | null; merged?: { mergedId: string; leg: number } }

/** Writes the payment down, with the job that ends it when nobody agrees to it; returns its id. Runs in the caller's transaction. */
export async function writeQuote(tx: Ctx, { account, intent, split, version, items }: Draft, { userId, seed, probeOf = null, merged }: Written): Promise<string> {
  const id = tx.random.id('pay', seed)
  const createdAt = tx.clock.now()
  const expiresAt = new Date(createdAt.getTime() + QUOTE_MS)
  const last = items.at(-1)
  await tx.db.prisma.payment.create({
    data: {
      id, userId, waterAccountId: account.id, companyCode: account.companyCode, billKey: account.billKey, state: 'CREATED', intent, ...split,
      dueVersion: version, source: 'BALANCE', probeOf, ...merged, sends: 0, steps: 0, createdAt, expiresAt,
      billNo: `${formatDay(createdAt).replaceAll('-', '')}${tx.random.digits('billNo', id, 18)}`,
      transactionId: `4200${tx.random.digits('transactionId', id, 24)}`,
      attach: items.map((item) => item.billNo).join('|'),
      billMonth: last?.endMonth ?? '',
      customerName: last?.customerName ?? account.holderMasked,
    },
  })
  await scheduleJob(tx, { kind: 'payment.expire', key: id, dueAt: expiresAt })
  return id
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
