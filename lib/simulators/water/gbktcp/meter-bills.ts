import type { gbktcp } from '@/lib/gateways/water'
import { monthsBetween } from '@/lib/kernel/calendar'
import { shareOut, sumFen } from '@/lib/kernel/money'
import type { Desk } from '../desk'
import { readBilling, type Billing } from '../price-list'
import { priceSteps, type MonthUse, type PricedStep } from '../price-usage'
import type { BillToday } from '../read-bills'
import { readVolumes } from '../read-volumes'

type MeterBill = gbktcp.ResponseOf<'bills'>['rows'][number]

/** The answer to 账单查询 holds 999 rows at most, this many years of months. */
const MOST = 120
const TIERS = 3

/** Bills with what the meter showed and what each tier came to; everything but sewage is in the tiers, for the layout has no other place. */
export async function billsAsRead(desk: Desk, newestFirst: BillToday[]): Promise<MeterBill[]> {
  const [billing, volumes] = await Promise.all([readBilling(desk.sim, desk.company.code), readVolumes(desk)])
  return newestFirst.slice(0, MOST).map((bill) => meterBill(billing, desk.customer.people, volumes, bill))
}

function meterBill(billing: Billing, people: number, volumes: Map<string, number>, bill: BillToday): MeterBill {
  const months = monthsBetween(bill.beginMonth, bill.endMonth).map((month): MonthUse => ({ month, volumeM3: volumes.get(month) ?? 0 }))
  const readingM3 = [...volumes].reduce((sum, [month, volumeM3]) => (month <= bill.endMonth ? sum + volumeM3 : sum), 0)
  const steps = priceSteps(billing, people, bill.usedBeforeM3, months)
  const sewageFen = sumFen(steps.map(({ fen }) => fen.get('SEWAGE') ?? 0n))
  const [first, second, third] = tiersOf(steps, bill.principalFen - sewageFen)
  return {
    month: bill.endMonth, lastReadingM3: readingM3 - bill.volumeM3, readingM3, volumeM3: bill.volumeM3,
    firstTierM3: first.m3, firstTierFen: first.fen, secondTierM3: second.m3, secondTierFen: second.fen, thirdTierM3: third.m3, thirdTierFen: third.fen,
    sewageFen, totalFen: bill.principalFen, status: bill.isSettled ? '1' : '0',
  }
}

type Tier = { m3: number; fen: bigint }

/** Steps beyond the third are in the third. Amounts add up to the whole: what was priced otherwise meanwhile goes where the water is. */
function tiersOf(steps: readonly PricedStep[], wholeFen: bigint): [Tier, Tier, Tier] {
  const tiers = [steps.slice(0, 1), steps.slice(1, TIERS - 1), steps.slice(TIERS - 1)]
  const priced = tiers.map((tier) => sumFen(tier.flatMap(({ fen }) => [...fen].map(([item, amount]) => (item === 'SEWAGE' ? 0n : amount)))))
  const fen = shareOut(wholeFen, priced)
  return tiers.map((tier, n) => ({ m3: tier.reduce((sum, { m3 }) => sum + m3, 0), fen: fen[n] ?? 0n })) as [Tier, Tier, Tier]
}
