import { redirect } from 'next/navigation'
import { TableKeys } from '@/components/company-desk/table-keys'
import { VersionTable } from '@/components/company-desk/version-table'
import { DeskPage, DeskSection } from '@/components/console/desk-page'
import { buttonClass } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { beforeOf, Pager } from '@/components/ui/pager'
import { SelectField } from '@/components/ui/select-field'
import { listChanges, READERS } from '@/lib/companies/changes'
import { ChangeFilter } from '@/lib/companies/changes/schemas'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { signOutAction } from '../../(wechat)/me/actions'

type Search = Promise<Record<string, string | string[] | undefined>>
const STATES = ['PENDING', 'SCHEDULED', 'APPLIED', 'REFUSED', 'WITHDRAWN', 'STALE'] as const

export const generateMetadata = titled('companyDesk.changesAll')

/** Changes of all companies: what waits for somebody, and what has been. */
export default async function ChangesPage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !READERS.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const { state } = ChangeFilter.parse(await searchParams)
  const { items, ...page } = await listChanges({ ctx, input: { state, before: await beforeOf(searchParams) } })
  return (
    <DeskPage title={t('companyDesk.changesAll')} name={visitor.displayName} back={{ href: '/console/companies', label: t('companyDesk.back') }} action={signOutAction} t={t} wide>
      <DeskSection id="changes" title={t('companyDesk.changesAll')}>
        <form role="search" action="/console/changes" aria-label={t('companyDesk.apply')} className="flex flex-wrap items-end gap-3">
          <SelectField name="state" label={t('companyDesk.state')} value={state} all={t('companyDesk.all')} options={STATES.map((value) => ({ value, text: t(`companyDesk.${value}`) }))} />
          <button type="submit" className={buttonClass('default', 'small')}>
            {t('companyDesk.apply')}
          </button>
        </form>
        {items.length > 0 ? <VersionTable changes={items} withCompany t={t} /> : <Empty icon="list" title={t('companyDesk.noVersions')} note={t('companyDesk.noVersionsNote')} />}
        <Pager href="/console/changes" query={state ? `state=${state}` : ''} page={page} texts={{ newest: t('companyDesk.newest'), older: t('companyDesk.older') }} />
      </DeskSection>
      <TableKeys />
    </DeskPage>
  )
}
