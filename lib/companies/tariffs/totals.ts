import { type Fen, sumFen } from '@/lib/kernel/money'
import { COMPONENTS, type Component } from './components'
import type { BillLine } from './bill-line'

export type ComponentTotal = { component: Component; amountFen: Fen }
export type TierTotal = { tier: number; volumeM3: number; amountFen: Fen }

/** Per component in bill order, a component without volume as 0. */
export function totalsByComponent(lines: readonly BillLine[], charged: readonly Component[]): ComponentTotal[] {
  return COMPONENTS.filter((component) => charged.includes(component)).map((component) => ({
    component,
    amountFen: sumFen(lines.filter((line) => line.component === component).map((line) => line.amountFen)),
  }))
}

/** Per tier with volume, over all segments; a cubic metre has several lines and counts once. */
export function totalsByTier(lines: readonly BillLine[]): TierTotal[] {
  const tiers = [...new Set(lines.map((line) => line.tier))].sort((a, b) => a - b)
  return tiers.map((tier) => {
    const own = lines.filter((line) => line.tier === tier)
    const volumes = new Map(own.map((line) => [line.segment, line.volumeM3]))
    const volumeM3 = [...volumes.values()].reduce((sum, volume) => sum + volume, 0)
    return { tier, volumeM3, amountFen: sumFen(own.map((line) => line.amountFen)) }
  })
}
