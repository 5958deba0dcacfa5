import { TierBar } from '@/components/chart/tier-bar'
import { CellGroup } from '@/components/ui/cells'
import type { TierBar as Bar, TierBarPart } from '@/lib/companies/tariffs'
import type { Translate } from '@/lib/i18n'
import { formatPriceE4 } from './price'

/** The tiers of a bill, drawn and in words; one drawing for each tariff or year the bill touches. */
export function BillTiers({ bars, t }: { bars: Bar[]; t: Translate }) {
  return (
    <CellGroup title={t('bill.tiers')}>
      {bars.map((bar, index) => (
        <div key={index} className="px-4 py-4">
          <p className="pb-2 text-note text-ink-2">
            {t(bar.basis === 'YEAR' ? 'bill.tierYear' : 'bill.tierMonth')}
            {bars.length > 1 && t('bill.part', { index: index + 1 })}
          </p>
          <TierBar bar={bar} label={t('bill.chartLabel', { before: bar.usedBeforeM3, now: bar.thisBillM3, tier: bar.tier })} tierName={(tier) => t('bill.tierShort', { tier })} />
          <Legend t={t} />
          <ul className="mt-3 flex flex-col gap-2">
            {bar.tiers.map((part) => (
              <TierRow key={part.tier} part={part} now={part.tier === bar.tier} t={t} />
            ))}
          </ul>
          <p className="mt-3 text-note font-medium text-brand-ink">{nextText(bar, t)}</p>
        </div>
      ))}
    </CellGroup>
  )
}

function Legend({ t }: { t: Translate }) {
  const keys = [
    ['bg-brand-pale', t('bill.usedBefore')],
    ['bg-brand', t('bill.thisBill')],
    ['bg-secondary', t('bill.left')],
  ]
  return (
    <p aria-hidden className="mt-1 flex flex-wrap gap-x-4 text-caption text-ink-2">
      {keys.map(([colour, text]) => (
        <span key={text} className="flex items-center gap-1.5">
          <span className={`size-3 rounded-[2px] ${colour}`} />
          {text}
        </span>
      ))}
    </p>
  )
}

function TierRow({ part, now, t }: { part: TierBarPart; now: boolean; t: Translate }) {
  const { tier, fromM3, toM3, priceE4, usedBeforeM3: before, thisBillM3, leftM3 } = part
  const range = toM3 === null ? t('bill.tierAbove', { from: fromM3 }) : t('bill.tierRange', { from: fromM3 === 0 ? 0 : fromM3 + 1, to: toM3 })
  return (
    <li className={`rounded-md p-3 text-note ${now ? 'bg-brand-soft' : 'bg-secondary'}`}>
      <span className="flex items-baseline justify-between gap-3">
        <span className={now ? 'font-medium' : undefined}>
          {`${t('bill.tier', { tier })} · ${range}`}
        </span>
        <span className="shrink-0 font-medium tabular-nums">{t('bill.perM3', { price: formatPriceE4(priceE4) })}</span>
      </span>
      <span className="block text-ink-2">{leftM3 === null ? t('bill.tierUseOpen', { before, now: thisBillM3 }) : t('bill.tierUse', { before, now: thisBillM3, left: leftM3 })}</span>
    </li>
  )
}

function nextText({ leftM3, nextPriceE4 }: Bar, t: Translate): string {
  if (leftM3 === null || nextPriceE4 === null) return t('bill.lastTier')
  const price = formatPriceE4(nextPriceE4)
  return leftM3 === 0 ? t('bill.boundReached', { price }) : t('bill.nextTier', { left: leftM3, price })
}
