import type { CompanySettings } from '@/lib/companies/changes/schemas'
import type { Translate } from '@/lib/i18n'
import { windowText } from './setting-text'

const WIDTH = 340
const LEFT = 28
const ROW = 18
const minuteOf = (time: string): number => Number.parseInt(time.slice(0, 2), 10) * 60 + Number.parseInt(time.slice(3), 10)
const x = (minute: number): number => Math.round((LEFT + (minute / 1_440) * (WIDTH - LEFT)) * 10) / 10

type Window = CompanySettings['windows'][number]
type Bar = { day: number; from: number; to: number; kind: Window['kind'] }

/** A window over midnight is a bar on each of two days. */
function barsOf({ kind, days, from, to }: Window): Bar[] {
  const [begin, end] = [minuteOf(from), minuteOf(to)]
  return (days ?? [0, 1, 2, 3, 4, 5, 6]).flatMap((day) => (begin < end ? [{ day, from: begin, to: end, kind }] : [{ day, from: begin, to: 1_440, kind }, { day: (day + 1) % 7, from: 0, to: end, kind }])).filter((bar) => bar.to > bar.from)
}

/** When a company is not to be asked, day by day over a week; the same in words below. */
export function WeekChart({ windows, t }: { windows: CompanySettings['windows']; t: Translate }) {
  if (windows.length === 0) return <p className="rounded-xl bg-cell p-4 text-note text-ink-2">{t('companyDesk.noWindows')}</p>
  return (
    <div className="rounded-xl bg-cell p-4">
      <svg role="img" aria-label={t('companyDesk.weekChart')} viewBox={`0 0 ${WIDTH} ${7 * ROW + 18}`} className="axis w-full max-w-xl">
        {[0, 1, 2, 3, 4, 5, 6].map((day) => (
          <g key={day}>
            <text x={0} y={day * ROW + 12}>
              {t(`companyDesk.day${day as 0}`)}
            </text>
            <path d={`M${LEFT} ${day * ROW + 2}H${WIDTH}v${ROW - 5}H${LEFT}z`} className="fill-secondary" />
          </g>
        ))}
        {windows.flatMap(barsOf).map(({ day, from, to, kind }) => (
          <path key={`${day} ${from} ${kind}`} d={`M${x(from)} ${day * ROW + 2}H${x(to)}v${ROW - 5}H${x(from)}z`} className={kind === 'MAINTENANCE' ? 'fill-danger' : 'fill-brand'} />
        ))}
        {[0, 6, 12, 18].map((hour) => (
          <text key={hour} x={x(hour * 60)} y={7 * ROW + 12}>
            {`${hour}`.padStart(2, '0')}
          </text>
        ))}
      </svg>
      <ul className="mt-2 text-note">
        {windows.map((window) => (
          <li key={JSON.stringify(window)}>{windowText(window, t)}</li>
        ))}
      </ul>
    </div>
  )
}
