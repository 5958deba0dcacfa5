import {
  type BillCalculation,
  type BillInput,
  type Category,
  calculateBill,
  type DatedTariff,
  parseDay,
  type TariffDefinition,
  tariffAt,
} from '@/lib/companies/tariffs'
import { fenToYuan } from '@/lib/kernel/money'
import { type CatalogueCompany, TARIFF_CATALOGUE } from '@/prisma/seed/tariffs'

export function day(text: string): Date {
  const instant = parseDay(text)
  if (!instant) throw new Error(`no such day: ${text}`)
  return instant
}

export function tariffsOf(company: CatalogueCompany, category: Category = 'RESIDENTIAL'): DatedTariff[] {
  return TARIFF_CATALOGUE[company]
    .filter((entry) => entry.category === category)
    .map(({ validFrom, definition }) => ({ validFrom: day(validFrom), definition }))
}

/** The residential tariff in force on a day. */
export function definitionOf(company: CatalogueCompany, on = '2026-01-01'): TariffDefinition {
  const found = tariffAt(tariffsOf(company), day(on))
  if (!found) throw new Error(`no tariff of ${company} on ${on}`)
  return found.definition
}

type Reading = { volumeM3: number; usedBeforeM3?: number; people?: number; from?: string; to?: string; category?: Category }

export function inputFor(company: CatalogueCompany, reading: Reading): BillInput {
  const { volumeM3, usedBeforeM3 = 0, people = 3, from = '2025-03-01', to = '2025-04-01', category = 'RESIDENTIAL' } = reading
  return { tariffs: tariffsOf(company, category), period: { begin: day(from), end: day(to) }, volumeM3, usedBeforeM3, people }
}

export function billFor(company: CatalogueCompany, reading: Reading): BillCalculation {
  const result = calculateBill(inputFor(company, reading))
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`)
  return result.value
}

/** `{ WATER: '37.26', …, total: '90.00' }` */
export function yuanOf(bill: BillCalculation): Record<string, string> {
  const parts = bill.componentTotals.map(({ component, amountFen }) => [component, fenToYuan(amountFen)])
  return { ...Object.fromEntries(parts), total: fenToYuan(bill.totalFen) }
}
