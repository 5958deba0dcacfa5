import { redirect } from 'next/navigation'
import { BureauCard } from '@/components/invoice-desk/bureau-card'
import { InvoiceFilters } from '@/components/invoice-desk/invoice-filters'
import { InvoiceTable } from '@/components/invoice-desk/invoice-table'
import { LetterCards } from '@/components/invoice-desk/letter-cards'
import { StaffBar } from '@/components/start/staff-bar'
import { Empty } from '@/components/ui/empty'
import { NavLink } from '@/components/ui/nav-link'
import { beforeOf, Pager } from '@/components/ui/pager'
import { Tag } from '@/components/ui/tag'
import { DESK } from '@/lib/auth'
import { listCompanies } from '@/lib/companies'
import { pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator, type Translate } from '@/lib/i18n'
import { countDeskWork, listDeskInvoices, listWaitingLetters, readBureauState } from '@/lib/invoices/desk'
import { DeskFilter } from '@/lib/invoices/desk/schemas'
import { signOutAction } from '../../(wechat)/me/actions'
import { confirmLetterAction, denyLetterAction, withdrawLetterAction } from './actions'

type Search = Promise<Record<string, string | string[] | undefined>>

export const generateMetadata = titled('invoiceDesk.title')

/** Invoices at the desk: how the tax bureau is, what waits for the seller's word, and all of them. */
export default async function InvoicesPage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const filter = DeskFilter.parse(await searchParams)
  const before = await beforeOf(searchParams)
  const [bureau, counts, letters, companies, { items, ...page }] = await Promise.all([readBureauState({ ctx }), countDeskWork({ ctx }), listWaitingLetters({ ctx }), listCompanies(ctx), listDeskInvoices({ ctx, input: { ...filter, before } })])
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString()
  const isNarrowed = query !== '' || !page.first
  const actions = { confirm: confirmLetterAction, deny: denyLetterAction, withdraw: withdrawLetterAction }
  return (
    <>
      <StaffBar title={t('invoiceDesk.title')} name={visitor.displayName} home={{ href: '/console', label: t('admin.title') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6">
        <div>
          <p className="text-note text-ink-2">{t('invoiceDesk.note')}</p>
          <DeskLinks pending={counts.certifications} t={t} />
        </div>
        <BureauCard bureau={bureau} locale={locale} t={t} />
        <section aria-labelledby="letters" className="flex flex-col gap-3">
          <div>
            <h2 id="letters" className="text-body font-medium">
              {t('invoiceDesk.letters')}
            </h2>
            <p className="text-note text-ink-2">{t('invoiceDesk.lettersNote')}</p>
          </div>
          <LetterCards letters={letters} all={counts.letters} actions={actions} locale={locale} t={t} />
        </section>
        <section aria-labelledby="list" className="flex flex-col gap-3">
          <h2 id="list" className="text-body font-medium">
            {t('invoiceDesk.list')}
          </h2>
          <InvoiceFilters filter={filter} companies={companies} t={t} />
          {items.length > 0 ? <InvoiceTable invoices={items} t={t} /> : <Empty icon="list" title={t(isNarrowed ? 'invoiceDesk.noneFiltered' : 'invoiceDesk.none')} note={t(isNarrowed ? 'invoiceDesk.noneFilteredNote' : 'invoiceDesk.noneNote')} />}
          <Pager href="/console/invoices" query={query} page={page} texts={{ newest: t('invoiceDesk.backToNewest'), older: t('invoiceDesk.older') }} />
        </section>
      </main>
    </>
  )
}

function DeskLinks({ pending, t }: { pending: number; t: Translate }) {
  return (
    <nav aria-label={t('invoiceDesk.title')} className="flex flex-wrap gap-x-6">
      <NavLink href="/console/invoices/months" className="tap flex items-center text-link">
        {t('invoiceDesk.months')}
      </NavLink>
      <NavLink href="/console/certifications" className="tap flex items-center gap-2 text-link">
        {t('invoiceDesk.certifications')} {pending > 0 && <Tag tone="warn">{t('invoiceDesk.pending', { n: pending })}</Tag>}
      </NavLink>
    </nav>
  )
}
