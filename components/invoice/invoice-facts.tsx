import { exactText } from '@/components/ui/dates'
import type { Fact } from '@/components/ui/facts'
import type { Locale, Translate } from '@/lib/i18n'
import type { InvoiceDetailDto, InvoiceDto } from '@/lib/invoices/pack/schemas'
import { formatFen } from '@/lib/kernel/money'
import { categoryText } from './invoice-state'

const code = (text: string) => <span className="font-mono text-note break-all select-all">{text}</span>

/** What stands on it, and the fingerprints of its files. */
export function invoiceFacts(invoice: InvoiceDetailDto, locale: Locale, t: Translate): Fact[] {
  const { requestedAt, hashes } = invoice
  return [
    ...printedFacts(invoice, t),
    { label: t('invoices.requestedAt'), value: exactText(locale, requestedAt) },
    ...(hashes ? [{ label: `${t('invoices.hash')} PDF`, value: code(hashes.pdf) }, { label: `${t('invoices.hash')} XML`, value: code(hashes.xml) }] : []),
  ]
}

/** Also for whoever has been sent a link. */
export function printedFacts(invoice: InvoiceDto, t: Translate): Fact[] {
  const { number, issuedOn, companyName, buyerName, buyerTaxId, netFen, taxFen, grossFen } = invoice
  return [
    ...(number ? [{ label: t('invoices.number'), value: code(number) }] : []),
    ...(issuedOn ? [{ label: t('invoices.issuedOn'), value: issuedOn }] : []),
    { label: t('invoices.kind'), value: categoryText(invoice, t) },
    { label: t('invoices.seller'), value: companyName },
    { label: t('invoices.buyer'), value: <span className="break-words">{buyerName}</span> },
    ...(buyerTaxId ? [{ label: t('invoices.taxId'), value: code(buyerTaxId) }] : []),
    { label: t('invoices.net'), value: formatFen(netFen) },
    { label: t('invoices.tax'), value: formatFen(taxFen) },
    { label: t('invoices.amount'), value: formatFen(grossFen), strong: true },
  ]
}
