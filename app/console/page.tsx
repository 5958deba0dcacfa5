import { redirect } from 'next/navigation'
import { CompanyNumbers } from '@/components/company-desk/company-numbers'
import { BindTimeTable } from '@/components/console/bind-time-table'
import { LiveFigures } from '@/components/console/live-figures'
import { MoneyCells } from '@/components/console/money-cells'
import { PaymentTable } from '@/components/console/payment-table'
import { StaffBar } from '@/components/start/staff-bar'
import { NavLink } from '@/components/ui/nav-link'
import { Tag } from '@/components/ui/tag'
import { DESK } from '@/lib/auth'
import { readBindTimes, readLiveFigures, readOverview } from '@/lib/console'
import { readCompanyNumbers } from '@/lib/console/companies'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator, type Translate } from '@/lib/i18n'
import { countDeskWork } from '@/lib/invoices/desk'
import { signOutAction } from '../(wechat)/me/actions'

export const generateMetadata = titled('admin.title')

/** The books and the newest payments, for admins and operators. */
export default async function ConsolePage() {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const [{ money, ledger, problems, newest }, times, { stuck }, numbers, figures] = await Promise.all([readOverview({ ctx }), readBindTimes({ ctx }), countDeskWork({ ctx }), readCompanyNumbers({ ctx }), readLiveFigures({ ctx })])
  const sound = ledger.balanced && problems.length === 0
  const found = [...ledger.problems, ...problems]
  return (
    <>
      <StaffBar title={t('admin.title')} name={visitor.displayName} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-4xl flex-col gap-6 px-4 py-6">
        <LiveFigures initial={{ ...figures, paidFen: figures.paidFen.toString() }} texts={liveTexts(t)} />
        <CompanyNumbers numbers={numbers} t={t} />
        <NavLink href="/console/sources" className="tap flex items-center self-start rounded-lg text-link">
          {t('wallet.openSettings')}
        </NavLink>
        <section aria-labelledby="money" className="flex flex-col gap-3">
          <h2 id="money" className="text-body font-medium">
            {t('admin.money')}
          </h2>
          <MoneyCells
            cells={[
              { label: t('admin.custodian'), fen: money.custodianFen },
              { label: t('admin.wallets'), fen: money.walletsFen },
              { label: t('admin.funds'), fen: money.fundsFen },
              { label: t('admin.held'), fen: money.heldFen },
              { label: t('admin.payable'), fen: money.payableFen },
              { label: t('admin.settling'), fen: money.settlingFen },
            ]}
          />
          <nav aria-label={t('admin.money')} className="flex flex-wrap gap-x-6">
            {([['/console/escrow', 'admin.escrow'], ['/console/settlements', 'recon.settlements'], ['/console/statements', 'recon.statements'], ['/console/refunds', 'refunds.desk'], ['/console/certifications', 'certification.desk'], ['/console/invoices', 'invoiceDesk.title']] as const).map(([href, name]) => (
              <NavLink key={href} href={href} className="tap flex items-center gap-2 text-link">
                {t(name)} {href === '/console/invoices' && stuck > 0 && <Tag tone="bad">{t('invoiceDesk.stuckCount', { n: stuck })}</Tag>}
              </NavLink>
            ))}
          </nav>
          <p className={`text-note ${sound ? 'text-brand-ink' : 'text-danger'}`}>{sound ? t('admin.closes') : t('admin.broken')}</p>
        </section>
        <section aria-labelledby="books" className="flex flex-col gap-2 rounded-xl bg-cell p-4">
          <h2 id="books" className="text-body font-medium">
            {t('admin.books')}
          </h2>
          <p className="text-note text-ink-2">{t('admin.journals', { n: ledger.journals, m: ledger.postings })}</p>
          <p className="text-note">{sound ? t('admin.sound') : t('admin.problems', { n: found.length })}</p>
          {found.length > 0 && <ul className="list-disc pl-5 text-caption text-danger">{found.map((problem) => <li key={problem}>{problem}</li>)}</ul>}
        </section>
        <section aria-labelledby="payments" className="flex flex-col gap-2">
          <h2 id="payments" className="text-body font-medium">
            {t('admin.payments')}
          </h2>
          <PaymentTable lines={newest} t={t} />
        </section>
        <section aria-labelledby="cities" className="flex flex-col gap-2">
          <h2 id="cities" className="text-body font-medium">
            {t('admin.bindTimes')}
          </h2>
          <BindTimeTable times={times} t={t} />
        </section>
      </main>
    </>
  )
}

const LIVE = ['live', 'paid', 'paidFen', 'failed', 'underWay', 'unknown', 'cutOff', 'pending'] as const
const liveTexts = (t: Translate) => Object.fromEntries(LIVE.map((name) => [name, t(`deskLists.${name}`)])) as Record<(typeof LIVE)[number], string>
