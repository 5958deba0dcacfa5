import { redirect } from 'next/navigation'
import { InvoiceChain } from '@/components/invoice/invoice-chain'
import { InvoiceStateTag } from '@/components/invoice/invoice-state'
import { PaperView } from '@/components/invoice/paper-view'
import { deskSays } from '@/components/invoice-desk/desk-text'
import { invoiceFacts } from '@/components/invoice-desk/invoice-facts'
import { LetterButtons } from '@/components/invoice-desk/letter-buttons'
import { letterHistory } from '@/components/invoice-desk/letter-history'
import { canTakeBack, isGivenUp, movesOf } from '@/components/invoice-desk/letter-moves'
import { WireList } from '@/components/invoice-desk/wire-list'
import { StaffBar } from '@/components/start/staff-bar'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { LinkButton } from '@/components/ui/button'
import { Cell } from '@/components/ui/cells'
import { Facts } from '@/components/ui/facts'
import { Tag } from '@/components/ui/tag'
import { Timeline } from '@/components/ui/timeline'
import { OneButton } from '@/components/wallet/one-button'
import { DESK } from '@/lib/auth'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { textsOf, translator, type Locale, type Translate } from '@/lib/i18n'
import { readDeskRecord } from '@/lib/invoices/desk'
import { getDeskInvoice } from '@/lib/invoices/pack'
import type { InvoiceDetailDto } from '@/lib/invoices/pack/schemas'
import { layoutPaper } from '@/lib/invoices/paper'
import { formatFen } from '@/lib/kernel/money'
import { signOutAction } from '../../../(wechat)/me/actions'
import { confirmLetterAction, denyLetterAction, retryInvoiceAction, withdrawLetterAction } from '../actions'

const pathOf = (id: string) => `/console/invoices/${id}`
const ACTIONS = { confirm: confirmLetterAction, deny: denyLetterAction, withdraw: withdrawLetterAction }

export const generateMetadata = titled('invoiceDesk.detail')

/** One invoice at the desk: how far it is and what somebody has to do, its paper, what it is of, and what was said with the bureau. */
export default async function DeskInvoicePage({ params }: { params: Promise<{ invoiceId: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const input = await params
  const [invoice, record] = await load(Promise.all([getDeskInvoice({ ctx, input }), readDeskRecord({ ctx, input })]))
  const isMoving = invoice.chain.some(({ state }) => state === 'REQUESTED' || state === 'SUBMITTED')
  return (
    <>
      <StaffBar title={t('invoiceDesk.detail')} name={visitor.displayName} home={{ href: '/console/invoices', label: t('invoiceDesk.toList') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto grid w-full max-w-5xl grid-cols-1 items-start gap-4 py-6 lg:grid-cols-2 lg:px-4">
        <div className="flex min-w-0 flex-col gap-4">
          <p role="status" className="px-4 text-note text-ink-2 lg:px-0">
            <InvoiceStateTag invoice={invoice} t={t} /> {record.isStuck && <Tag tone="bad">{t('invoiceDesk.STUCK')}</Tag>} {deskSays(invoice, record.isStuck, locale, t)}
          </p>
          {isMoving && <AutoRefresh />}
          {invoice.content && (
            <section aria-label={t('invoices.preview')}>
              <PaperView paper={layoutPaper(invoice.content)} texts={textsOf(locale, 'paper')} />
            </section>
          )}
          <Deeds invoice={invoice} t={t} />
          <Letters invoice={invoice} locale={locale} t={t} />
          <div className="empty:hidden lg:[&_.rows]:rounded-xl [&>section]:mt-0">
            <InvoiceChain chain={invoice.chain} ownId={invoice.id} hrefOf={pathOf} locale={locale} t={t} />
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Facts facts={invoiceFacts({ invoice, record }, locale, t)} className="bg-cell lg:rounded-xl" />
          <section aria-labelledby="payments" className="bg-cell lg:rounded-xl">
            <h2 id="payments" className="px-4 pt-3 text-body font-medium">
              {t('invoiceDesk.payments')}
            </h2>
            <div className="rows">
              {invoice.payments.map(({ id, alias, billKey, grossFen }) => (
                <Cell key={id} href={`/console/refunds/new/${id}`} title={`${alias} · ${billKey}`} note={<span className="font-mono text-caption break-all">{id}</span>} value={formatFen(grossFen)} />
              ))}
            </div>
          </section>
          <WireList messages={record.messages} t={t} />
        </div>
      </main>
    </>
  )
}

/** What can be done about the invoice itself. */
function Deeds({ invoice, t }: { invoice: InvoiceDetailDto; t: Translate }) {
  const { id, state, isRed } = invoice
  if (canTakeBack(invoice)) {
    return (
      <div className="px-4 lg:px-0">
        <LinkButton href={`${pathOf(id)}/red`} kind="danger">
          {t('invoiceDesk.red')}
        </LinkButton>
      </div>
    )
  }
  if (state === 'ISSUED' || (state === 'REFUSED' && isGivenUp(invoice))) return null
  const isUnderWay = state === 'REQUESTED' || state === 'SUBMITTED'
  return (
    <div className="lg:-mx-4">
      <OneButton action={retryInvoiceAction} fields={{ invoiceId: id }} text={t(isUnderWay ? 'invoiceDesk.hasten' : 'invoiceDesk.again')} pendingText={t(isUnderWay ? 'invoiceDesk.hastening' : 'invoiceDesk.againing')} kind={isUnderWay ? 'default' : 'primary'}>
        <p className="text-note text-ink-2">{t(isUnderWay ? 'invoiceDesk.hastenNote' : isRed ? 'invoiceDesk.againRed' : 'invoiceDesk.againNote')}</p>
      </OneButton>
    </div>
  )
}

/** What both sides have said about taking it back, and what the seller's may say now. */
function Letters({ invoice: { id, letters, chain }, locale, t }: { invoice: InvoiceDetailDto; locale: Locale; t: Translate }) {
  if (letters.length === 0) return null
  return (
    <section aria-labelledby="progress" className="bg-cell lg:rounded-xl">
      <h2 id="progress" className="px-4 pt-3 text-body font-medium">
        {t('invoiceDesk.progress')}
      </h2>
      <Timeline items={letterHistory(letters, chain, locale, t)} />
      {letters.map((letter) => {
        const moves = movesOf(letter, chain)
        return (
          moves.length > 0 && (
            <div key={letter.id} className="px-4 pb-4">
              <LetterButtons moves={moves} letterId={letter.id} invoiceId={id} actions={ACTIONS} t={t} />
            </div>
          )
        )
      })}
    </section>
  )
}
