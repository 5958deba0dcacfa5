import type { SimCtx } from '../sim-ctx'

/** `state`: 2 credited, 9 reversed (DOMAIN §0.2). */
export type CompanyOrder = { companyCode: string; billKey: string; billNo: string; amountFen: bigint; state: number }

/** What companies have on their books from the platform, not from their counters; oldest first. */
export async function listOrders({ db }: Pick<SimCtx, 'db'>, limit: number): Promise<CompanyOrder[]> {
  return db.query<CompanyOrder>(
    `SELECT company_code AS "companyCode", bill_key AS "billKey", bill_no AS "billNo", amount_fen AS "amountFen", state FROM sim_water.pay_order
     WHERE transaction_id <> '' ORDER BY at, bill_no LIMIT $1::int`,
    [limit],
  )
}
