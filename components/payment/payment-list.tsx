import { Cell, CellGroup } from '@/components/ui/cells'
import { momentText, monthText } from '@/components/ui/dates'
import type { Locale, Translate } from '@/lib/i18n'
import { monthOf } from '@/lib/kernel/calendar'
import { formatFen } from '@/lib/kernel/money'
import type { MonthTotal } from '@/lib/payments/records/schemas'
import type { PaymentDto } from '@/lib/payments/schemas'
import { maskNumber } from '@/components/account/masked-number'
import { RefundedTag } from '@/components/refund/refunded-tag'
import { PaymentStateTag } from './payment-state'

/** `months`: what was paid in each, also in what is on other pages. */
type Props = { payments: PaymentDto[]; months: MonthTotal[]; locale: Locale; t: Translate }

/** Payments by month, newest first. */
export function PaymentList({ payments, months: totals, locale, t }: Props) {
  const months = [...new Set(payments.map((payment) => monthOf(payment.createdAt)))]
  return months.map((month) => {
    const own = payments.filter((payment) => monthOf(payment.createdAt) === month)
    return (
      <CellGroup key={month} title={monthText(locale, month)} action={<span className="text-note text-ink-2 tabular-nums">{totalText(totals.find((total) => total.month === month), t)}</span>}>
        {own.map((payment) => (
          <Cell
            key={payment.id}
            href={`/payments/${payment.id}`}
            title={payment.alias}
            note={
              <>
                {payment.companyName} · {maskNumber(payment.billKey)}
                <br />
                {momentText(locale, payment.createdAt)}
              </>
            }
            value={`${payment.state === 'FAILED' || payment.state === 'CLOSED' ? '' : '-'}${formatFen(payment.amountFen + payment.feeFen)}`}
            valueNote={payment.refundedFen > 0n ? <RefundedTag payment={payment} t={t} /> : <PaymentStateTag state={payment.state} t={t} />}
          />
        ))}
      </CellGroup>
    )
  })
}

function totalText({ paidFen, backFen }: Pick<MonthTotal, 'paidFen' | 'backFen'> = { paidFen: 0n, backFen: 0n }, t: Translate): string {
  return backFen > 0n ? t('refunds.months', { amount: formatFen(paidFen), back: formatFen(backFen) }) : t('records.paid', { amount: formatFen(paidFen) })
}
