import { monthText } from '@/components/ui/dates'
import type { UsageDto } from '@/lib/bills/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { pairYears, type UsageYears } from './usage'
import { UsageBars } from './usage-bars'

/** Two years of usage, each month beside the one a year before: a picture, a sentence and a list for those who hear it. */
export function UsageChart({ usage, locale, t }: { usage: UsageDto[]; locale: Locale; t: Translate }) {
  const years = pairYears(usage)
  if (!years) return <p className="px-4 py-6 text-center text-ink-2">{t('account.usageEmpty')}</p>
  const estimated = usage.some((one) => one.readType === 'ESTIMATED')
  return (
    <figure className="relative px-4 pt-3 pb-4">
      <figcaption className="text-note">{summary(years, t)}</figcaption>
      <div aria-hidden className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-caption text-ink-2">
        <Key className="bg-brand" text={t('account.thisYear')} />
        <Key className="bg-brand-pale" text={t('account.lastYear')} />
        {estimated && <Key className="border border-dashed border-brand-ink" text={t('account.estimated')} />}
      </div>
      <UsageBars years={years} label={t('account.chartLabel')} unit={t('account.unit')} />
      <ul className="sr-only" aria-label={t('account.usageMonths')}>
        {years.pairs.map(({ month, now, before }) => (
          <li key={month}>{t('account.usageMonth', { month: monthText(locale, month), now: spoken(now, t), before: spoken(before, t) })}</li>
        ))}
      </ul>
    </figure>
  )
}

function Key({ className, text }: { className: string; text: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span className={`size-3 rounded-[2px] ${className}`} />
      {text}
    </span>
  )
}

function spoken(month: UsageDto | null, t: Translate): string {
  if (!month) return t('account.noReading')
  const volume = t('account.volume', { volume: month.volumeM3 })
  return month.readType === 'ESTIMATED' ? `${volume} · ${t('account.estimated')}` : volume
}

function summary({ nowM3, beforeM3 }: UsageYears, t: Translate): string {
  const text = t('account.usageSummary', { now: nowM3 })
  if (!beforeM3) return text
  const difference = Math.abs(nowM3 - beforeM3)
  if (difference === 0) return text + t('account.usageSame')
  const params = { difference, percent: Math.round((difference * 100) / beforeM3) }
  return text + t(nowM3 > beforeM3 ? 'account.usageMore' : 'account.usageLess', params)
}
