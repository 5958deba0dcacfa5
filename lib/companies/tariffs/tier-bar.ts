import { ok, type Result } from '@/lib/kernel/result'
import { boundsFor } from './bounds'
import { checkNumbers } from './check-numbers'
import type { TierBasis } from './components'
import type { TariffError } from './errors'
import { positionAt, type TierPosition } from './position'
import { tierPriceE4 } from './prices'
import type { TariffDefinition } from './schemas'
import { spread } from './spread'

/** `fromM3` (exclusive) to `toM3` (inclusive, null: no end); what was used before, what this bill uses, what is left. */
export type TierBarPart = {
  tier: number
  fromM3: number
  toM3: number | null
  priceE4: bigint
  usedBeforeM3: number
  thisBillM3: number
  leftM3: number | null
}
export type TierBar = TierPosition & { basis: TierBasis; usedBeforeM3: number; thisBillM3: number; tiers: TierBarPart[] }

type Drawn = { basis: TierBasis; boundsM3: readonly number[]; pricesE4: readonly bigint[]; usedBeforeM3: number; volumeM3: number }

/** m³ as whole numbers, prices of all components in yuan × 10⁴ per m³. */
export function drawTierBar({ basis, boundsM3, pricesE4, usedBeforeM3, volumeM3 }: Drawn): TierBar {
  const before = spread(boundsM3, 0, usedBeforeM3)
  const now = spread(boundsM3, usedBeforeM3, volumeM3)
  const tiers = pricesE4.map((priceE4, index) => {
    const [used, added] = [before[index] ?? 0, now[index] ?? 0]
    const [fromM3, toM3] = [boundsM3[index - 1] ?? 0, boundsM3[index] ?? null]
    const leftM3 = toM3 === null ? null : toM3 - fromM3 - used - added
    return { tier: index + 1, fromM3, toM3, priceE4, usedBeforeM3: used, thisBillM3: added, leftM3 }
  })
  return { basis, usedBeforeM3, thisBillM3: volumeM3, ...positionAt(boundsM3, pricesE4, usedBeforeM3 + volumeM3), tiers }
}

export type TierBarInput = { definition: TariffDefinition; people: number; months: number; usedBeforeM3: number; thisBillM3: number }

/** The bar of a household without a bill, as on its overview (rule X6). `months` matters to MONTH tariffs only. */
export function tierBar({ definition, people, months, usedBeforeM3, thisBillM3 }: TierBarInput): Result<TierBar, TariffError> {
  const checked = checkNumbers({ people, months, usedM3: usedBeforeM3, volumeM3: thisBillM3 })
  if (!checked.ok) return checked
  const boundsM3 = boundsFor(definition, people, months)
  const pricesE4 = definition.tiers.map(tierPriceE4)
  return ok(drawTierBar({ basis: definition.basis, boundsM3, pricesE4, usedBeforeM3, volumeM3: thisBillM3 }))
}
