import { redirect } from 'next/navigation'
import { CompanyFilters } from '@/components/company-desk/company-filters'
import { CompanyTable } from '@/components/company-desk/company-table'
import { SavedViews } from '@/components/company-desk/saved-views'
import { TableKeys } from '@/components/company-desk/table-keys'
import { DeskPage, DeskSection } from '@/components/console/desk-page'
import { Empty } from '@/components/ui/empty'
import { NavLink } from '@/components/ui/nav-link'
import { beforeOf, Pager } from '@/components/ui/pager'
import { Tag } from '@/components/ui/tag'
import { DESK } from '@/lib/auth'
import { READERS } from '@/lib/companies/changes'
import { listViews } from '@/lib/console'
import { listDeskCompanies, listProvinces, readCompanyNumbers } from '@/lib/console/companies'
import { Columns, COMPANY_COLUMNS, CompanyFilter } from '@/lib/console/companies/schemas'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../(wechat)/me/actions'
import { removeViewAction, saveViewAction } from './actions'

type Search = Promise<Record<string, string | string[] | undefined>>

export const generateMetadata = titled('companyDesk.title')

/** Water companies at the desk: all of them, found by whatever one knows. */
export default async function CompaniesPage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !READERS.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const search = await searchParams
  const filter = CompanyFilter.parse(search)
  const columns = Columns.parse([search.cols].flat().join(','))
  const before = await beforeOf(searchParams)
  const [{ items, found, ...page }, provinces, numbers, views] = await Promise.all([listDeskCompanies({ ctx, input: { ...filter, before } }), listProvinces({ ctx }), readCompanyNumbers({ ctx }), listViews({ ctx, input: { list: 'companies' } })])
  const query = new URLSearchParams([...Object.entries(filter).filter(([, value]) => value), ...(search.cols ? columns.map((column) => ['cols', column]) : [])] as [string, string][]).toString()
  const isAdmin = visitor.role === 'ADMIN'
  const links = [
    ['/console/changes', 'companyDesk.changesAll'], ['/console/cities', 'companyDesk.compare'], ...(DESK.includes(visitor.role) ? [['/console/audit', 'companyDesk.audit'] as const] : []),
    ...(isAdmin ? ([['/console/companies/new', 'companyDesk.new'], ['/console/companies/import', 'companyDesk.import']] as const) : []),
  ] as const
  return (
    <DeskPage title={t('companyDesk.title')} name={visitor.displayName} back={{ href: '/console', label: t('admin.title') }} action={signOutAction} t={t} wide>
      <p className="text-note text-ink-2">{t('companyDesk.note', { n: numbers.companies })}</p>
      <nav aria-label={t('companyDesk.title')} className="flex flex-wrap gap-x-6">
        {links.map(([href, name]) => (
          <NavLink key={href} href={href} className="tap flex items-center gap-2 text-link">
            {t(name)} {href === '/console/changes' && numbers.pending > 0 && <Tag tone="warn">{t('companyDesk.pending', { n: numbers.pending })}</Tag>}
          </NavLink>
        ))}
      </nav>
      <DeskSection id="list" title={t('companyDesk.list')} action={<p className="hidden text-caption text-ink-2 lg:block">{t('companyDesk.keys')}</p>}>
        <CompanyFilters key={query} filter={filter} columns={columns} all={COMPANY_COLUMNS} provinces={provinces} t={t} />
        <SavedViews views={views} query={query} save={saveViewAction} remove={removeViewAction} t={t} />
        <p className="flex flex-wrap items-center gap-x-6 text-note text-ink-2">
          <span role="status">{t('companyDesk.found', { n: found })}</span>
          <a href={`/console/companies/export${query && `?${query}`}`} className="tap flex items-center text-link">
            {t('companyDesk.export')}
          </a>
        </p>
        {items.length > 0 ? <CompanyTable companies={items} columns={columns} now={ctx.clock.now()} t={t} /> : <Empty icon="list" title={t('companyDesk.none')} note={t('companyDesk.noneNote')} />}
        <Pager href="/console/companies" query={query} page={page} texts={{ newest: t('companyDesk.newest'), older: t('companyDesk.older') }} />
      </DeskSection>
      <TableKeys />
    </DeskPage>
  )
}
