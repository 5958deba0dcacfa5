import { buttonClass } from '@/components/ui/button'
import { NavLink } from '@/components/ui/nav-link'
import { SelectField } from '@/components/ui/select-field'
import type { CompanyColumn, CompanyFilter } from '@/lib/console/companies/schemas'
import type { Translate } from '@/lib/i18n'
import { columnName } from './column-name'

type Props = { filter: CompanyFilter; columns: readonly CompanyColumn[]; all: readonly CompanyColumn[]; provinces: string[]; t: Translate }

/** A plain form: the address holds what was chosen. */
export function CompanyFilters({ filter, columns, all, provinces, t }: Props) {
  const options = (values: readonly string[], name: (value: string) => string = (value) => value) => values.map((value) => ({ value, text: name(value) }))
  const said = (value: string) => t(`companyDesk.${value}` as 'companyDesk.ON')
  return (
    <form role="search" action="/console/companies" aria-label={t('companyDesk.apply')} className="flex flex-wrap items-end gap-3">
      <label className="flex min-w-0 basis-full flex-col text-caption text-ink-2 lg:basis-72 lg:grow">
        {t('companyDesk.search')}
        <input type="search" name="q" defaultValue={filter.q} maxLength={60} autoComplete="off" enterKeyHint="search" data-hotkey="/" className="tap w-full min-w-0 rounded-lg bg-cell px-3 text-note text-ink" />
      </label>
      <SelectField name="province" label={t('companyDesk.province')} value={filter.province} all={t('companyDesk.all')} options={options(provinces)} />
      <SelectField name="protocol" label={t('companyDesk.protocol')} value={filter.protocol} all={t('companyDesk.all')} options={options(['wxlifepay', 'json', 'gbk-tcp'])} />
      <SelectField name="channel" label={t('companyDesk.channel')} value={filter.channel} all={t('companyDesk.all')} options={options(['DIRECT', 'LEGACY_UNIONPAY', 'UNKNOWN'], said)} />
      <SelectField name="verification" label={t('companyDesk.verification')} value={filter.verification} all={t('companyDesk.all')} options={options(['SMS', 'ID_CARD', 'BOTH'], said)} />
      <SelectField name="state" label={t('companyDesk.state')} value={filter.state} all={t('companyDesk.all')} options={options(['ON', 'OFF', 'AILING', 'CUT_OFF', 'CHANGING'], said)} />
      <details className="relative text-note">
        <summary className="tap flex cursor-pointer items-center text-link">{t('companyDesk.columns')}</summary>
        <fieldset className="absolute left-0 z-10 lg:right-0 lg:left-auto flex min-w-40 flex-col rounded-lg bg-sheet p-3 shadow-lg">
          <legend className="sr-only">{t('companyDesk.columns')}</legend>
          {all.map((column) => (
            <label key={column} className="tap flex cursor-pointer items-center gap-2 whitespace-nowrap">
              <input type="checkbox" name="cols" value={column} defaultChecked={columns.includes(column)} className="size-5 accent-brand-fill" />
              {columnName(column, t)}
            </label>
          ))}
        </fieldset>
      </details>
      <button type="submit" className={buttonClass('default', 'small')}>
        {t('companyDesk.apply')}
      </button>
      {Object.values(filter).some(Boolean) && (
        <NavLink href="/console/companies" className="tap flex items-center text-link">
          {t('companyDesk.clear')}
        </NavLink>
      )}
    </form>
  )
}
