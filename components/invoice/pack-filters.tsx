import { buttonClass } from '@/components/ui/button'
import { NavLink } from '@/components/ui/nav-link'
import { SelectField } from '@/components/ui/select-field'
import type { Translate } from '@/lib/i18n'
import type { PackFilter } from '@/lib/invoices/pack/schemas'

const FIELD = 'w-full bg-ground'

/** A plain form: the address holds what was chosen. */
export function PackFilters({ filter, years, t }: { filter: PackFilter; years: string[]; t: Translate }) {
  const categories = (['ORDINARY', 'SPECIAL', 'RED'] as const).map((value) => ({ value, text: t(`invoices.${value}`) }))
  return (
    <form role="search" action="/invoices" className="mx-2 mt-2 grid grid-cols-2 gap-2 rounded-lg bg-cell p-3">
      <input type="search" name="q" defaultValue={filter.q} maxLength={60} aria-label={t('invoices.search')} placeholder={t('invoices.placeholder')} autoComplete="off" enterKeyHint="search" className="tap col-span-2 w-full min-w-0 rounded-lg bg-ground px-3 placeholder:text-ink-2" />
      <SelectField className={FIELD} name="year" label={t('invoices.year')} value={filter.year} options={years.map((year) => ({ value: year, text: t('invoices.yearOf', { year }) }))} all={t('invoices.all')} />
      <SelectField className={FIELD} name="category" label={t('invoices.category')} value={filter.category} options={categories} all={t('invoices.all')} />
      <button type="submit" className={buttonClass('default', 'small')}>
        {t('invoices.apply')}
      </button>
      <NavLink href="/invoices" className="tap flex items-center justify-center text-link">
        {t('invoices.clear')}
      </NavLink>
    </form>
  )
}
