import { redirect } from 'next/navigation'
import { CompanyStateTags } from '@/components/company-desk/company-state'
import { HealthCard } from '@/components/company-desk/health-card'
import { SettingFacts } from '@/components/company-desk/setting-facts'
import { TariffList } from '@/components/company-desk/tariff-list'
import { TellingNote } from '@/components/company-desk/telling-note'
import { WeekChart } from '@/components/company-desk/week-chart'
import { DeskPage, DeskSection } from '@/components/console/desk-page'
import { NavLink } from '@/components/ui/nav-link'
import { Tag } from '@/components/ui/tag'
import { mayChange, READERS } from '@/lib/companies/changes'
import { readCompanyBoard } from '@/lib/console/companies'
import type { OpenChange } from '@/lib/console/companies/schemas'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator, type Translate } from '@/lib/i18n'
import { formatDay } from '@/lib/kernel/calendar'
import { signOutAction } from '../../../(wechat)/me/actions'
import { clearFailuresAction } from '../actions'

export const generateMetadata = titled('companyDesk.title')

/** A water company: what is agreed, how it stands, and the ways to change it. */
export default async function CompanyPage({ params }: { params: Promise<{ code: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !READERS.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const board = await load(readCompanyBoard({ ctx, input: await params }))
  const { code, settings, failures, cutOffUntil, open, accounts, version, telling } = board
  const now = ctx.clock.now()
  const may = (name: string, to: unknown = '') => mayChange(visitor.role, { name, to })
  const links = [
    ...(may('hotline') ? [[`/console/companies/${code}/edit`, t('companyDesk.edit')]] : []),
    [`/console/companies/${code}/versions`, t('companyDesk.versions')],
    [`/console/companies/${code}/certify`, t('companyDesk.certify')],
    ...(may('enabled', !settings.enabled) ? [[`/console/companies/${code}/switch`, t(settings.enabled ? 'companyDesk.disable' : 'companyDesk.enable')]] : []),
  ] as [string, string][]
  return (
    <DeskPage title={settings.name} name={visitor.displayName} back={{ href: '/console/companies', label: t('companyDesk.back') }} action={signOutAction} t={t} wide>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-note">
        <CompanyStateTags company={{ enabled: settings.enabled, isCutOff: cutOffUntil !== null && cutOffUntil > now, failures, openChanges: open.length }} t={t} />
        <span className="font-mono text-caption text-ink-2">{code}</span>
        <span className="text-ink-2">{t('companyDesk.versionTitle', { n: version })}</span>
        <span className="text-ink-2">{t('companyDesk.boundNote', { n: accounts })}</span>
        {links.map(([href, text]) => (
          <NavLink key={href} href={href} className="tap flex items-center text-link">
            {text}
          </NavLink>
        ))}
      </div>
      {telling && telling.outcome !== 'TOLD' && (
        <p className="text-note">
          <TellingNote telling={telling} t={t} />
        </p>
      )}
      {open.length > 0 && <OpenChanges code={code} open={open} t={t} />}
      <DeskSection id="settings" title={t('companyDesk.settings')}>
        <SettingFacts board={board} t={t} />
      </DeskSection>
      <DeskSection id="health" title={t('companyDesk.health')}>
        <HealthCard board={board} now={now} clear={visitor.role === 'ADMIN' || visitor.role === 'OPERATOR' ? clearFailuresAction : null} t={t} />
      </DeskSection>
      <DeskSection id="windows" title={t('companyDesk.windows')}>
        <WeekChart windows={settings.windows} t={t} />
      </DeskSection>
      <DeskSection
        id="tariffs"
        title={t('companyDesk.tariffs')}
        action={
          may('tariff:') && (
            <NavLink href={`/console/companies/${code}/tariff`} className="tap flex items-center text-link">
              {t('companyDesk.tariffNew')}
            </NavLink>
          )
        }
      >
        <TariffList code={code} tariffs={settings.tariffs} today={formatDay(now)} mayEdit={may('tariff:')} locale={locale} t={t} />
      </DeskSection>
    </DeskPage>
  )
}

function OpenChanges({ code, open, t }: { code: string; open: OpenChange[]; t: Translate }) {
  return (
    <ul className="rounded-xl bg-warn-soft p-4 text-note">
      {open.map(({ version, state, reason, author }) => (
        <li key={version} className="flex flex-wrap items-center gap-2">
          <Tag tone="warn">{t(`companyDesk.${state}`)}</Tag>
          <NavLink href={`/console/companies/${code}/versions/${version}`} className="tap flex items-center text-link">
            {t('companyDesk.versionTitle', { n: version })}
          </NavLink>
          <span className="break-words">
            {reason} · {author}
          </span>
        </li>
      ))}
    </ul>
  )
}
