import { tierOf } from './spread'

/**
 * Where a tier counter stands. `tier` is that of the last cubic metre used; `leftM3` more can be used in it; `nextPriceE4`
 * (all components, yuan × 10⁴ per m³) is what the one after those costs. The last three are null in the last tier.
 */
export type TierPosition = { tier: number; usedM3: number; nextBoundM3: number | null; leftM3: number | null; nextPriceE4: bigint | null }

export function positionAt(boundsM3: readonly number[], pricesE4: readonly bigint[], usedM3: number): TierPosition {
  const tier = tierOf(boundsM3, Math.max(1, usedM3))
  const nextBoundM3 = boundsM3[tier - 1] ?? null
  if (nextBoundM3 === null) return { tier, usedM3, nextBoundM3, leftM3: null, nextPriceE4: null }
  // By its cubic metre, not tier + 1: a per-person bound rounded down can leave the tier between empty.
  const next = tierOf(boundsM3, nextBoundM3 + 1)
  return { tier, usedM3, nextBoundM3, leftM3: nextBoundM3 - usedM3, nextPriceE4: pricesE4[next - 1] ?? null }
}
