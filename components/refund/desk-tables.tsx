import { ConsoleTable } from '@/components/console/console-table'
import { NavLink } from '@/components/ui/nav-link'
import type { Translate } from '@/lib/i18n'
import { formatInstant } from '@/lib/kernel/calendar'
import { formatFen } from '@/lib/kernel/money'
import type { DeskPaymentDto, DeskRefundDto } from '@/lib/payments/refunds/schemas'
import { RefundStateTag } from './refund-state'

/** A link in a row, as large as a finger. */
const IN_ROW = 'inline-flex min-h-[var(--tap)] min-w-[var(--tap)] items-center text-link'

export function RefundTable({ refunds, t }: { refunds: DeskRefundDto[]; t: Translate }) {
  const heads = (['time', 'resident', 'company', 'billKey', 'reason', 'requestedBy', 'state', 'amount'] as const).map((name) => t(`refunds.${name}`))
  return (
    <ConsoleTable label={t('refunds.list')} heads={heads}>
      {refunds.map((refund) => (
        <tr key={refund.id} className="border-t border-line">
          <td className="tabular-nums">
            <NavLink href={`/console/refunds/${refund.id}`} label={t('refunds.open', { number: refund.refundNo })} className={IN_ROW}>
              {formatInstant(refund.requestedAt)}
            </NavLink>
          </td>
          <td>{refund.resident}</td>
          <td>{refund.companyName}</td>
          <td className="font-mono">{refund.billKey}</td>
          <td className="max-w-60 truncate">{refund.reason}</td>
          <td>{refund.requestedBy}</td>
          <td>
            <RefundStateTag state={refund.state} t={t} />
          </td>
          <td className="tabular-nums">{formatFen(refund.amountFen + refund.feeFen)}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}

/** Payments that a number stands for, each with what can go back of it. */
export function FoundTable({ payments, t }: { payments: DeskPaymentDto[]; t: Translate }) {
  const heads = (['time', 'resident', 'company', 'billKey', 'paid', 'left', 'action'] as const).map((name) => t(`refunds.${name}`))
  return (
    <ConsoleTable label={t('refunds.found')} heads={heads}>
      {payments.map((payment) => (
        <tr key={payment.id} className="border-t border-line">
          <td className="tabular-nums">{formatInstant(payment.createdAt)}</td>
          <td>{payment.resident}</td>
          <td>{payment.companyName}</td>
          <td className="font-mono">{payment.billKey}</td>
          <td className="tabular-nums">{formatFen(payment.amountFen)}</td>
          <td className="tabular-nums">{payment.state === 'SUCCEEDED' ? formatFen(payment.leftFen) : '—'}</td>
          <td>{canRefund(payment) ? <RefundLink payment={payment} t={t} /> : t(payment.state === 'SUCCEEDED' ? 'refunds.nothingLeft' : 'refunds.notPaid')}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}

const canRefund = ({ state, leftFen }: DeskPaymentDto) => state === 'SUCCEEDED' && leftFen > 0n

function RefundLink({ payment: { id, resident, leftFen }, t }: { payment: DeskPaymentDto; t: Translate }) {
  return (
    <NavLink href={`/console/refunds/new/${id}`} label={t('refunds.doFor', { resident, left: formatFen(leftFen) })} className={IN_ROW}>
      {t('refunds.do')}
    </NavLink>
  )
}
