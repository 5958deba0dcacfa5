import { redirect } from 'next/navigation'
import { AuditTable } from '@/components/console/audit-table'
import { DeskPage, DeskSection } from '@/components/console/desk-page'
import { buttonClass } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { beforeOf, Pager } from '@/components/ui/pager'
import { DESK } from '@/lib/auth'
import { listAudit } from '@/lib/console'
import { AuditFilter } from '@/lib/console/schemas'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../(wechat)/me/actions'

type Search = Promise<Record<string, string | string[] | undefined>>

export const generateMetadata = titled('deskLists.auditTitle')

/** Who did what, and when. */
export default async function AuditPage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const filter = AuditFilter.parse(await searchParams)
  const { items, ...page } = await listAudit({ ctx, input: { ...filter, before: await beforeOf(searchParams) } })
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString()
  return (
    <DeskPage title={t('deskLists.auditTitle')} name={visitor.displayName} back={{ href: '/console', label: t('admin.title') }} action={signOutAction} t={t} wide>
      <p className="text-note text-ink-2">{t('deskLists.auditNote')}</p>
      <DeskSection id="audit" title={t('deskLists.auditTitle')}>
        <form role="search" action="/console/audit" aria-label={t('companyDesk.apply')} className="flex flex-wrap items-end gap-3">
          {(['who', 'action', 'subject'] as const).map((name) => (
            <label key={name} className="flex flex-col text-caption text-ink-2">
              {t(name === 'who' ? 'deskLists.who' : name === 'action' ? 'deskLists.what' : 'deskLists.about')}
              <input type="search" name={name} defaultValue={filter[name]} maxLength={80} autoComplete="off" className="tap rounded-lg bg-cell px-3 text-note text-ink" />
            </label>
          ))}
          <button type="submit" className={buttonClass('default', 'small')}>
            {t('companyDesk.apply')}
          </button>
        </form>
        {items.length > 0 ? <AuditTable lines={items} t={t} /> : <Empty icon="list" title={t('deskLists.auditNone')} />}
        <Pager href="/console/audit" query={query} page={page} texts={{ newest: t('companyDesk.newest'), older: t('companyDesk.older') }} />
      </DeskSection>
    </DeskPage>
  )
}
