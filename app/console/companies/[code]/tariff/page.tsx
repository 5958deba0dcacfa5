import { notFound, redirect } from 'next/navigation'
import { ExampleFields } from '@/components/company-desk/example-fields'
import { ExamplePanel } from '@/components/company-desk/example-panel'
import { Review } from '@/components/company-desk/review'
import { reviewTexts } from '@/components/company-desk/review-texts'
import { TariffFields } from '@/components/company-desk/tariff-fields'
import { DeskPage } from '@/components/console/desk-page'
import { ActionForm } from '@/components/ui/action-form'
import { NavLink } from '@/components/ui/nav-link'
import { getCompanySettings, mayChange } from '@/lib/companies/changes'
import type { TariffSetting } from '@/lib/companies/changes/schemas'
import type { TariffDefinitionJson } from '@/lib/companies/tariffs'
import { exampleBill, TIER_ROWS } from '@/lib/console/companies'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator, type Translate } from '@/lib/i18n'
import { addMonths, formatDay, monthOf, monthStart } from '@/lib/kernel/calendar'
import { signOutAction } from '../../../../(wechat)/me/actions'
import { changeTariffAction, exampleBillAction } from '../../actions'

type Search = Promise<{ category?: string; day?: string; from?: string; remove?: string }>
const EXAMPLE = { people: 3, volumeM3: 15, usedBeforeM3: 0, months: 1 }
const FIRST: TariffDefinitionJson = { category: 'RESIDENTIAL', basis: 'YEAR', tiers: [{ upToM3: 180, prices: {} }, { upToM3: 300, prices: {} }, { upToM3: null, prices: {} }], household: { kind: 'NONE' }, lateFee: { ratePpmPerDay: 5_000, graceDays: 15, cap: { kind: 'PRINCIPAL' }, base: ['WATER'] } }

export const generateMetadata = titled('companyDesk.title')

/** A price table: one to be changed, or a new one from another. */
export default async function TariffPage({ params, searchParams }: { params: Promise<{ code: string }>; searchParams: Search }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !mayChange(visitor.role, { name: 'tariff:', to: '' })) redirect('/')
  const t = translator(locale)
  const { code, version, settings } = await load(getCompanySettings({ ctx, input: await params }))
  const { category = 'RESIDENTIAL', day, from, remove } = await searchParams
  const found = settings.tariffs.find((tariff) => tariff.category === category && tariff.day === (day ?? from))
  if ((day || from) && !found) notFound()
  const nextMonth = formatDay(monthStart(addMonths(monthOf(ctx.clock.now()), 1)))
  const tariff: TariffSetting = found ?? settings.tariffs.findLast((one) => one.category === category) ?? { category, day: nextMonth, definition: FIRST, source: '' }
  const title = t(day ? 'companyDesk.tariffEdit' : 'companyDesk.tariffNew')
  const definition = tariff.definition as TariffDefinitionJson
  const initial = <ExamplePanel example={await exampleBill({ ctx, input: { definition, ...EXAMPLE } })} t={t} />
  return (
    <DeskPage title={`${title} · ${settings.name}`} name={visitor.displayName} back={{ href: `/console/companies/${code}`, label: t('companyDesk.toCompany') }} action={signOutAction} t={t} wide>
      <ActionForm action={changeTariffAction} label={title} className="flex flex-col gap-4" once>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="base" value={version} />
        {remove === 'yes' && day ? <RemoveFields category={category} day={day} t={t} /> : <TariffFields category={category} day={day ?? nextMonth} source={day ? tariff.source : ''} definition={definition} rows={TIER_ROWS} isNew={!day} t={t} />}
        {remove !== 'yes' && <ExampleFields action={exampleBillAction} legend={t('companyDesk.example')} fields={exampleFields(t)} runText={t('companyDesk.exampleRun')} initial={initial} />}
        <Review texts={reviewTexts(t)} canSchedule={false} canTell={settings.endpoint.startsWith('sim:')} />
      </ActionForm>
      {day && remove !== 'yes' && (
        <NavLink href={`/console/companies/${code}/tariff?category=${category}&day=${day}&remove=yes`} className="tap flex items-center self-start text-danger">
          {t('companyDesk.removeTariff')}
        </NavLink>
      )}
    </DeskPage>
  )
}

function RemoveFields({ category, day, t }: { category: string; day: string; t: Translate }) {
  return (
    <p className="text-note">
      <input type="hidden" name="remove" value="yes" />
      <input type="hidden" name="category" value={category} />
      <input type="hidden" name="day" value={day} />
      {t('companyDesk.removeTariff')}：{t(`companyDesk.${category as 'RESIDENTIAL'}`)} {day}
    </p>
  )
}

const exampleFields = (t: Translate) => [
  { name: 'example.people', label: t('companyDesk.examplePeople'), value: EXAMPLE.people },
  { name: 'example.volume', label: t('companyDesk.exampleVolume'), value: EXAMPLE.volumeM3 },
  { name: 'example.used', label: t('companyDesk.exampleUsed'), value: EXAMPLE.usedBeforeM3 },
  { name: 'example.months', label: t('companyDesk.exampleMonths'), value: EXAMPLE.months },
]
