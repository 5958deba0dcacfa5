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
}

export async function readBankOrder(ctx: Ctx, orderNo: string): Promise<BankOrderRow | null> {
  const [row] = await ctx.db.query<BankOrderRow>(
    `SELECT b.order_no AS "orderNo", b.payment_id AS "paymentId", b.token, b.merchant_no AS "merchantNo", b.amount_fen AS "amountFen", b.max_fee_fen AS "maxFeeFen",
       b.fee_fen AS "feeFen", b.state, b.code, b.created_at AS "createdAt", p.company_code AS "companyCode" FROM bank_order b JOIN payment p ON p.id = b.payment_id WHERE b.order_no = $1`,
    [orderNo],
  )
  return row ?? null
}
