import type { UsageDto } from '@/lib/bills/schemas'
import { tidy } from './tidy'
import type { UsageYears } from './usage'

const PLOT = { left: 30, right: 340, top: 22, bottom: 158 }
const STEP = (PLOT.right - PLOT.left) / 12
const BAR = 10

/** Bars of twelve pairs of months, drawn on the server. */
export function UsageBars({ years: { pairs, topM3 }, label, unit }: { years: UsageYears; label: string; unit: string }) {
  const heightOf = (m3: number) => ((PLOT.bottom - PLOT.top) * m3) / topM3
  const marks = [0, topM3 / 2, topM3]
  return (
    <svg role="img" aria-label={label} viewBox="0 0 343 186" className="axis mt-2 w-full">
      <path d={marks.map((m3) => `M${PLOT.left} ${PLOT.bottom - heightOf(m3)}H${PLOT.right}`).join('')} className="stroke-line" />
      {marks.map((m3) => (
        <text key={m3} x={PLOT.left - 5} y={PLOT.bottom - heightOf(m3) + 4} textAnchor="end">
          {m3}
        </text>
      ))}
      <text x={PLOT.left} y={12}>
        {unit}
      </text>
      <Bars d={barsOf(pairs.map(({ before }) => before), -BAR - 0.75, heightOf, isRead)} kind="fill-brand-pale" />
      <Bars d={barsOf(pairs.map(({ now }) => now), 0.75, heightOf, isRead)} kind="fill-brand" />
      <Bars d={barsOf(pairs.map(({ before }) => before), -BAR - 0.75, heightOf, isGuess)} kind="fill-brand-pale [stroke-dasharray:3_2]" />
      <Bars d={barsOf(pairs.map(({ now }) => now), 0.75, heightOf, isGuess)} kind="fill-brand [stroke-dasharray:3_2]" />
      <g textAnchor="middle">
        {pairs.map(({ month }, index) => (
          <text key={month} x={tidy(middleOf(index))} y={PLOT.bottom + 17}>
            {month.slice(4).replace(/^0/, '')}
          </text>
        ))}
      </g>
    </svg>
  )
}

const middleOf = (index: number) => PLOT.left + STEP * (index + 0.5)
const isGuess = (month: UsageDto) => month.readType === 'ESTIMATED'
const isRead = (month: UsageDto) => !isGuess(month)

/** One path for all bars of a kind: a page of two years has two such paths instead of 24 elements. */
function barsOf(months: (UsageDto | null)[], dx: number, heightOf: (m3: number) => number, which: (month: UsageDto) => boolean): string {
  return months
    .map((month, index) => (month && which(month) && month.volumeM3 > 0 ? `M${tidy(middleOf(index) + dx)} ${PLOT.bottom}v${-tidy(heightOf(month.volumeM3))}h${BAR}V${PLOT.bottom}z` : ''))
    .join('')
}

function Bars({ d, kind }: { d: string; kind: string }) {
  return d ? <path d={d} className={`stroke-brand-ink [stroke-width:0.75] ${kind}`} /> : null
}
