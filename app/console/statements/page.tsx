import { redirect } from 'next/navigation'
import { DayTable } from '@/components/recon/statement-tables'
import { StaffBar } from '@/components/start/staff-bar'
import { momentText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { beforeOf, Pager, type PageSearch } from '@/components/ui/pager'
import { DESK } from '@/lib/auth'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { listCustodianDays, readNextComparison } from '@/lib/recon'
import { signOutAction } from '../../(wechat)/me/actions'

export const generateMetadata = titled('recon.statements')

/** Rule S4: each day's statement of the custodian bank beside our books. */
export default async function StatementsPage({ searchParams }: { searchParams: PageSearch }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const [{ items, ...page }, next] = await Promise.all([listCustodianDays({ ctx, input: { before: await beforeOf(searchParams) } }), readNextComparison({ ctx })])
  return (
    <>
      <StaffBar title={t('recon.statements')} name={visitor.displayName} home={{ href: '/console', label: t('admin.title') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6">
        <p className="text-note text-ink-2">{t('recon.statementsNote')}</p>
        {next && (
          <section aria-labelledby="next" className="flex flex-col gap-2 rounded-xl bg-cell p-4">
            <h2 id="next" className="text-body font-medium">
              {t('recon.nextDay')}
            </h2>
            <p className={`text-note ${next.tries > 0 ? 'text-warn' : ''}`}>{t(next.tries > 0 ? 'recon.asked' : 'recon.nextDayAt', { day: next.day, at: momentText(locale, next.at), n: next.tries })}</p>
          </section>
        )}
        <section aria-labelledby="days" className="flex flex-col gap-3">
          <h2 id="days" className="text-body font-medium">
            {t('recon.days')}
          </h2>
          {items.length > 0 ? <DayTable days={items} t={t} /> : <Empty icon="list" title={t('recon.noneYet')} note={t('recon.noneYetNote')} />}
          <Pager href="/console/statements" page={page} texts={{ newest: t('recon.newest'), older: t('recon.older') }} />
        </section>
      </main>
    </>
  )
}
