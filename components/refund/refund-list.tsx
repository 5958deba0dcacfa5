import { Cell, CellGroup } from '@/components/ui/cells'
import { momentText } from '@/components/ui/dates'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import type { RefundDto } from '@/lib/payments/refunds/schemas'
import { goesTo, RefundStateTag } from './refund-state'

/** What went back of a payment, or is on its way; nothing where nothing did. */
export function RefundList({ refunds, locale, t }: { refunds: RefundDto[]; locale: Locale; t: Translate }) {
  if (refunds.length === 0) return null
  return (
    <CellGroup title={t('refunds.title')}>
      {refunds.map((refund) => (
        <Cell
          key={refund.id}
          href={`/payments/refunds/${refund.id}`}
          title={goesTo(refund, t)}
          note={momentText(locale, refund.requestedAt)}
          value={`${refund.state === 'CLOSED' ? '' : '+'}${formatFen(refund.amountFen + refund.feeFen)}`}
          valueNote={<RefundStateTag state={refund.state} t={t} />}
        />
      ))}
    </CellGroup>
  )
}
