import type { TierBar as Bar, TierBarPart } from '@/lib/companies/tariffs'

const WIDTH = 343
const HEIGHT = 26
const GAP = 3

type Props = { bar: Bar; label: string; tierName: (tier: number) => string }

/** What was used before, what a bill uses and what is left, tier beside tier. */
export function TierBar({ bar, label, tierName }: Props) {
  const sizes = bar.tiers.map(sizeOf)
  const sum = sizes.reduce((total, size) => total + size, 0)
  const scale = (WIDTH - GAP * (sizes.length - 1)) / sum
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((total, size) => total + size * scale + GAP, 0))
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} 66`} className="w-full">
      {bar.tiers.map((part, index) => (
        <Part key={part.tier} part={part} x={starts[index] ?? 0} width={(sizes[index] ?? 0) * scale} scale={scale} name={tierName(part.tier)} />
      ))}
    </svg>
  )
}

/** The last tier has no end: it is drawn as long as it is used, and a little further. */
function sizeOf({ toM3, fromM3, usedBeforeM3, thisBillM3 }: TierBarPart): number {
  const used = usedBeforeM3 + thisBillM3
  return Math.max(1, toM3 === null ? Math.max(used * 1.25, fromM3 * 0.4) : toM3 - fromM3)
}

function Part({ part, x, width, scale, name }: { part: TierBarPart; x: number; width: number; scale: number; name: string }) {
  const before = part.usedBeforeM3 * scale
  const now = part.thisBillM3 * scale
  return (
    <g>
      <text x={x} y={12} className="fill-ink-2 text-[12px] [[data-care]_&]:text-[16.8px]">
        {name}
      </text>
      <rect x={x} y={18} width={width} height={HEIGHT} className="fill-secondary" />
      <rect x={x} y={18} width={before} height={HEIGHT} className="fill-brand-pale" />
      <rect x={x + before} y={18} width={now} height={HEIGHT} className="fill-brand" />
      <rect x={x + 0.5} y={18.5} width={Math.max(0, width - 1)} height={HEIGHT - 1} fill="none" className="stroke-ink-3" />
      <text x={x} y={60} className="fill-ink-2 text-[12px] [[data-care]_&]:text-[16.8px]">
        {part.fromM3}
      </text>
    </g>
  )
}
