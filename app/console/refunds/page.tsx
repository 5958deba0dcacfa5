import { redirect } from 'next/navigation'
import { FoundTable, RefundTable } from '@/components/refund/desk-tables'
import { FindForm, RefundFilters } from '@/components/refund/desk-forms'
import { StaffBar } from '@/components/start/staff-bar'
import { Empty } from '@/components/ui/empty'
import { beforeOf, Pager } from '@/components/ui/pager'
import { DESK } from '@/lib/auth'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { APPROVAL_FEN, countWaiting, findPayments, listRefunds, REFUND_DAYS } from '@/lib/payments/refunds'
import { FindInput, RefundFilter } from '@/lib/payments/refunds/schemas'
import { signOutAction } from '../../(wechat)/me/actions'

type Search = Promise<Record<string, string | string[] | undefined>>

export const generateMetadata = titled('refunds.desk')

/** Refunds: those that wait for somebody, all of them, and the way to a new one. */
export default async function RefundsPage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const search = await searchParams
  const { number } = FindInput.parse(search)
  const { state } = RefundFilter.parse(search)
  const [found, waiting, { items, ...page }] = await Promise.all([findPayments({ ctx, input: { number } }), countWaiting({ ctx }), listRefunds({ ctx, input: { state, before: await beforeOf(searchParams) } })])
  return (
    <>
      <StaffBar title={t('refunds.desk')} name={visitor.displayName} home={{ href: '/console', label: t('admin.title') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6">
        <p className="text-note text-ink-2">{t('refunds.deskNote', { days: REFUND_DAYS, limit: formatFen(APPROVAL_FEN) })}</p>
        {waiting > 0 && <p className="text-note text-warn">{t('refunds.waiting', { n: waiting })}</p>}
        <section aria-labelledby="find" className="flex flex-col gap-3">
          <h2 id="find" className="text-body font-medium">
            {t('refunds.find')}
          </h2>
          <FindForm number={number} t={t} />
          {number !== '' && (found.length > 0 ? <FoundTable payments={found} t={t} /> : <p role="status" className="rounded-xl bg-cell p-4 text-note text-ink-2">{t('refunds.notFound')}</p>)}
        </section>
        <section aria-labelledby="list" className="flex flex-col gap-3">
          <h2 id="list" className="text-body font-medium">
            {t('refunds.list')}
          </h2>
          <RefundFilters state={state} t={t} />
          {items.length > 0 ? <RefundTable refunds={items} t={t} /> : <Empty icon="list" title={t(state || !page.first ? 'refunds.noneFiltered' : 'refunds.none')} note={state || !page.first ? undefined : t('refunds.noneNote')} />}
          <Pager href="/console/refunds" query={state ? `state=${state}` : ''} page={page} texts={{ newest: t('refunds.newest'), older: t('refunds.older') }} />
        </section>
      </main>
    </>
  )
}
