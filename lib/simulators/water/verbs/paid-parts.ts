import { FEE_ITEMS, type FeeItem, type PaidPart } from '@/lib/gateways/water'
import { monthsBetween } from '@/lib/kernel/calendar'
import { invariant } from '@/lib/kernel/invariant'
import { shareOut } from '@/lib/kernel/money'
import { ok } from '@/lib/kernel/result'
import type { Desk } from '../desk'
import { readOrder, type Order } from '../read-order'
import { readVolumes } from '../read-volumes'
import { readBilling, type Billing } from '../price-list'
import { priceItems } from '../price-usage'
import { refuse, type Verb } from './verb'

type BillMonths = { billNo: string; beginMonth: string; endMonth: string; usedBeforeM3: number }

/**
 * What stands of an order, its late fees and its principals by fee item. A part of a principal is spread over the items as the
 * whole bill is. Refusals as for refundPart: SIM0006 no such order, SIM0007 a reversed one, EQ0001 another's.
 */
export const paidParts: Verb<'paidParts'> = async (desk, { billNo, transactionId }) => {
  const order = await readOrder(desk, billNo)
  if (!order) return refuse('SIM0006')
  if (order.billKey !== desk.customer.billKey || order.transactionId !== transactionId) return refuse('EQ0001')
  if (order.isReversed) return refuse('SIM0007')
  const { bills, prepaidFen } = order.allocation
  return ok({ prepaidFen: BigInt(prepaidFen), parts: await partsOf(desk, bills) })
}

async function partsOf(desk: Desk, parts: Order['allocation']['bills']): Promise<PaidPart[]> {
  if (parts.length === 0) return []
  const [billing, bills, volumes] = await Promise.all([readBilling(desk.sim, desk.company.code), readMonths(desk, parts.map((part) => part.billNo)), readVolumes(desk)])
  return parts
    .flatMap(({ billNo, lateFen, principalFen }) => {
      const bill = bills.find((one) => one.billNo === billNo)
      invariant(bill, 'an order pays bills that are there')
      const late: PaidPart = { billNo, item: 'LATE_FEE', amountFen: BigInt(lateFen) }
      return [...spread(itemsOf(billing, desk.customer.people, bill, volumes), BigInt(principalFen)).map(([item, amountFen]) => ({ billNo, item, amountFen })), late]
    })
    .filter(({ amountFen }) => amountFen > 0n)
}

/** The bill's own proportions, in the order in which items are listed. */
function itemsOf(billing: Billing, people: number, { beginMonth, endMonth, usedBeforeM3 }: BillMonths, volumes: Map<string, number>): [FeeItem, bigint][] {
  const priced = priceItems(billing, people, usedBeforeM3, monthsBetween(beginMonth, endMonth).map((month) => ({ month, volumeM3: volumes.get(month) ?? 0 })))
  return FEE_ITEMS.flatMap((item) => (priced.has(item) ? [[item, priced.get(item) ?? 0n] as [FeeItem, bigint]] : []))
}

function spread(items: [FeeItem, bigint][], principalFen: bigint): [FeeItem, bigint][] {
  const shares = shareOut(principalFen, items.map(([, fen]) => fen))
  return items.map(([item], n) => [item, shares[n] ?? 0n])
}

function readMonths({ sim, company, customer }: Desk, billNos: string[]): Promise<BillMonths[]> {
  return sim.db.query<BillMonths>(
    `SELECT bill_no AS "billNo", begin_month AS "beginMonth", end_month AS "endMonth", used_before_m3 AS "usedBeforeM3"
     FROM sim_water.bill WHERE company_code = $1::text AND bill_key = $2::text AND bill_no = ANY ($3::text[])`,
    [company.code, customer.billKey, billNos],
  )
}
