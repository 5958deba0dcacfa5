import { redirect } from 'next/navigation'
import { CityTable } from '@/components/console/city-table'
import { PriceChart } from '@/components/console/price-chart'
import { DeskPage, DeskSection } from '@/components/console/desk-page'
import { buttonClass } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { READERS } from '@/lib/companies/changes'
import { compareCities, SEED_ONLINE_SHARE } from '@/lib/console'
import { CityFilter } from '@/lib/console/schemas'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../(wechat)/me/actions'

export const generateMetadata = titled('deskLists.citiesTitle')

/** Cities side by side (rule C5). */
export default async function CitiesPage({ searchParams }: { searchParams: Promise<{ q?: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !READERS.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const { q } = CityFilter.parse(await searchParams)
  const cities = await compareCities({ ctx, input: { q } })
  return (
    <DeskPage title={t('deskLists.citiesTitle')} name={visitor.displayName} back={{ href: '/console/companies', label: t('companyDesk.back') }} action={signOutAction} t={t} wide>
      <p className="text-note text-ink-2">{t('deskLists.citiesNote', { seed: SEED_ONLINE_SHARE })}</p>
      <form role="search" action="/console/cities" aria-label={t('companyDesk.apply')} className="flex items-end gap-3">
        <label className="flex flex-col text-caption text-ink-2">
          {t('deskLists.cityFind')}
          <input type="search" name="q" defaultValue={q} maxLength={40} autoComplete="off" className="tap rounded-lg bg-cell px-3 text-note text-ink" />
        </label>
        <button type="submit" className={buttonClass('default', 'small')}>
          {t('companyDesk.apply')}
        </button>
      </form>
      {cities.length === 0 ? (
        <Empty icon="list" title={t('companyDesk.none')} note={t('companyDesk.noneNote')} />
      ) : (
        <>
          <DeskSection id="chart" title={t('deskLists.priceChart')}>
            <PriceChart cities={cities} t={t} />
          </DeskSection>
          <DeskSection id="cities" title={t('deskLists.citiesTitle')}>
            <CityTable cities={cities} seedShare={SEED_ONLINE_SHARE} t={t} />
          </DeskSection>
        </>
      )}
    </DeskPage>
  )
}
