/** Who is asked and about whom: read once a message, in one round trip. */
import type { SimCtx } from '../sim-ctx'

export type SimCompany = {
  code: string
  companyId: string
  merchantId: string
  smsSign: string
  signingKey: string
  /** Last day whose night run is done, YYYY-MM-DD. */
  closedOn: string
}

export type SimCustomer = {
  billKey: string
  holderName: string
  address: string
  phone: string
  people: number
  prepaidFen: bigint
  behaviour: string
}

export type Desk = { sim: SimCtx; company: SimCompany; customer: SimCustomer }

type Row = SimCompany & { [K in keyof SimCustomer]: SimCustomer[K] | null }

/** null: no such company. The customer is null when the company does not know the number. */
export async function openDesk(sim: SimCtx, companyCode: string, billKey: string): Promise<{ company: SimCompany; customer: SimCustomer | null } | null> {
  const [row] = await sim.db.query<Row>(
    `SELECT c.code, c.company_id AS "companyId", c.merchant_id AS "merchantId", c.sms_sign AS "smsSign", c.signing_key AS "signingKey",
       c.closed_on::text AS "closedOn",
       k.bill_key AS "billKey", k.holder_name AS "holderName", k.address, k.phone, k.people, k.prepaid_fen AS "prepaidFen", k.behaviour
     FROM sim_water.company c LEFT JOIN sim_water.customer k ON k.company_code = c.code AND k.bill_key = $2::text
     WHERE c.code = $1::text`,
    [companyCode, billKey],
  )
  if (!row) return null
  return { company: row, customer: row.billKey === null ? null : (row as SimCustomer) }
}
