import { Cell, CellGroup } from '@/components/ui/cells'
import { Empty } from '@/components/ui/empty'
import { Screen } from '@/components/ui/screen'
import { listCompanies } from '@/lib/companies'
import { residentPage } from '@/lib/edge/page'
import { titled } from '../../titled'

export const generateMetadata = titled('bind.chooseTitle')

export default async function ChooseCompanyPage() {
  const { ctx, t } = await residentPage()
  const companies = await listCompanies(ctx)
  const cities = [...new Set(companies.map((company) => company.cityName))]
  return (
    <Screen title={t('bind.chooseTitle')} back={{ href: '/water', label: t('me.back', { title: t('water.title') }) }}>
      {companies.length === 0 && <Empty icon="city" title={t('bind.chooseEmpty')} />}
      {cities.map((city) => (
        <CellGroup key={city} title={city}>
          {companies
            .filter((company) => company.cityName === city)
            .map(({ code, name, hotline }) => (
              <Cell key={code} href={`/water/bind/${code}`} title={name} note={t('bind.hotline', { hotline })} />
            ))}
        </CellGroup>
      ))}
    </Screen>
  )
}
