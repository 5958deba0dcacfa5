import { priceText } from '@/components/company-desk/tier-steps'
import type { CityLine } from '@/lib/console/schemas'
import type { Translate } from '@/lib/i18n'
import { ConsoleTable } from './console-table'

type Props = { cities: CityLine[]; seedShare: number; t: Translate }

export function CityTable({ cities, seedShare, t }: Props) {
  const heads = [t('companyDesk.city'), t('deskLists.companiesHead'), t('companyDesk.number'), t('companyDesk.verification'), t('deskLists.tiersHead'), t('companyDesk.channel'), `${t('deskLists.online')} / ${seedShare}%`, t('deskLists.bindTime')]
  return (
    <ConsoleTable label={t('deskLists.citiesTitle')} heads={heads}>
      {cities.map((city) => (
        <tr key={city.cityCode} className="border-t border-line tabular-nums">
          <th scope="row" className="px-4 py-2 font-normal whitespace-nowrap">
            {city.cityName}
          </th>
          <td>{city.companies}</td>
          <td>{t('companyDesk.digits', { n: city.lengths.join(' / ') })}</td>
          <td>{city.verifications.map((value) => t(`companyDesk.${value}`)).join(' / ')}</td>
          <td>{tiersText(city, t)}</td>
          <td>{city.channels.map((value) => t(`companyDesk.${value as 'DIRECT'}`)).join(' / ')}</td>
          <td>{city.onlineShare === null ? t('deskLists.notYet') : t('deskLists.percent', { n: city.onlineShare })}</td>
          <td>{city.bindMinutes === null ? t('deskLists.notYet') : t('deskLists.minutes', { n: Math.round(city.bindMinutes * 10) / 10, m: city.bindings })}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}

function tiersText({ basis, tiers }: CityLine, t: Translate): string {
  if (!basis) return t('deskLists.notYet')
  return `${t(`companyDesk.${basis}`)} ${tiers.map(({ upToM3, priceE4 }) => `${upToM3 === null ? '∞' : upToM3}: ${priceText(priceE4)}`).join(' · ')}`
}
