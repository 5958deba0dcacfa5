import { buttonClass } from '@/components/ui/button'
import { NavLink } from '@/components/ui/nav-link'
import { SelectField } from '@/components/ui/select-field'
import type { Translate } from '@/lib/i18n'
import type { CompanyWaiting, SettlementFilter } from '@/lib/recon/schemas'

type Props = { filter: SettlementFilter; companies: Pick<CompanyWaiting, 'companyCode' | 'companyName'>[]; t: Translate }

/** A plain form: the address holds what was chosen. */
export function SettlementFilters({ filter, companies, t }: Props) {
  const states = (['DONE', 'REQUESTED', 'UNKNOWN', 'REFUSED', 'CARRIED'] as const).map((value) => ({ value, text: t(`recon.${value}`) }))
  return (
    <form role="search" action="/console/settlements" aria-label={t('recon.filter')} className="flex flex-wrap items-end gap-3">
      <SelectField name="company" label={t('recon.company')} value={filter.company} all={t('recon.all')} options={companies.map(({ companyCode, companyName }) => ({ value: companyCode, text: companyName }))} />
      <SelectField name="state" label={t('recon.state')} value={filter.state} all={t('recon.all')} options={states} />
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
