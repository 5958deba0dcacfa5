/** What of payments can be invoiced: what the companies say was paid for (rule I6), less what stands on invoices. */
import { answerOrThrow, talkTo } from '@/lib/companies'
import type { Ctx } from '@/lib/db'
import { SIM_REFUSAL, type FeeItem, type PaidParts } from '@/lib/gateways/water'
import { sumFen } from '@/lib/kernel/money'
import type { ChosenPayment, Invoiced } from './chosen-payments'

export type PaidFor = { payment: ChosenPayment; prepaidFen: bigint; byItem: Map<FeeItem, bigint>; volumeM3: number | null }
export type LeftPart = { paymentId: string; item: FeeItem; grossFen: bigint }

/** Asks each payment's company. Errors: COMPANY_*. */
export async function askPaidParts(ctx: Ctx, payments: readonly ChosenPayment[]): Promise<PaidFor[]> {
  const answers = await Promise.all(payments.map((payment) => ask(ctx, payment)))
  const volumes = await readVolumes(ctx, payments, answers)
  return payments.map((payment, n) => {
    const { prepaidFen, parts } = answers[n] ?? { prepaidFen: 0n, parts: [] }
    const byItem = new Map<FeeItem, bigint>()
    for (const { item, amountFen } of parts) byItem.set(item, (byItem.get(item) ?? 0n) + amountFen)
    return { payment, prepaidFen, byItem, volumeM3: volumes[n] ?? null }
  })
}

async function ask(ctx: Ctx, payment: ChosenPayment): Promise<PaidParts> {
  const { id, billKey, billNo, transactionId } = payment
  const topic = { company: payment, subjectId: id, sequence: `parts:${ctx.requestId}:${ctx.clock.now().getTime()}` }
  const answer = await talkTo(ctx, topic, (gateway, call) => gateway.paidParts(call, { billKey, billNo, transactionId }))
  // An order that was undone as a whole stands for nothing.
  if (!answer.ok && answer.error.kind === 'REFUSED' && answer.error.code === SIM_REFUSAL.ORDER_REVERSED) return { prepaidFen: 0n, parts: [] }
  return answerOrThrow(answer)
}

type Bill = { companyCode: string; billKey: string; billNo: string; amountFen: bigint; volumeM3: number }

/** Cubic metres of what was paid, where every bill of it was paid whole; null: nobody can say. */
async function readVolumes(ctx: Ctx, payments: readonly ChosenPayment[], answers: readonly PaidParts[]): Promise<(number | null)[]> {
  const bills = await ctx.db.query<Bill>(
    `SELECT company_code AS "companyCode", bill_key AS "billKey", bill_no AS "billNo", amount_fen AS "amountFen", volume_m3 AS "volumeM3" FROM bill
     WHERE (company_code, bill_key) IN (SELECT * FROM unnest($1::text[], $2::text[])) AND bill_no = ANY ($3::text[])`,
    [payments.map(({ companyCode }) => companyCode), payments.map(({ billKey }) => billKey), answers.flatMap(({ parts }) => parts.map(({ billNo }) => billNo))],
  )
  return payments.map(({ companyCode, billKey }, n) => {
    const parts = (answers[n]?.parts ?? []).filter(({ item }) => item !== 'LATE_FEE')
    const whole = [...new Set(parts.map(({ billNo }) => billNo))].map((billNo) => {
      const paidFen = sumFen(parts.filter((part) => part.billNo === billNo).map(({ amountFen }) => amountFen))
      return bills.find((bill) => bill.companyCode === companyCode && bill.billKey === billKey && bill.billNo === billNo && bill.amountFen === paidFen)
    })
    return whole.length > 0 && whole.every((bill) => bill !== undefined) ? whole.reduce((sum, bill) => sum + (bill?.volumeM3 ?? 0), 0) : null
  })
}

/** Never below nothing: what a company has moved from one item to another since is not invoiced twice. */
export function leftOf(paid: readonly PaidFor[], invoiced: readonly Invoiced[]): LeftPart[] {
  return paid.flatMap(({ payment, byItem }) =>
    [...byItem].flatMap(([item, amountFen]) => {
      const grossFen = amountFen - sumFen(invoiced.filter((one) => one.paymentId === payment.id && one.item === item).map((one) => one.grossFen))
      return grossFen > 0n ? [{ paymentId: payment.id, item, grossFen }] : []
    }),
  )
}
