import { priceText } from '@/components/company-desk/tier-steps'
import type { CityLine } from '@/lib/console/schemas'
import type { Translate } from '@/lib/i18n'

const [WIDTH, NAME, ROW] = [560, 72, 26]
/** More bars are no picture any more. */
const SHOWN = 16

/** What a cubic metre costs in the first tier and in the last, city by city; the same figures stand in the table. */
export function PriceChart({ cities, t }: { cities: CityLine[]; t: Translate }) {
  const priced = cities.filter(({ tiers }) => tiers.length > 0).slice(0, SHOWN)
  const most = Math.max(1, ...priced.map(({ tiers }) => Number(tiers.at(-1)?.priceE4 ?? 0n)))
  const long = (priceE4: bigint) => Math.round(((WIDTH - NAME - 60) * Number(priceE4)) / most)
  return (
    <div className="overflow-x-auto rounded-xl bg-cell p-4" tabIndex={0} role="region" aria-label={t('deskLists.priceChart')}>
      <svg role="img" aria-label={t('deskLists.priceChart')} viewBox={`0 0 ${WIDTH} ${priced.length * ROW + 4}`} className="axis w-full max-w-3xl min-w-96">
        {priced.map(({ cityCode, cityName, tiers }, n) => {
          const [first, last] = [tiers[0]?.priceE4 ?? 0n, tiers.at(-1)?.priceE4 ?? 0n]
          return (
            <g key={cityCode}>
              <text x={0} y={n * ROW + 16}>
                {cityName}
              </text>
              <path d={`M${NAME} ${n * ROW + 4}h${long(last)}v16h-${long(last)}z`} className="fill-brand-pale" />
              <path d={`M${NAME} ${n * ROW + 4}h${long(first)}v16h-${long(first)}z`} className="fill-brand" />
              <text x={NAME + long(last) + 6} y={n * ROW + 16}>
                {`${priceText(first)} – ${priceText(last)}`}
              </text>
            </g>
          )
        })}
      </svg>
      <p className="flex gap-4 text-caption text-ink-2">
        <span>
          <span aria-hidden className="mr-1 inline-block size-3 rounded-sm bg-brand" />
          {t('deskLists.first')}
        </span>
        <span>
          <span aria-hidden className="mr-1 inline-block size-3 rounded-sm bg-brand-pale" />
          {t('deskLists.last')}
        </span>
      </p>
    </div>
  )
}
