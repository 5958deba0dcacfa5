import { buttonClass } from '@/components/ui/button'
import { NavLink } from '@/components/ui/nav-link'
import type { Translate } from '@/lib/i18n'
import type { CompanyWaiting, SettlementFilter } from '@/lib/recon/schemas'

type Props = { filter: SettlementFilter; companies: Pick<CompanyWaiting, 'companyCode' | 'companyName'>[]; t: Translate }
type Option = { value: string; text: string }

/** A plain form: the address holds what was chosen. */
export function SettlementFilters({ filter, companies, t }: Props) {
  const states = (['DONE', 'REQUESTED', 'UNKNOWN', 'REFUSED', 'CARRIED'] as const).map((value) => ({ value, text: t(`recon.${value}`) }))
  return (
    <form role="search" action="/console/settlements" aria-label={t('recon.filter')} className="flex flex-wrap items-end gap-3">
      <Choice name="company" label={t('recon.company')} value={filter.company} all={t('recon.all')} options={companies.map(({ companyCode, companyName }) => ({ value: companyCode, text: companyName }))} />
      <Choice name="state" label={t('recon.state')} value={filter.state} all={t('recon.all')} options={states} />
      <button type="submit" className={buttonClass('default', 'small')}>
        {t('recon.apply')}
      </button>
      {(filter.company || filter.state) && (
        <NavLink href="/console/settlements" className="tap flex items-center text-link">
          {t('recon.clear')}
        </NavLink>
      )}
    </form>
  )
}

function Choice({ name, label, value = '', options, all }: { name: string; label: string; value?: string; options: Option[]; all: string }) {
  return (
    <label className="flex min-w-0 flex-col text-caption text-ink-2">
      {label}
      <select name={name} defaultValue={value} className="tap max-w-full min-w-0 rounded-lg bg-cell px-2 text-note text-ink">
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  )
}
