/** Who is asked and about whom: read once a message, in one round trip. */
import type { Db } from '@/lib/db'
import type { ServiceWindow } from '@/lib/kernel/service-window'
import { together } from '@/lib/kernel/together'
import type { SimCtx } from '../sim-ctx'
import { enrol, type Registry } from './registry-customer'

export type SimCompany = {
  code: string
  companyId: string
  merchantId: string
  smsSign: string
  signingKey: string
  /** Last day whose night run is done, YYYY-MM-DD. */
  closedOn: string
  /** Null: all its customers are on its books. */
  registry: Registry | null
  /** When it is closed, by its own books. */
  windows: ServiceWindow[]
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

export type Known = { company: SimCompany; customer: SimCustomer | null }
type Row = SimCompany & { [K in keyof SimCustomer]: SimCustomer[K] | null }
type Asked = { companyCode: string; billKey: string }

const readTogether = together<Db, Asked, Known | null>({ many: read, alone: async (db, one) => (await read(db, [one]))[0] ?? null })

async function read(db: Db, those: Asked[]): Promise<(Known | null)[]> {
  const rows = await db.query<Row | { code: null }>(
    `SELECT c.code, c.company_id AS "companyId", c.merchant_id AS "merchantId", c.sms_sign AS "smsSign", c.signing_key AS "signingKey",
       c.closed_on::text AS "closedOn", c.registry, c.windows,
       k.bill_key AS "billKey", k.holder_name AS "holderName", k.address, k.phone, k.people, k.prepaid_fen AS "prepaidFen", k.behaviour
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS u(code, bill_key, n)
     LEFT JOIN sim_water.company c ON c.code = u.code LEFT JOIN sim_water.customer k ON k.company_code = c.code AND k.bill_key = u.bill_key ORDER BY u.n`,
    [those.map(({ companyCode }) => companyCode), those.map(({ billKey }) => billKey)],
  )
  return rows.map((row) => (row.code === null ? null : { company: row, customer: row.billKey === null ? null : (row as SimCustomer) }))
}

/**
 * null: no such company. The customer is null when the company does not know the number; one of its made-up customers' is known from the first
 * time it is asked for.
 */
export async function openDesk(sim: SimCtx, companyCode: string, billKey: string): Promise<Known | null> {
  const asked = { companyCode, billKey }
  const known = await readTogether(sim.db, asked)
  if (!known?.company.registry || known.customer) return known
  return (await enrol(sim, companyCode, known.company.registry, billKey)) ? readTogether(sim.db, asked) : known
}

export async function isWaterCompany({ db }: SimCtx, code: string): Promise<boolean> {
  const found = await db.query('SELECT 1 FROM sim_water.company WHERE code = $1::text', [code])
  return found.length === 1
}