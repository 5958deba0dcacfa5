import { Amount } from '@/components/ui/amount'
import { dayText } from '@/components/ui/dates'
import type { WaterAccountDto } from '@/lib/accounts/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { sumFen } from '@/lib/kernel/money'

/** What the accounts shown owe together, how many of them, and until when the first is to be paid. */
export function WaterTotals({ accounts, locale, t }: { accounts: WaterAccountDto[]; locale: Locale; t: Translate }) {
  const owing = accounts.filter(({ dueFen }) => (dueFen ?? 0n) > 0n)
  const late = owing.filter(({ overdue }) => overdue).length
  const unread = accounts.filter(({ dueFen }) => dueFen === null).length
  const days = owing.flatMap(({ oldestDueOn }) => (oldestDueOn ? [oldestDueOn.getTime()] : []))
  return (
    <section aria-label={t('water.totals')} className="mx-2 mt-2 rounded-lg bg-cell px-4 py-5 text-center">
      <p className="text-note text-ink-2">{owing.length > 0 || unread > 0 ? t('water.totalDue') : t('water.allPaid')}</p>
      <p>
        <Amount fen={sumFen(owing.map(({ dueFen }) => dueFen ?? 0n))} />
      </p>
      <p className="text-note text-ink-2">
        {t('water.totalsNote', { count: accounts.length, owing: owing.length })}
        {late > 0 && <span className="text-danger">{t('water.totalsLate', { late })}</span>}
      </p>
      {unread > 0 && <p className="text-note text-warn">{t('water.unread', { unread })}</p>}
      {late === 0 && days.length > 0 && <p className="text-note text-ink-2">{t('water.earliest', { day: dayText(locale, new Date(Math.min(...days))) })}</p>}
    </section>
  )
}
