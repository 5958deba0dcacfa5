import type { UsageDto } from '@/lib/bills/schemas'
import type { UsageYears } from './usage'

const PLOT = { left: 30, right: 340, top: 22, bottom: 158 }
const STEP = (PLOT.right - PLOT.left) / 12
const BAR = 10

/** Bars of twelve pairs of months, drawn on the server. */
export function UsageBars({ years: { pairs, topM3 }, label, unit }: { years: UsageYears; label: string; unit: string }) {
  const heightOf = (m3: number) => ((PLOT.bottom - PLOT.top) * m3) / topM3
  return (
    <svg role="img" aria-label={label} viewBox="0 0 343 186" className="mt-2 w-full overflow-visible">
      {[0, topM3 / 2, topM3].map((m3) => (
        <g key={m3}>
          <path d={`M${PLOT.left} ${PLOT.bottom - heightOf(m3)}H${PLOT.right}`} className="stroke-line" />
          <text x={PLOT.left - 5} y={PLOT.bottom - heightOf(m3) + 4} textAnchor="end" className="fill-ink-2 text-[11px] [[data-care]_&]:text-[15.4px]">
            {m3}
          </text>
        </g>
      ))}
      <text x={PLOT.left} y={12} className="fill-ink-2 text-[11px] [[data-care]_&]:text-[15.4px]">
        {unit}
      </text>
      {pairs.map(({ month, now, before }, index) => {
        const middle = PLOT.left + STEP * (index + 0.5)
        return (
          <g key={month}>
            {before && <Bar x={middle - BAR - 0.75} height={heightOf(before.volumeM3)} month={before} past />}
            {now && <Bar x={middle + 0.75} height={heightOf(now.volumeM3)} month={now} />}
            <text x={middle} y={PLOT.bottom + 17} textAnchor="middle" className="fill-ink-2 text-[11px] [[data-care]_&]:text-[15.4px]">
              {month.slice(4).replace(/^0/, '')}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

function Bar({ x, height, month, past }: { x: number; height: number; month: UsageDto; past?: boolean }) {
  const guess = month.readType === 'ESTIMATED' ? '[stroke-dasharray:3_2]' : ''
  return <rect x={x} y={PLOT.bottom - height} width={BAR} height={Math.max(0, height)} rx={1.5} className={`stroke-brand-ink [stroke-width:0.75] ${past ? 'fill-brand-pale' : 'fill-brand'} ${guess}`} />
}
