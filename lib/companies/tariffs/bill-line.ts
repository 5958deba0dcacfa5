import { roundE4ToFen } from '@/lib/kernel/money'
import { z } from 'zod'
import { COMPONENTS } from './components'
import { decimalBigint } from './decimal'
import { LIMITS } from './limits'
import { componentsOf } from './prices'
import type { TariffDefinition } from './schemas'
import { spread } from './spread'

/** `segment` counts from 0, `tier` from 1; volume in whole m³, price in yuan × 10⁴ per m³, amount in fen. */
export const BillLine = z.strictObject({
  segment: z.int().min(0).max(LIMITS.lines),
  tier: z.int().min(1).max(LIMITS.tiers),
  component: z.enum(COMPONENTS),
  volumeM3: z.int().min(1).max(LIMITS.volumeM3),
  priceE4: decimalBigint(LIMITS.priceE4),
  amountFen: decimalBigint(LIMITS.amountFen),
})
export type BillLine = z.infer<typeof BillLine>

/** Lines as the database keeps them: bigints as decimal strings. Parse reads, `billLinesToJson` writes. */
export const BillLines = z.array(BillLine).max(LIMITS.lines)

export function billLinesToJson(lines: BillLine[]): z.input<typeof BillLines> {
  return z.encode(BillLines, lines)
}

type Priced = { definition: TariffDefinition; bounds: number[]; usedM3: number; volumeM3: number }

/** One line per tier and component with any volume. Each is rounded by itself, half a fen up, as a bill prints it. */
export function linesOf({ definition, bounds, usedM3, volumeM3 }: Priced, segment: number): BillLine[] {
  const volumes = spread(bounds, usedM3, volumeM3)
  return definition.tiers.flatMap((tier, index) => {
    const inTier = volumes[index] ?? 0
    if (inTier === 0) return []
    return componentsOf(tier).map((component) => {
      const priceE4 = tier.prices[component] ?? 0n
      const amountFen = roundE4ToFen(BigInt(inTier) * priceE4)
      return { segment, tier: index + 1, component, volumeM3: inTier, priceE4, amountFen }
    })
  })
}
