import { getWaterAccount } from '@/lib/accounts'
import { tariffsOf } from '@/lib/companies'
import type { Command } from '@/lib/db'
import { shanghaiDayNumber } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { sumFen } from '@/lib/kernel/money'
import { expectedBill } from './expected'
import { freshAccount } from './fresh-account'
import { AccountBillsInput, BillInput, type AccountBillsDto, type BillDetailDto, type BillDto, type UsageDto } from './schemas'

type BillRow = Omit<BillDto, 'outstandingFen' | 'state'> & { expectedFen: bigint }

const SELECT = `SELECT bill_no AS "billNo", begin_month AS "beginMonth", end_month AS "endMonth", issued_on AS "issuedOn", due_on AS "dueOn", volume_m3 AS "volumeM3",
  used_before_m3 AS "usedBeforeM3", amount_fen AS "amountFen", late_fee_fen AS "lateFeeFen", paid_fen AS "paidFen", expected_fen AS "expectedFen"
  FROM bill WHERE company_code = $1 AND bill_key = $2`

function toDto(row: BillRow, now: Date): BillDto & { expectedFen: bigint } {
  const outstandingFen = row.amountFen + row.lateFeeFen - row.paidFen
  const late = shanghaiDayNumber(now) > shanghaiDayNumber(row.dueOn)
  return { ...row, outstandingFen, state: outstandingFen <= 0n ? 'PAID' : late ? 'OVERDUE' : 'DUE' }
}

/**
 * The caller's account with its bills (newest first) and two years of usage (oldest first). The company is asked first when
 * what is kept is older than six hours; when it does not answer, what is kept is shown. Errors: NOT_FOUND.
 */
export async function getAccountBills({ ctx, input }: Command<unknown>): Promise<AccountBillsDto> {
  const account = await freshAccount(ctx, AccountBillsInput.parse(input))
  const { companyCode, billKey } = account
  const [rows, usage] = await Promise.all([
    ctx.db.query<BillRow>(`${SELECT} ORDER BY end_month DESC, bill_no DESC LIMIT 60`, [companyCode, billKey]),
    ctx.db.query<UsageDto>(
      `SELECT month, volume_m3 AS "volumeM3", read_type AS "readType" FROM monthly_usage WHERE company_code = $1 AND bill_key = $2 ORDER BY month DESC LIMIT 24`,
      [companyCode, billKey],
    ),
  ])
  const bills = rows.map((row) => toDto(row, ctx.clock.now()))
  const dueFen = sumFen(bills.map((bill) => (bill.state === 'PAID' ? 0n : bill.outstandingFen)))
  return { account, bills, usage: usage.reverse(), dueFen }
}

/** One bill with our own calculation beside the company's. Errors: NOT_FOUND. */
export async function getBill({ ctx, input }: Command<unknown>): Promise<BillDetailDto> {
  const { waterAccountId, billNo } = BillInput.parse(input)
  const { companyCode, billKey, householdSize } = await getWaterAccount({ ctx, input: { waterAccountId } })
  const [[row], tariffs] = await Promise.all([
    ctx.db.query<BillRow>(`${SELECT} AND bill_no = $3`, [companyCode, billKey, billNo]),
    tariffsOf(ctx, companyCode),
  ])
  if (!row) throw new DomainError('NOT_FOUND')
  const expected = expectedBill(tariffs, { ...row, people: householdSize })
  return { ...toDto(row, ctx.clock.now()), lines: expected?.lines ?? [], bars: expected?.bars ?? [], differs: row.expectedFen !== row.amountFen }
}
