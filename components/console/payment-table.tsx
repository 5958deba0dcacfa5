import type { PaymentLine } from '@/lib/console'
import { NavLink } from '@/components/ui/nav-link'
import type { Translate } from '@/lib/i18n'
import { formatInstant } from '@/lib/kernel/calendar'
import { formatFen } from '@/lib/kernel/money'
import { ConsoleTable } from './console-table'

export function PaymentTable({ lines, t }: { lines: PaymentLine[]; t: Translate }) {
  if (lines.length === 0) return <p className="rounded-xl bg-cell p-4 text-ink-2">{t('admin.none')}</p>
  return (
    <ConsoleTable label={t('admin.payments')} heads={[t('admin.time'), t('admin.company'), t('admin.number'), t('admin.state'), t('admin.amount')]}>
      {lines.map((line) => (
        <tr key={line.id} className="border-t border-line">
          <td className="tabular-nums">
            <NavLink href={`/console/refunds?number=${line.id}`} label={t('admin.openPayment', { number: line.billKey, at: formatInstant(line.createdAt) })} className="inline-flex min-h-[var(--tap)] items-center text-link">
              {formatInstant(line.createdAt)}
            </NavLink>
          </td>
          <td>{line.companyName}</td>
          <td className="font-mono">{line.billKey}</td>
          <td>{t(`admin.${line.state}`)}</td>
          <td className="tabular-nums">{formatFen(line.amountFen)}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}
