import { CityList } from '@/components/city/city-list'
import { cityName } from '@/components/city/city-name'
import { CityRow } from '@/components/city/city-row'
import { CompanyList } from '@/components/city/company-list'
import { LocateCity } from '@/components/city/locate-city'
import { CellGroup } from '@/components/ui/cells'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Screen } from '@/components/ui/screen'
import { SearchField } from '@/components/ui/search-field'
import { listRecentCities } from '@/lib/accounts'
import { CITIES_MAX, listCities, listCompaniesOf, searchCompanies } from '@/lib/companies'
import { load, residentPage, type PageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { locateAction } from './actions'

const PATH = '/water/bind'
const NOTE = 'px-4 pt-4 text-note text-ink-2'
type Search = { q?: string | string[]; city?: string | string[] }

export const generateMetadata = titled('bind.chooseTitle')

export default async function ChooseCompanyPage({ searchParams }: { searchParams: Promise<Search> }) {
  const page = await residentPage()
  const { t } = page
  const { q, city } = await searchParams
  const text = [q].flat()[0]?.slice(0, 1000) ?? ''
  const cityCode = [city].flat()[0]
  const back = cityCode === undefined ? { href: '/water', title: t('water.title') } : { href: PATH, title: t('bind.chooseTitle') }
  return (
    <Screen title={t('bind.chooseTitle')} back={{ href: back.href, label: t('me.back', { title: back.title }) }}>
      <SearchField
        key={cityCode ?? ''}
        path={PATH}
        text={text}
        label={t(cityCode === undefined ? 'city.search' : 'city.filter')}
        placeholder={t(cityCode === undefined ? 'city.searchHint' : 'city.filterHint')}
        icon={<Icon name="search" className="size-5 shrink-0" />}
        keep={cityCode === undefined ? undefined : { name: 'city', value: cityCode }}
      />
      {cityCode !== undefined ? <OneCity page={page} cityCode={cityCode} text={text} /> : text.trim() ? <Found page={page} text={text} /> : <AllCities page={page} />}
    </Screen>
  )
}

async function AllCities({ page: { ctx, locale, t } }: { page: PageContext }) {
  const [cities, recent] = await Promise.all([listCities(ctx), listRecentCities({ ctx })])
  const locateTexts = {
    title: t('city.here'), locate: t('city.locate'), again: t('city.again'), locating: t('city.locating'), privacy: t('city.privacy'),
    denied: t('city.denied'), off: t('city.off'), timeout: t('city.timeout'), unsupported: t('city.unsupported'),
  }
  return (
    <>
      <LocateCity action={locateAction} texts={locateTexts} icon={<Icon name="pin" className="size-6 text-brand" />} />
      {recent.length > 0 && (
        <section aria-label={t('city.recent')}>
          <CellGroup title={t('city.recent')}>
            {recent.map((city) => (
              <CityRow key={city.code} city={city} locale={locale} t={t} />
            ))}
          </CellGroup>
        </section>
      )}
      {cities.length === 0 && <Empty icon="city" title={t('bind.chooseEmpty')} />}
      <CityList cities={cities} locale={locale} t={t} />
      {cities.length === CITIES_MAX && <p className={NOTE}>{t('city.citiesMore', { count: CITIES_MAX })}</p>}
    </>
  )
}

async function Found({ page: { ctx, locale, t }, text }: { page: PageContext; text: string }) {
  const { companies, more, notOpen } = await searchCompanies({ ctx, input: { text } })
  const count = companies.length
  return (
    <>
      <div role="status">
        {count === 0 ? <Empty icon="city" title={notOpen ? t('city.notOpenFound', { city: cityName(notOpen, locale) }) : t('city.none')} note={t(notOpen ? 'city.notOpenNote' : 'city.noneNote')} /> : <p className={NOTE}>{t(more ? 'city.foundMore' : 'city.found', { count })}</p>}
      </div>
      {count > 0 && <CompanyList companies={companies} t={t} />}
    </>
  )
}

async function OneCity({ page: { ctx, t }, cityCode, text }: { page: PageContext; cityCode: string; text: string }) {
  const { companies, more } = await load(listCompaniesOf({ ctx, input: { cityCode, text } }))
  const count = companies.length
  const filtered = text.trim() !== ''
  return (
    <>
      <div role="status">
        {count === 0 && <Empty icon="city" title={t(filtered ? 'city.none' : 'city.notOpenCity')} note={filtered ? t('city.filterNone') : undefined} />}
        {count > 0 && (filtered || more) && <p className={NOTE}>{t(more ? 'city.foundMore' : 'city.found', { count })}</p>}
      </div>
      {count > 0 && <CompanyList companies={companies} t={t} />}
    </>
  )
}
