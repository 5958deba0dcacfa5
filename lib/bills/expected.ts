import { calculateBill, explainTiers, type BillCalculation, type DatedTariff, type TierBar } from '@/lib/companies/tariffs'
import { addMonths, monthStart } from '@/lib/kernel/calendar'

export type Consumption = { beginMonth: string; endMonth: string; volumeM3: number; usedBeforeM3: number; people: number }

/** What the published tariff makes of a company's reading (rule E2); null when our tables do not cover it. */
export function expectedBill(tariffs: DatedTariff[], use: Consumption): (BillCalculation & { bars: TierBar[] }) | null {
  const period = { begin: monthStart(use.beginMonth), end: monthStart(addMonths(use.endMonth, 1)) }
  const calculated = calculateBill({ tariffs, period, volumeM3: use.volumeM3, usedBeforeM3: use.usedBeforeM3, people: Math.max(1, use.people) })
  return calculated.ok ? { ...calculated.value, bars: explainTiers(calculated.value).bill } : null
}
