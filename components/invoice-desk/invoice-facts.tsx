import { categoryText } from '@/components/invoice/invoice-state'
import { exactText } from '@/components/ui/dates'
import type { Fact } from '@/components/ui/facts'
import type { Locale, Translate } from '@/lib/i18n'
import type { DeskRecord } from '@/lib/invoices/desk/schemas'
import type { InvoiceDetailDto } from '@/lib/invoices/pack/schemas'
import { formatFen } from '@/lib/kernel/money'
import { whyNot } from './desk-text'

type Known = { invoice: InvoiceDetailDto; record: Pick<DeskRecord, 'resident' | 'attempt'> }

/** All that is known of an invoice, codes and hashes included: for staff. */
export function invoiceFacts({ invoice, record: { resident, attempt } }: Known, locale: Locale, t: Translate): Fact[] {
  const { id, companyName, buyerName, buyerTaxId, grossFen, netFen, taxFen, number, content, issuedOn, requestedAt, expectedAt, endedAt, reason, hashes } = invoice
  const figures = (text: string) => <span className="font-mono break-all">{text}</span>
  return [
    { label: t('invoices.amount'), value: formatFen(grossFen), strong: true },
    { label: t('invoices.net'), value: formatFen(netFen) },
    { label: t('invoices.tax'), value: formatFen(taxFen) },
    { label: t('invoiceDesk.kind'), value: categoryText(invoice, t) },
    { label: t('invoices.seller'), value: companyName },
    ...(content ? [{ label: t('invoiceDesk.sellerTaxId'), value: figures(content.seller.taxId) }] : []),
    { label: t('invoices.buyer'), value: buyerName },
    { label: t('invoices.taxId'), value: buyerTaxId ? figures(buyerTaxId) : t('invoiceDesk.person') },
    { label: t('invoiceDesk.resident'), value: resident },
    ...(number ? [{ label: t('invoices.number'), value: figures(number) }] : []),
    ...(issuedOn ? [{ label: t('invoices.issuedOn'), value: issuedOn }] : []),
    { label: t('invoices.requestedAt'), value: `${exactText(locale, requestedAt)}${attempt > 1 ? ` · ${t('invoiceDesk.attempt', { n: attempt })}` : ''}` },
    endedAt ? { label: t('invoiceDesk.endedAt'), value: exactText(locale, endedAt) } : { label: t('invoiceDesk.expectedAt'), value: exactText(locale, expectedAt) },
    ...(reason ? [{ label: t('invoiceDesk.reason'), value: whyNot(invoice, t) }] : []),
    { label: t('invoiceDesk.id'), value: figures(id) },
    ...(hashes ? (['pdf', 'xml'] as const).map((format) => ({ label: t('invoiceDesk.print', { format: format.toUpperCase() }), value: figures(hashes[format]) })) : []),
  ]
}
