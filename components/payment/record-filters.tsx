import { monthText } from '@/components/ui/dates'
import { buttonClass } from '@/components/ui/button'
import { NavLink } from '@/components/ui/nav-link'
import { SelectField } from '@/components/ui/select-field'
import type { Locale, Translate } from '@/lib/i18n'
import type { RecordChoices, RecordFilter } from '@/lib/payments/records/schemas'

type Props = { filter: RecordFilter; choices: RecordChoices; locale: Locale; t: Translate }

const FIELD = 'w-full bg-ground'

/** A plain form: the address holds what was chosen, so that going back, reloading and passing it on keep it. */
export function RecordFilters({ filter, choices, locale, t }: Props) {
  const states = (['PAID', 'OPEN', 'FAILED', 'REFUNDED'] as const).map((value) => ({ value, text: t(`records.${value}`) }))
  return (
    <form role="search" action="/payments" className="mx-2 mt-2 grid grid-cols-2 gap-2 rounded-lg bg-cell p-3">
      <input type="search" name="q" defaultValue={filter.q} maxLength={60} aria-label={t('records.search')} placeholder={t('records.placeholder')} autoComplete="off" enterKeyHint="search" className="tap col-span-2 w-full min-w-0 rounded-lg bg-ground px-3 placeholder:text-ink-2" />
      <SelectField className={FIELD} name="state" label={t('records.state')} value={filter.state} options={states} all={t('records.all')} />
      <SelectField className={FIELD} name="month" label={t('records.month')} value={filter.month} options={choices.months.map((value) => ({ value, text: monthText(locale, value) }))} all={t('records.all')} />
      <SelectField className={FIELD} name="account" label={t('records.account')} value={filter.account} options={choices.accounts.map(({ id, alias }) => ({ value: id, text: alias }))} all={t('records.all')} />
      <SelectField className={FIELD} name="source" label={t('records.source')} value={filter.source} options={choices.sources.map((value) => ({ value, text: t(`funding.${value}`) }))} all={t('records.all')} />
      <button type="submit" className={buttonClass('default', 'small')}>
        {t('records.apply')}
      </button>
      <NavLink href="/payments" className="tap flex items-center justify-center text-link">
        {t('records.clear')}
      </NavLink>
    </form>
  )
}
