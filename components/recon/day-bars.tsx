import { tidy } from '@/components/chart/tidy'

/** `permille`: of the highest bar. */
type Bar = { day: string; permille: number; label: string }
type Props = { bars: Bar[]; label: string; caption: string }

const PLOT = { left: 4, right: 596, top: 14, bottom: 110 }
const MOST = 14
const STEP = (PLOT.right - PLOT.left) / MOST
const BAR = 24

/** One bar a day, drawn on the server; what each stands for is read out. */
export function DayBars({ bars, label, caption }: Props) {
  const heightOf = (permille: number) => Math.max(2, ((PLOT.bottom - PLOT.top) * permille) / 1_000)
  const middleOf = (n: number) => tidy(PLOT.left + STEP * (n + 0.5))
  return (
    <figure className="rounded-xl bg-cell p-4">
      <figcaption className="text-note text-ink-2">{caption}</figcaption>
      <div className="overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
        <svg role="img" aria-label={`${label}：${bars.map((bar) => bar.label).join('，')}`} viewBox="0 0 600 130" className="axis mt-2 w-full min-w-[600px]">
          <path d={`M${PLOT.left} ${PLOT.bottom}H${PLOT.right}`} className="stroke-line" />
          <path d={bars.map(({ permille }, n) => `M${tidy(middleOf(n) - BAR / 2)} ${PLOT.bottom}v${-tidy(heightOf(permille))}h${BAR}V${PLOT.bottom}z`).join('')} className="fill-brand stroke-brand-ink [stroke-width:0.75]" />
          <g textAnchor="middle">
            {bars.map(({ day }, n) => (
              <text key={day} x={middleOf(n)} y={PLOT.bottom + 17}>
                {day.slice(5)}
              </text>
            ))}
          </g>
        </svg>
      </div>
    </figure>
  )
}
