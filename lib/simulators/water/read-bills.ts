import { formatDay } from '@/lib/kernel/calendar'
import { sumFen, type Fen } from '@/lib/kernel/money'
import type { Desk } from './desk'

/** A bill as of today. Days YYYYMMDD, months YYYYMM. */
export type BillToday = {
  billNo: string
  beginMonth: string
  endMonth: string
  issuedOn: string
  dueOn: string
  volumeM3: number
  usedBeforeM3: number
  principalFen: Fen
  lateFen: Fen
  paidFen: Fen
  latePaidFen: Fen
  isSettled: boolean
}

/** All bills of the customer, oldest first: a number has a handful a year. */
export async function readBills({ sim, company, customer }: Desk): Promise<BillToday[]> {
  return sim.db.query<BillToday>(
    `SELECT b.bill_no AS "billNo", b.begin_month AS "beginMonth", b.end_month AS "endMonth",
       to_char(b.issued_on, 'YYYYMMDD') AS "issuedOn", to_char(b.due_on, 'YYYYMMDD') AS "dueOn",
       b.volume_m3 AS "volumeM3", b.used_before_m3 AS "usedBeforeM3", b.principal_fen AS "principalFen",
       sim_water.late_fee(b, $3::date) AS "lateFen", b.principal_paid_fen + b.late_paid_fen AS "paidFen", b.late_paid_fen AS "latePaidFen",
       b.settled_at IS NOT NULL AS "isSettled"
     FROM sim_water.bill b
     WHERE b.company_code = $1::text AND b.bill_key = $2::text ORDER BY b.end_month, b.bill_no`,
    [company.code, customer.billKey, formatDay(sim.clock.now())],
  )
}

/** What is still to be paid of a bill, late fee included. */
export function owedFen({ principalFen, lateFen, paidFen }: BillToday): Fen {
  return principalFen + lateFen - paidFen
}

export function dueFen(bills: BillToday[]): Fen {
  return sumFen(bills.map(owedFen))
}
