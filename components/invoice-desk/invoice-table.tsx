import { ConsoleTable } from '@/components/console/console-table'
import { categoryText, InvoiceStateTag } from '@/components/invoice/invoice-state'
import { NavLink } from '@/components/ui/nav-link'
import { Tag } from '@/components/ui/tag'
import type { Translate } from '@/lib/i18n'
import type { DeskInvoiceDto } from '@/lib/invoices/desk/schemas'
import { formatInstant } from '@/lib/kernel/calendar'
import { formatFen } from '@/lib/kernel/money'

export function InvoiceTable({ invoices, t }: { invoices: DeskInvoiceDto[]; t: Translate }) {
  const heads = (['time', 'state', 'buyerAndNumber', 'resident', 'company', 'kind', 'amount'] as const).map((name) => t(`invoiceDesk.${name}`))
  return (
    <ConsoleTable label={t('invoiceDesk.list')} heads={heads}>
      {invoices.map((invoice) => (
        <tr key={invoice.id} className="border-t border-line">
          <td className="tabular-nums">
            <NavLink href={`/console/invoices/${invoice.id}`} label={t('invoiceDesk.openOne', { buyer: invoice.buyerName, amount: formatFen(invoice.grossFen) })} className="inline-flex min-h-[var(--tap)] min-w-[var(--tap)] items-center text-link">
              {formatInstant(invoice.requestedAt)}
            </NavLink>
          </td>
          <td>
            <span className="inline-flex gap-1">
              <InvoiceStateTag invoice={invoice} t={t} />
              {invoice.isStuck && <Tag tone="bad">{t('invoiceDesk.STUCK')}</Tag>}
            </span>
          </td>
          <td>
            <span className="block max-w-56 truncate">{invoice.buyerName}</span>
            {invoice.number && <span className="block font-mono text-caption text-ink-2">{invoice.number}</span>}
          </td>
          <td className="max-w-40 truncate">{invoice.resident}</td>
          <td>{invoice.companyName}</td>
          <td className={invoice.isRed ? 'text-danger' : undefined}>{categoryText(invoice, t)}</td>
          <td className={`tabular-nums ${invoice.isRed ? 'text-danger' : ''}`}>{formatFen(invoice.grossFen)}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}
