import { redirect } from 'next/navigation'
import { VersionTable } from '@/components/company-desk/version-table'
import { TableKeys } from '@/components/company-desk/table-keys'
import { DeskPage, DeskSection } from '@/components/console/desk-page'
import { Empty } from '@/components/ui/empty'
import { NavLink } from '@/components/ui/nav-link'
import { beforeOf, Pager } from '@/components/ui/pager'
import { getCompanySettings, listChanges, READERS } from '@/lib/companies/changes'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../../../(wechat)/me/actions'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ before?: string | string[] }> }

export const generateMetadata = titled('companyDesk.versions')

/** Every change of a company, the newest first. */
export default async function VersionsPage({ params, searchParams }: Props) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !READERS.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const { code, version, settings } = await load(getCompanySettings({ ctx, input: await params }))
  const { items, ...page } = await listChanges({ ctx, input: { code, before: await beforeOf(searchParams) } })
  return (
    <DeskPage title={`${t('companyDesk.versions')} · ${settings.name}`} name={visitor.displayName} back={{ href: `/console/companies/${code}`, label: t('companyDesk.toCompany') }} action={signOutAction} t={t} wide>
      <DeskSection id="versions" title={`${t('companyDesk.current')}: ${t('companyDesk.versionTitle', { n: version })}`}>
        {items.length > 0 ? <VersionTable changes={items} withCompany={false} t={t} /> : <Empty icon="list" title={t('companyDesk.noVersions')} note={t('companyDesk.noVersionsNote')} />}
        <Pager href={`/console/companies/${code}/versions`} page={page} texts={{ newest: t('companyDesk.newest'), older: t('companyDesk.older') }} />
        <NavLink href={`/console/companies/${code}/versions/1`} className="tap flex items-center self-start text-link">
          {t('companyDesk.versionOne')}
        </NavLink>
      </DeskSection>
      <TableKeys />
    </DeskPage>
  )
}
