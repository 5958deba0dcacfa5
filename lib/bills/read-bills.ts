import { getWaterAccount } from '@/lib/accounts'
import { tariffsOf } from '@/lib/companies'
import type { Command } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { sumFen } from '@/lib/kernel/money'
import { expectedBill } from './expected'
import { findBills } from './find-bills'
import { freshAccount } from './fresh-account'
import { AccountBillsInput, BillInput, type AccountBillsDto, type BillDetailDto, type UsageDto } from './schemas'

/** What a resident sees of the paid ones at first; the rest is `listBills`. */
const NEWEST = 6
/** More unpaid bills than any household has. */
const MOST = 60
const OPEN_OR_NEWEST = `(amount_fen + late_fee_fen > paid_fen OR bill_no IN
  (SELECT bill_no FROM bill WHERE company_code = $1 AND bill_key = $2 ORDER BY end_month DESC, bill_no DESC LIMIT ${NEWEST}))`

/**
 * The caller's account with its unpaid and its six newest bills (newest first) and two years of usage (oldest first).
 * The company is asked first when what is kept is older than six hours; when it does not answer, what is kept is shown.
 * Errors: NOT_FOUND.
 */
export async function getAccountBills({ ctx, input }: Command<unknown>): Promise<AccountBillsDto> {
  const account = await freshAccount(ctx, AccountBillsInput.parse(input))
  const { companyCode, billKey } = account
  const [bills, usage] = await Promise.all([
    findBills(ctx, account, { where: OPEN_OR_NEWEST, limit: MOST }),
    ctx.db.query<UsageDto>(
      `SELECT month, volume_m3 AS "volumeM3", read_type AS "readType" FROM monthly_usage WHERE company_code = $1 AND bill_key = $2 ORDER BY month DESC LIMIT 24`,
      [companyCode, billKey],
    ),
  ])
  const dueFen = sumFen(bills.map((bill) => (bill.state === 'PAID' ? 0n : bill.outstandingFen)))
  return { account, bills, usage: usage.reverse(), dueFen }
}

/** One bill with our own calculation beside the company's. Errors: NOT_FOUND. */
export async function getBill({ ctx, input }: Command<unknown>): Promise<BillDetailDto> {
  const { waterAccountId, billNo } = BillInput.parse(input)
  const account = await getWaterAccount({ ctx, input: { waterAccountId } })
  const [[bill], tariffs] = await Promise.all([findBills(ctx, account, { where: 'bill_no = $3', params: [billNo], limit: 1 }), tariffsOf(ctx, account.companyCode)])
  if (!bill) throw new DomainError('NOT_FOUND')
  const expected = expectedBill(tariffs, { ...bill, people: account.householdSize })
  return { ...bill, account, lines: expected?.lines ?? [], bars: expected?.bars ?? [], differs: bill.expectedFen !== bill.amountFen }
}
