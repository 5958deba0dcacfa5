import type { Ctx } from '@/lib/db'
import { shanghaiDayNumber } from '@/lib/kernel/calendar'
import type { BillDto } from './schemas'

/** `expectedFen` is what our own tariff makes of it. */
export type KeptBill = BillDto & { expectedFen: bigint }
type BillRow = Omit<KeptBill, 'outstandingFen' | 'lateFeeDueFen' | 'state'> & { lateFeePaidFen: bigint }
type Which = { where: string; params?: unknown[]; limit: number }

const SELECT = `SELECT bill_no AS "billNo", begin_month AS "beginMonth", end_month AS "endMonth", issued_on AS "issuedOn", due_on AS "dueOn", volume_m3 AS "volumeM3",
  used_before_m3 AS "usedBeforeM3", amount_fen AS "amountFen", late_fee_fen AS "lateFeeFen", late_fee_paid_fen AS "lateFeePaidFen", paid_fen AS "paidFen", expected_fen AS "expectedFen"
  FROM bill WHERE company_code = $1 AND bill_key = $2`

/** Bills of one 户号, newest first. `where` has the company as $1, the number as $2, and `params` from $3 on. */
export async function findBills(ctx: Ctx, { companyCode, billKey }: { companyCode: string; billKey: string }, { where, params = [], limit }: Which): Promise<KeptBill[]> {
  const rows = await ctx.db.query<BillRow>(`${SELECT} AND ${where} ORDER BY end_month DESC, bill_no DESC LIMIT ${limit}`, [companyCode, billKey, ...params])
  return rows.map((row) => toDto(row, ctx.clock.now()))
}

function toDto({ lateFeePaidFen, ...row }: BillRow, now: Date): KeptBill {
  const outstandingFen = row.amountFen + row.lateFeeFen - row.paidFen
  const late = shanghaiDayNumber(now) > shanghaiDayNumber(row.dueOn)
  return { ...row, outstandingFen, lateFeeDueFen: row.lateFeeFen - lateFeePaidFen, state: outstandingFen <= 0n ? 'PAID' : late ? 'OVERDUE' : 'DUE' }
}
