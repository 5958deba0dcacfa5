import type { SimCtx } from '@/lib/simulators/sim-ctx'
import type { PriceTable } from './sim-companies'

/** A price table in the simulated companies' books. */
export async function seedPrices({ db }: SimCtx, companyCode: string, { validFrom, steps, perExtraM3 = 0, largeHomeM3 = 0 }: PriceTable): Promise<void> {
  const common = { companyCode, validFrom }
  await db.prisma.simWaterStep.createMany({ data: steps.map(({ endsAtM3 }, n) => ({ ...common, step: n + 1, endsAtM3, perExtraM3, largeHomeM3 })) })
  const rates = steps.flatMap(({ rates: one }, n) => Object.entries(one).map(([item, priceE4]) => ({ ...common, step: n + 1, item, priceE4 })))
  await db.prisma.simWaterRate.createMany({ data: rates })
}
