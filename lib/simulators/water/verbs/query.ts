import { ok } from '@/lib/kernel/result'
import { owedFen, readBills } from '../read-bills'
import { pageOf, refuse, type Verb } from './verb'

/** 查账: what is unpaid, oldest first, late fee included. Refusals: EQ0005 when nothing is. */
export const query: Verb<'query'> = async (desk, page) => {
  const unpaid = (await readBills(desk)).filter((bill) => !bill.isSettled)
  if (unpaid.length === 0) return refuse('EQ0005')
  const shown = pageOf(unpaid, page)
  if (!shown) return refuse('EQ0001')
  const items = shown.map((bill) => ({
    customerName: desk.customer.holderName,
    balanceFen: desk.customer.prepaidFen,
    payAmountFen: owedFen(bill),
    beginMonth: bill.beginMonth,
    endMonth: bill.endMonth,
    billNo: bill.billNo,
    volumeM3: bill.volumeM3,
  }))
  return ok({ total: unpaid.length, items })
}
