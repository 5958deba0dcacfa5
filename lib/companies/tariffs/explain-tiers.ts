import { invariant } from '@/lib/kernel/invariant'
import type { BillSegment } from './bill-segment'
import type { BillCalculation } from './calculate-bill'
import { drawTierBar, type TierBar } from './tier-bar'

/** `bill`: a bar per segment. `year`: the whole bill within its last year, null when the tariff counts by month. */
export type TierExplanation = { bill: TierBar[]; year: TierBar | null }

/** What the tier bars of a bill and of its year show (rule X6). */
export function explainTiers({ segments }: Pick<BillCalculation, 'segments'>): TierExplanation {
  return { bill: segments.map(drawTierBar), year: yearBar(segments) }
}

function yearBar(segments: readonly BillSegment[]): TierBar | null {
  const last = segments.at(-1)
  invariant(last, 'a calculated bill has a segment')
  if (last.basis !== 'YEAR') return null
  // A tariff change within the year leaves the counter alone: draw both parts against the bounds now in force.
  const first = segments.find((segment) => segment.year === last.year) ?? last
  const usedAfterM3 = last.usedBeforeM3 + last.volumeM3
  return drawTierBar({ ...last, usedBeforeM3: first.usedBeforeM3, volumeM3: usedAfterM3 - first.usedBeforeM3 })
}
