import type { TierBar as Bar, TierBarPart } from '@/lib/companies/tariffs'
import { tidy } from './tidy'

const WIDTH = 343
const TOP = 18
const HEIGHT = 26
const GAP = 3

type Props = { bar: Bar; label: string; tierName: (tier: number) => string }

/** What was used before, what a bill uses and what is left, tier beside tier. */
export function TierBar({ bar, label, tierName }: Props) {
  const sizes = bar.tiers.map(sizeOf)
  const scale = (WIDTH - GAP * (sizes.length - 1)) / sizes.reduce((total, size) => total + size, 0)
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((total, size) => total + size * scale + GAP, 0))
  const blocks = (from: (part: TierBarPart) => number, size: (part: TierBarPart, index: number) => number) =>
    bar.tiers.map((part, index) => block((starts[index] ?? 0) + from(part) * scale, size(part, index) * scale)).join('')
  const whole = blocks(() => 0, (_, index) => sizes[index] ?? 0)
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} 66`} className="axis w-full">
      <path d={whole} className="fill-secondary" />
      <path d={blocks(() => 0, (part) => part.usedBeforeM3)} className="fill-brand-pale" />
      <path d={blocks((part) => part.usedBeforeM3, (part) => part.thisBillM3)} className="fill-brand" />
      <path d={whole} fill="none" className="stroke-ink-3" />
      {bar.tiers.flatMap(({ tier, fromM3 }, index) => [
        <text key={tier} x={tidy(starts[index] ?? 0)} y={12}>
          {tierName(tier)}
        </text>,
        <text key={`${tier} from`} x={tidy(starts[index] ?? 0)} y={60}>
          {fromM3}
        </text>,
      ])}
    </svg>
  )
}

const block = (x: number, width: number) => (width > 0 ? `M${tidy(x)} ${TOP}h${tidy(width)}v${HEIGHT}H${tidy(x)}z` : '')

/** The last tier has no end: it is drawn as long as it is used, and a little further. */
function sizeOf({ toM3, fromM3, usedBeforeM3, thisBillM3 }: TierBarPart): number {
  const used = usedBeforeM3 + thisBillM3
  return Math.max(1, toM3 === null ? Math.max(used * 1.25, fromM3 * 0.4) : toM3 - fromM3)
}
