import { redirect } from 'next/navigation'
import { MonthForm, MonthList } from '@/components/invoice-desk/month-list'
import { StaffBar } from '@/components/start/staff-bar'
import { monthText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { DESK } from '@/lib/auth'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator } from '@/lib/i18n'
import { ORDINARY_UP_TO_FEN } from '@/lib/invoices/applying'
import { listOrganisationMonths, MOST_ORGANISATIONS } from '@/lib/invoices/desk'
import { addMonths, monthOf, monthsBetween } from '@/lib/kernel/calendar'
import { formatFen } from '@/lib/kernel/money'
import { signOutAction } from '../../../(wechat)/me/actions'

export const generateMetadata = titled('invoiceDesk.monthsTitle')

/** Rule I4: what organisations have paid in a month beside the limit, and what stands on their invoices. */
export default async function MonthsPage({ searchParams }: { searchParams: Promise<{ month?: string | string[] }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const { month, rows } = await listOrganisationMonths({ ctx, input: { month: [(await searchParams).month].flat()[0] } })
  const present = monthOf(ctx.clock.now())
  const name = monthText(locale, month)
  return (
    <>
      <StaffBar title={t('invoiceDesk.monthsTitle')} name={visitor.displayName} home={{ href: '/console/invoices', label: t('invoiceDesk.toList') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6">
        <p className="text-note text-ink-2">{t('invoiceDesk.monthsNote', { limit: formatFen(ORDINARY_UP_TO_FEN) })}</p>
        <MonthForm month={month} months={monthsBetween(addMonths(present, -11), present).toReversed()} locale={locale} t={t} />
        <section aria-labelledby="list" className="flex flex-col gap-3">
          <h2 id="list" className="text-body font-medium">
            {t('invoiceDesk.monthOf', { month: name })}
          </h2>
          {rows.length > 0 ? <MonthList rows={rows} limitFen={ORDINARY_UP_TO_FEN} t={t} /> : <Empty icon="list" title={t('invoiceDesk.monthNone', { month: name })} note={t('invoiceDesk.monthNoneNote')} />}
          {rows.length === MOST_ORGANISATIONS && <p className="text-note text-ink-2">{t('invoiceDesk.mostShown', { n: MOST_ORGANISATIONS })}</p>}
        </section>
      </main>
    </>
  )
}
