import type { Ctx } from '@/lib/db'

export type BankOrderState = 'AUTHORISING' | 'CANCELLING' | 'REFUSED' | 'AUTHORISED' | 'CAPTURED' | 'RELEASED'

/** One try of paying from the bank side. */
export type BankOrderRow = {
  orderNo: string
  paymentId: string
  token: string
  merchantNo: string
  amountFen: bigint
  maxFeeFen: bigint
  feeFen: bigint
  state: BankOrderState
  code: string | null
  companyCode: string
  createdAt: Date
  /** Before its first message went; null: none has */
  sentAt: Date | null
}

export async function readBankOrder(ctx: Ctx, orderNo: string): Promise<BankOrderRow | null> {
  const [row] = await ctx.db.query<BankOrderRow>(
    `SELECT b.order_no AS "orderNo", b.payment_id AS "paymentId", b.token, b.merchant_no AS "merchantNo", b.amount_fen AS "amountFen", b.max_fee_fen AS "maxFeeFen",
       b.fee_fen AS "feeFen", b.state, b.code, b.created_at AS "createdAt", b.sent_at AS "sentAt", p.company_code AS "companyCode" FROM bank_order b JOIN payment p ON p.id = b.payment_id WHERE b.order_no = $1`,
    [orderNo],
  )
  return row ?? null
}

/** Before the first message goes, so that whoever comes after a crash knows that one may be on its way. */
export async function markSent(ctx: Ctx, { orderNo, sentAt }: BankOrderRow): Promise<void> {
  if (!sentAt) await ctx.db.query('UPDATE bank_order SET sent_at = $2 WHERE order_no = $1 RETURNING order_no', [orderNo, ctx.clock.now()])
}
