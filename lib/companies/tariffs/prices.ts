import { COMPONENTS, type Component } from './components'
import type { Tier } from './tier'

/** The components a tier charges, in bill order (PostgreSQL's jsonb keeps no order of its own). */
export function componentsOf(tier: Tier): Component[] {
  return COMPONENTS.filter((component) => tier.prices[component] !== undefined)
}

/** All components of a cubic metre together, yuan × 10⁴. */
export function tierPriceE4(tier: Tier): bigint {
  return componentsOf(tier).reduce((sum, component) => sum + (tier.prices[component] ?? 0n), 0n)
}
