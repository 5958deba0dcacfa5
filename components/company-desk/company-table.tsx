import { ConsoleTable } from '@/components/console/console-table'
import { NavLink } from '@/components/ui/nav-link'
import type { CompanyColumn, DeskCompanyDto } from '@/lib/console/companies/schemas'
import type { Translate } from '@/lib/i18n'
import { columnName } from './column-name'
import { CompanyStateTags } from './company-state'
import { percentText } from './percent-text'

type Props = { companies: DeskCompanyDto[]; columns: readonly CompanyColumn[]; now: Date; t: Translate }

export function CompanyTable({ companies, columns, now, t }: Props) {
  return (
    <ConsoleTable label={t('companyDesk.list')} heads={[t('companyDesk.name'), ...columns.map((column) => columnName(column, t)), t('companyDesk.code')]}>
      {companies.map((company) => (
        <tr key={company.code} className="border-t border-line" data-row>
          <td>
            <NavLink href={`/console/companies/${company.code}`} label={t('companyDesk.open', { name: company.name })} className="inline-flex min-h-[var(--tap)] min-w-[var(--tap)] items-center text-link">
              {company.name}
            </NavLink>
          </td>
          {columns.map((column) => (
            <td key={column} className="tabular-nums">
              {cell(column, company, now, t)}
            </td>
          ))}
          <td className="font-mono text-caption">{company.code}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}

function cell(column: CompanyColumn, company: DeskCompanyDto, now: Date, t: Translate) {
  switch (column) {
    case 'province':
      return company.provinceName
    case 'city':
      return company.divisionName.startsWith(company.cityName) || company.divisionName === '' ? company.cityName : `${company.cityName} ${company.divisionName}`
    case 'protocol':
      return company.protocol
    case 'verification':
      return t(`companyDesk.${company.verification}`)
    case 'number':
      return t('companyDesk.digits', { n: company.numberLength })
    case 'channel':
      return t(`companyDesk.${company.channel as 'DIRECT'}`)
    case 'fee':
      return percentText(company.serviceFeePpm)
    case 'accounts':
      return company.accounts
    case 'version':
      return company.version
    default:
      return <CompanyStateTags company={{ ...company, isCutOff: company.cutOffUntil !== null && company.cutOffUntil > now }} t={t} />
  }
}
