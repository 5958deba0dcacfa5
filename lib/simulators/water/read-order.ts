import type { Desk } from './desk'

/** What is left of an order, spread over bills and prepayment; fen as JSON has it. */
export type Allocation = { bills: { billNo: string; lateFen: string | number; principalFen: string | number }[]; prepaidFen: string | number }
export type Order = { billKey: string; transactionId: string; amountFen: bigint; payDate: string; channelBillNo: string; isReversed: boolean; allocation: Allocation }

/** An order by the platform's 缴费流水, whoever's it is; null when the company never had it. */
export async function readOrder({ sim, company }: Desk, billNo: string): Promise<Order | null> {
  const [order] = await sim.db.query<Order>(
    `SELECT bill_key AS "billKey", transaction_id AS "transactionId", amount_fen AS "amountFen", pay_date AS "payDate", channel_bill_no AS "channelBillNo", state = 9 AS "isReversed", allocation
     FROM sim_water.pay_order WHERE company_code = $1::text AND bill_no = $2::text`,
    [company.code, billNo],
  )
  return order ?? null
}
