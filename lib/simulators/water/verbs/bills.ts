import { ok } from '@/lib/kernel/result'
import { readBills } from '../read-bills'
import { pageOf, refuse, type Verb } from './verb'

/** Every bill with its detail, newest first, settled ones too. */
export const bills: Verb<'bills'> = async (desk, page) => {
  const all = (await readBills(desk)).reverse()
  const shown = pageOf(all, page)
  if (!shown) return refuse('EQ0001')
  const items = shown.map(({ principalFen, lateFen, latePaidFen, ...bill }) => ({ ...bill, amountFen: principalFen, lateFeeFen: lateFen, lateFeePaidFen: latePaidFen }))
  return ok({ total: all.length, items })
}
