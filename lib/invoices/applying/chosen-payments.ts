/** The payments of an application, and what has been done with them so far. */
import { ENDPOINT_COLUMNS, type KnownCompany } from '@/lib/companies'
import type { Ctx } from '@/lib/db'
import type { FeeItem } from '@/lib/gateways/water'
import { DomainError } from '@/lib/kernel/errors'

/** `refundedFen`: tells whether the company has taken something off its books since. `isBack`: a refund is under way. */
export type ChosenPayment = KnownCompany & {
  id: string; userId: string; state: string; alias: string; companyName: string; billKey: string; billNo: string; transactionId: string
  amountFen: bigint; refundedFen: bigint; billMonth: string; endedAt: Date; accountTitleId: string | null; isBack: boolean
}

/** A refund that the company has not answered yet: what stands of the payment is not known. */
export const REFUND_OPEN = `EXISTS (SELECT 1 FROM payment_refund r WHERE r.payment_id = p.id AND r.state IN ('RED', 'ASKING') AND r.taken_back_at IS NULL)`

const SELECT = `SELECT p.id, p.user_id AS "userId", p.state, a.alias, c.name AS "companyName", p.bill_key AS "billKey", p.bill_no AS "billNo", p.transaction_id AS "transactionId", p.amount_fen AS "amountFen",
  p.refunded_fen AS "refundedFen", p.bill_month AS "billMonth", p.ended_at AS "endedAt", a.invoice_title_id AS "accountTitleId", ${REFUND_OPEN} AS "isBack", ${ENDPOINT_COLUMNS}
  FROM payment p JOIN company c ON c.code = p.company_code JOIN water_account a ON a.id = p.water_account_id`

type Chosen = { paymentIds: string[] } | { mergedId: string }

/** A resident's own. Errors: NOT_FOUND, INVOICE_NOT_PAID, INVOICE_REFUND_OPEN. */
export async function readChosen(ctx: Ctx, userId: string, chosen: Chosen): Promise<ChosenPayment[]> {
  const payments = 'mergedId' in chosen
    ? await ctx.db.query<ChosenPayment>(`${SELECT} WHERE p.merged_id = $1 AND p.user_id = $2 AND p.state = 'SUCCEEDED' ORDER BY p.id`, [chosen.mergedId, userId])
    : await ctx.db.query<ChosenPayment>(`${SELECT} WHERE p.id = ANY ($1::text[]) AND p.user_id = $2 ORDER BY p.id`, [chosen.paymentIds, userId])
  if (payments.length === 0 || ('paymentIds' in chosen && payments.length < chosen.paymentIds.length)) throw new DomainError('NOT_FOUND')
  if (payments.some(({ state }) => state !== 'SUCCEEDED')) throw new DomainError('INVOICE_NOT_PAID')
  if (payments.some(({ isBack }) => isBack)) throw new DomainError('INVOICE_REFUND_OPEN')
  return payments
}

/** Whoever's they are, for an invoice that is made anew. */
export const readPaymentsOf = (ctx: Ctx, paymentIds: readonly string[]): Promise<ChosenPayment[]> => ctx.db.query<ChosenPayment>(`${SELECT} WHERE p.id = ANY ($1::text[]) ORDER BY p.id`, [paymentIds])

/** One after the other: refunds and applications of a payment wait for each other here. */
export async function lockPayments(tx: Ctx, paymentIds: readonly string[]): Promise<void> {
  await tx.db.query('SELECT id FROM payment WHERE id = ANY ($1::text[]) ORDER BY id FOR UPDATE', [paymentIds])
}

/** These and all that stand on invoices with them: whoever takes one of those invoices back writes lines of theirs too. */
export async function lockSharing(tx: Ctx, paymentIds: readonly string[]): Promise<void> {
  const sharing = await tx.db.query<{ id: string }>('SELECT DISTINCT o.payment_id AS id FROM invoice_line l JOIN invoice_line o ON o.invoice_id = l.invoice_id WHERE l.payment_id = ANY ($1::text[])', [paymentIds])
  await lockPayments(tx, [...paymentIds, ...sharing.map(({ id }) => id)])
}

/** Whether nothing has gone back since the company was asked; under the lock. */
export async function isUnchanged(tx: Ctx, payments: readonly ChosenPayment[]): Promise<boolean> {
  const rows = await tx.db.query<{ id: string; refundedFen: bigint; isBack: boolean }>(`SELECT p.id, p.refunded_fen AS "refundedFen", ${REFUND_OPEN} AS "isBack" FROM payment p WHERE p.id = ANY ($1::text[])`, [payments.map(({ id }) => id)])
  return payments.every(({ id, refundedFen }) => rows.some((row) => row.id === id && row.refundedFen === refundedFen && !row.isBack))
}

export type Invoiced = { paymentId: string; item: FeeItem; grossFen: bigint }

/** What of payments stands on invoices now. */
export const readInvoiced = (ctx: Ctx, paymentIds: readonly string[]): Promise<Invoiced[]> =>
  ctx.db.query<Invoiced>(`SELECT payment_id AS "paymentId", item, sum(gross_fen)::bigint AS "grossFen" FROM invoiced_line WHERE payment_id = ANY ($1::text[]) GROUP BY 1, 2`, [paymentIds])
