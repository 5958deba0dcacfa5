import type { SimCtx } from '@/lib/simulators/sim-ctx'
import type { PriceTable } from './sim-companies'

/** What those who pay late are asked for by every one of these tables (DOMAIN §2): five per mille a day after fifteen days, of the water itself, at most once over. */
const LATE_TERMS = { ratePpm: 5_000, graceDays: 15, capPpm: 1_000_000, items: ['WATER'] }

/** A price table in the simulated companies' books, with its late fee. */
export async function seedPrices({ db }: SimCtx, companyCode: string, { validFrom, steps, perExtraM3 = 0, largeHomeM3 = 0 }: PriceTable): Promise<void> {
  const common = { companyCode, validFrom }
  await db.prisma.simWaterStep.createMany({ data: steps.map(({ endsAtM3 }, n) => ({ ...common, step: n + 1, endsAtM3, perExtraM3, largeHomeM3 })) })
  await db.prisma.simWaterLateTerms.create({ data: { ...common, ...LATE_TERMS } })
  const rates = steps.flatMap(({ rates: one }, n) => Object.entries(one).map(([item, priceE4]) => ({ ...common, step: n + 1, item, priceE4 })))
  await db.prisma.simWaterRate.createMany({ data: rates })
}
