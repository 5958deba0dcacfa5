import { CellGroup } from '@/components/ui/cells'
import type { Translate } from '@/lib/i18n'
import type { ApplyOptions } from '@/lib/invoices/applying/schemas'
import { formatFen, sumFen } from '@/lib/kernel/money'

/** What would stand on the invoice of one seller, item by item, with its tax. */
export function PaidLines({ companyName, lines, t }: ApplyOptions['sellers'][number] & { t: Translate }) {
  const cell = 'px-4 py-2'
  return (
    <CellGroup title={`${t('invoices.whole')} · ${companyName}`}>
      <table className="w-full text-note">
        <thead className="text-left text-ink-2">
          <tr>
            <th className={`${cell} font-normal`}>{t('invoices.item')}</th>
            <th className={`${cell} font-normal`}>{t('invoices.rate')}</th>
            <th className={`${cell} text-right font-normal`}>{t('invoices.tax')}</th>
            <th className={`${cell} text-right font-normal`}>{t('invoices.amount')}</th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {lines.map(({ kind, status, rate, taxFen, grossFen }) => (
            <tr key={kind} className="border-t border-line">
              <th scope="row" className={`${cell} text-left font-normal`}>{t(`invoices.${kind}`)}</th>
              <td className={cell}>{t(`invoices.${status}`, { rate: rate / 100 })}</td>
              <td className={`${cell} text-right`}>{taxFen > 0n ? formatFen(taxFen) : '—'}</td>
              <td className={`${cell} text-right`}>{formatFen(grossFen)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot className="tabular-nums">
          <tr className="border-t border-line font-medium">
            <th scope="row" colSpan={2} className={`${cell} text-left`}>{t('invoices.sum')}</th>
            <td className={`${cell} text-right`}>{formatFen(sumFen(lines.map(({ taxFen }) => taxFen)))}</td>
            <td className={`${cell} text-right`}>{formatFen(sumFen(lines.map(({ grossFen }) => grossFen)))}</td>
          </tr>
        </tfoot>
      </table>
    </CellGroup>
  )
}
