import { STATES } from '@/components/invoice/invoice-state'
import { buttonClass } from '@/components/ui/button'
import { NavLink } from '@/components/ui/nav-link'
import { SelectField } from '@/components/ui/select-field'
import type { Translate } from '@/lib/i18n'
import type { DeskFilter } from '@/lib/invoices/desk/schemas'

type Props = { filter: DeskFilter; companies: { code: string; name: string }[]; t: Translate }

/** A plain form: the address holds what was chosen. */
export function InvoiceFilters({ filter, companies, t }: Props) {
  const states = [{ value: 'STUCK', text: t('invoiceDesk.STUCK') }, ...STATES.map((value) => ({ value, text: t(`invoices.${value}`) }))]
  const colours = (['BLUE', 'RED'] as const).map((value) => ({ value, text: t(`invoiceDesk.${value}`) }))
  return (
    <form role="search" action="/console/invoices" aria-label={t('invoiceDesk.filter')} className="flex flex-wrap items-end gap-3">
      <label className="flex min-w-0 basis-full flex-col text-caption text-ink-2 lg:basis-72 lg:grow">
        {t('invoiceDesk.search')}
        <input type="search" name="q" defaultValue={filter.q} maxLength={60} autoComplete="off" enterKeyHint="search" className="tap w-full min-w-0 rounded-lg bg-cell px-3 text-note text-ink" />
      </label>
      <SelectField name="state" label={t('invoiceDesk.state')} value={filter.state} all={t('invoiceDesk.all')} options={states} />
      <SelectField name="colour" label={t('invoiceDesk.colour')} value={filter.colour} all={t('invoiceDesk.all')} options={colours} />
      <SelectField name="company" label={t('invoiceDesk.company')} value={filter.company} all={t('invoiceDesk.all')} options={companies.map(({ code, name }) => ({ value: code, text: name }))} />
      <button type="submit" className={buttonClass('default', 'small')}>
        {t('invoiceDesk.apply')}
      </button>
      {Object.values(filter).some(Boolean) && (
        <NavLink href="/console/invoices" className="tap flex items-center text-link">
          {t('invoiceDesk.clear')}
        </NavLink>
      )}
    </form>
  )
}
