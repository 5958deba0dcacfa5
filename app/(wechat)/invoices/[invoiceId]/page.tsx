import { maskNumber } from '@/components/account/masked-number'
import { InvoiceChain } from '@/components/invoice/invoice-chain'
import { invoiceFacts } from '@/components/invoice/invoice-facts'
import { InvoiceFiles } from '@/components/invoice/invoice-files'
import { categoryText, invoiceSays, InvoiceStateTag } from '@/components/invoice/invoice-state'
import { LetterList } from '@/components/invoice/letter-list'
import { PaperView } from '@/components/invoice/paper-view'
import { ShareForm } from '@/components/invoice/share-form'
import { Amount } from '@/components/ui/amount'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { LinkButton } from '@/components/ui/button'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Facts } from '@/components/ui/facts'
import { Screen } from '@/components/ui/screen'
import { load, residentPage } from '@/lib/edge/page'
import { textsOf, type Locale, type Translate } from '@/lib/i18n'
import { getInvoice, SHARE_DAYS } from '@/lib/invoices/pack'
import type { InvoiceDetailDto } from '@/lib/invoices/pack/schemas'
import { isBureauResting } from '@/lib/invoices/bureau'
import { layoutPaper } from '@/lib/invoices/paper'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'
import { confirmAction, denyAction, shareAction, withdrawAction } from '../actions'

export const generateMetadata = titled('invoices.detail')

/** One invoice: how far it is, what it looks like, its files, what took it back or stands in its place. */
export default async function InvoicePage({ params }: { params: Promise<{ invoiceId: string }> }) {
  const { ctx, locale, t } = await residentPage()
  const invoice = await load(getInvoice({ ctx, input: await params }))
  const isUnderWay = invoice.state === 'REQUESTED' || invoice.state === 'SUBMITTED'
  const isPlain = invoice.state === 'ISSUED' && !invoice.isRed && !invoice.isTakenBack
  return (
    <Screen title={t('invoices.detail')} back={{ href: '/invoices', label: t('me.back', { title: t('invoices.title') }) }}>
      <Head invoice={invoice} isNight={isBureauResting(ctx)} locale={locale} t={t} />
      {isUnderWay && <AutoRefresh />}
      <LetterList letters={invoice.letters} invoiceId={invoice.id} actions={{ confirm: confirmAction, deny: denyAction, withdraw: withdrawAction }} locale={locale} t={t} />
      {invoice.content && (
        <CellGroup title={t('invoices.preview')}>
          <div className="p-2">
            <PaperView paper={layoutPaper(invoice.content)} texts={textsOf(locale, 'paper')} />
          </div>
        </CellGroup>
      )}
      {invoice.hashes && <InvoiceFiles base={`/invoices/${invoice.id}`} t={t} />}
      <CellGroup>
        <Facts facts={invoiceFacts(invoice, locale, t)} />
      </CellGroup>
      <InvoiceChain chain={invoice.chain} ownId={invoice.id} hrefOf={(id) => `/invoices/${id}`} locale={locale} t={t} />
      <CellGroup title={t('invoices.payment')}>
        {invoice.payments.map(({ id, alias, billKey, grossFen }) => (
          <Cell key={id} href={`/payments/${id}`} title={alias} note={maskNumber(billKey)} value={formatFen(grossFen)} />
        ))}
      </CellGroup>
      {invoice.state === 'ISSUED' && <ShareForm action={shareAction} invoiceId={invoice.id} path="/invoices/links/" note={t('invoices.shareNote', { days: SHARE_DAYS })} texts={textsOf(locale, 'invoices')} />}
      {isPlain && !invoice.isUnderLetter && (
        <div className="mt-4 px-4">
          <LinkButton href={`/invoices/${invoice.id}/exchange`} kind="default">
            {t('invoices.exchange')}
          </LinkButton>
        </div>
      )}
      <p className="px-4 pt-4 text-center text-caption text-ink-2">{t('invoices.simulated')}</p>
    </Screen>
  )
}

function Head({ invoice, isNight, locale, t }: { invoice: InvoiceDetailDto; isNight: boolean; locale: Locale; t: Translate }) {
  return (
    <section aria-label={t('invoices.detail')} className="bg-cell px-6 pt-8 pb-6 text-center">
      <p className="text-note text-ink-2">
        {t('invoices.water')} · {categoryText(invoice, t)}
      </p>
      <p className="mt-1">
        <Amount fen={invoice.grossFen} />
      </p>
      <div role="status" className="mt-2">
        <InvoiceStateTag invoice={invoice} t={t} />
        <p className="mt-1 text-note text-ink-2">{invoiceSays(invoice, isNight, locale, t)}</p>
      </div>
    </section>
  )
}
