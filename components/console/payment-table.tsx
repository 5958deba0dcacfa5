import type { PaymentLine } from '@/lib/console'
import type { Translate } from '@/lib/i18n'
import { formatInstant } from '@/lib/kernel/calendar'
import { formatFen } from '@/lib/kernel/money'

export function PaymentTable({ lines, t }: { lines: PaymentLine[]; t: Translate }) {
  if (lines.length === 0) return <p className="rounded-xl bg-cell p-4 text-ink-2">{t('admin.none')}</p>
  const heads = [t('admin.time'), t('admin.company'), t('admin.number'), t('admin.state'), t('admin.amount')]
  return (
    <div className="overflow-x-auto rounded-xl bg-cell" tabIndex={0} role="region" aria-label={t('admin.payments')}>
      <table className="w-full text-left text-note">
        <thead>
          <tr className="text-ink-2">
            {heads.map((head) => (
              <th key={head} scope="col" className="px-4 py-2 font-normal whitespace-nowrap last:text-right">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className="border-t border-line">
              <td className="px-4 py-2 whitespace-nowrap tabular-nums">{formatInstant(line.createdAt)}</td>
              <td className="px-4 py-2 whitespace-nowrap">{line.companyName}</td>
              <td className="px-4 py-2 font-mono whitespace-nowrap">{line.billKey}</td>
              <td className="px-4 py-2 whitespace-nowrap">{t(`admin.${line.state}`)}</td>
              <td className="px-4 py-2 text-right tabular-nums">{formatFen(line.amountFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
