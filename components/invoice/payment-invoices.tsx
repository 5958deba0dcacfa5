import { Cell, CellGroup } from '@/components/ui/cells'
import type { Translate } from '@/lib/i18n'
import type { InvoiceDto } from '@/lib/invoices/pack/schemas'
import { formatFen } from '@/lib/kernel/money'
import { categoryText, InvoiceStateTag } from './invoice-state'

type Props = { paymentId: string; invoices: InvoiceDto[]; leftFen: bigint; t: Translate }

/** The invoices of a payment, and the way to ask for one while something is left. */
export function PaymentInvoices({ paymentId, invoices, leftFen, t }: Props) {
  if (invoices.length === 0 && leftFen <= 0n) return null
  return (
    <CellGroup title={t('invoices.invoicesOf')}>
      {invoices.map((invoice) => (
        <Cell key={invoice.id} href={`/invoices/${invoice.id}`} title={categoryText(invoice, t)} note={<span className="break-words">{invoice.buyerName}</span>} value={formatFen(invoice.grossFen)} valueNote={<InvoiceStateTag invoice={invoice} t={t} />} />
      ))}
      {leftFen > 0n && <Cell href={`/invoices/apply?payment=${paymentId}`} title={t('invoices.applyFor')} value={t('invoices.left', { amount: formatFen(leftFen) })} />}
    </CellGroup>
  )
}
