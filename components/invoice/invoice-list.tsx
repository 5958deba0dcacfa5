import { Cell, CellGroup } from '@/components/ui/cells'
import { dayText } from '@/components/ui/dates'
import type { Locale, Translate } from '@/lib/i18n'
import type { InvoiceDto } from '@/lib/invoices/pack/schemas'
import { formatDay } from '@/lib/kernel/calendar'
import { formatFen } from '@/lib/kernel/money'
import { categoryText, InvoiceStateTag } from './invoice-state'

const yearOf = ({ issuedOn, requestedAt }: InvoiceDto): string => (issuedOn ?? formatDay(requestedAt)).slice(0, 4)

/** By the year under which each is filed, newest first. */
export function InvoiceList({ invoices, locale, t }: { invoices: InvoiceDto[]; locale: Locale; t: Translate }) {
  const years = [...new Set(invoices.map(yearOf))]
  return years.map((year) => (
    <CellGroup key={year} title={t('invoices.yearOf', { year })}>
      {invoices
        .filter((invoice) => yearOf(invoice) === year)
        .map((invoice) => (
          <Cell
            key={invoice.id}
            href={`/invoices/${invoice.id}`}
            title={<span className="break-words">{invoice.buyerName}</span>}
            note={
              <>
                {t('invoices.water')} · {categoryText(invoice, t)}
                <br />
                {invoice.companyName} · {dayText(locale, invoice.requestedAt)}
              </>
            }
            value={formatFen(invoice.grossFen)}
            valueNote={<InvoiceStateTag invoice={invoice} t={t} />}
          />
        ))}
    </CellGroup>
  ))
}
