import { getWaterAccount } from '@/lib/accounts'
import type { Command } from '@/lib/db'
import { findBills } from './find-bills'
import { freshAccount } from './fresh-account'
import { ListBillsInput, type BillPage } from './schemas'

export const BILLS_PAGE_SIZE = 24

/**
 * All bills of the caller's account, newest first, paged by key. For the first page the company is asked when what is kept
 * is old. Errors: NOT_FOUND.
 */
export async function listBills({ ctx, input }: Command<unknown>): Promise<BillPage> {
  const { waterAccountId, before } = ListBillsInput.parse(input)
  const account = before ? await getWaterAccount({ ctx, input: { waterAccountId } }) : await freshAccount(ctx, { waterAccountId })
  const [endMonth, billNo] = before ? [before.slice(0, 6), before.slice(7)] : ['999999', '']
  const found = await findBills(ctx, account, { where: '(end_month, bill_no) < ($3, $4)', params: [endMonth, billNo], limit: BILLS_PAGE_SIZE + 1 })
  const bills = found.slice(0, BILLS_PAGE_SIZE)
  const last = bills.at(-1)
  return { account, bills, first: !before, next: found.length > BILLS_PAGE_SIZE && last ? `${last.endMonth}~${last.billNo}` : null }
}
