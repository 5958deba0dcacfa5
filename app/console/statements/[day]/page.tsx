import { redirect } from 'next/navigation'
import { BreakTable, DayResult, DaySides } from '@/components/recon/statement-tables'
import { StaffBar } from '@/components/start/staff-bar'
import { exactText } from '@/components/ui/dates'
import { beforeOf, Pager, type PageSearch } from '@/components/ui/pager'
import { DESK } from '@/lib/auth'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { getCustodianDay, listBreaks } from '@/lib/recon'
import { signOutAction } from '../../../(wechat)/me/actions'

export const generateMetadata = titled('recon.statements')

/** One day: both sides, and what they do not agree on. */
export default async function StatementDayPage({ params, searchParams }: { params: Promise<{ day: string }>; searchParams: PageSearch }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const input = await params
  const day = await load(getCustodianDay({ ctx, input }))
  const { items, ...page } = await listBreaks({ ctx, input: { ...input, before: await beforeOf(searchParams) } })
  return (
    <>
      <StaffBar title={`${t('recon.statements')} · ${day.day}`} name={visitor.displayName} home={{ href: '/console/statements', label: t('recon.toStatements') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6">
        <section aria-label={t('recon.result')} className="flex flex-col gap-3">
          <p role="status" className="text-note">
            <DayResult day={day} t={t} />
          </p>
          <DaySides day={day} t={t} />
          <p className="text-caption text-ink-2">
            {t('recon.comparedAt')} {exactText(locale, day.comparedAt)}
          </p>
        </section>
        <section aria-labelledby="breaks" className="flex flex-col gap-3">
          <h2 id="breaks" className="text-body font-medium">
            {t('recon.breaks')}
          </h2>
          {items.length > 0 ? <BreakTable breaks={items} t={t} /> : <p className="rounded-xl bg-cell p-4 text-note text-ink-2">{t('recon.noBreaks')}</p>}
          <Pager href={`/console/statements/${day.day}`} page={page} texts={{ newest: t('recon.newest'), older: t('recon.older') }} />
        </section>
      </main>
    </>
  )
}
