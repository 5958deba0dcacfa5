import { redirect } from 'next/navigation'
import { CertificationFilters, CertificationTable } from '@/components/certification/desk-table'
import { StaffBar } from '@/components/start/staff-bar'
import { Empty } from '@/components/ui/empty'
import { beforeOf, Pager } from '@/components/ui/pager'
import { DESK } from '@/lib/auth'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { listCertifications } from '@/lib/invoices/certification'
import { CertificationListInput } from '@/lib/invoices/certification/schemas'
import { signOutAction } from '../../(wechat)/me/actions'

type Search = Promise<Record<string, string | string[] | undefined>>

export const generateMetadata = titled('certification.desk')

/** Organisations that want to be certified (rule X2). */
export default async function CertificationsPage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const { state } = CertificationListInput.parse(await searchParams)
  const { items, ...page } = await listCertifications({ ctx, input: { state, before: await beforeOf(searchParams) } })
  const isNarrowed = state !== undefined || !page.first
  return (
    <>
      <StaffBar title={t('certification.desk')} name={visitor.displayName} home={{ href: '/console', label: t('admin.title') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-5xl flex-col gap-4 px-4 py-6">
        <CertificationFilters state={state} t={t} />
        {items.length > 0 ? <CertificationTable certifications={items} t={t} /> : <Empty icon="list" title={t(isNarrowed ? 'certification.noneFound' : 'certification.empty')} note={isNarrowed ? undefined : t('certification.emptyNote')} />}
        <Pager href="/console/certifications" query={state ? `state=${state}` : ''} page={page} texts={{ newest: t('certification.newest'), older: t('certification.older') }} />
      </main>
    </>
  )
}
