import { CellGroup } from '@/components/ui/cells'
import { Notice } from '@/components/ui/notice'
import type { BillDetailDto } from '@/lib/bills/schemas'
import type { BillLine } from '@/lib/companies/tariffs'
import type { Translate } from '@/lib/i18n'
import { formatFen, sumFen } from '@/lib/kernel/money'
import { formatPriceE4 } from './price'

/** Every charge as cubic metres × price = amount, by what it is for. */
export function BillLines({ lines, t }: { lines: BillLine[]; t: Translate }) {
  if (lines.length === 0) return <Notice>{t('bill.linesEmpty')}</Notice>
  const components = [...new Set(lines.map((line) => line.component))]
  return (
    <CellGroup title={t('bill.lines')}>
      <table className="w-full text-note">
        <caption className="sr-only">{t('bill.lines')}</caption>
        <thead className="text-left text-ink-2">
          <tr>
            <th scope="col" className="py-2.5 pl-4 font-normal">{t('bill.item')}</th>
            <th scope="col" className="px-2 py-2.5 text-right font-normal">{t('bill.quantity')}</th>
            <th scope="col" className="py-2.5 pr-4 text-right font-normal">{t('bill.money')}</th>
          </tr>
        </thead>
        {components.map((component) => (
          <Component key={component} name={t(`bill.${component}`)} lines={lines.filter((line) => line.component === component)} t={t} />
        ))}
        <tfoot>
          <tr className="border-t-[0.5px] border-line font-medium">
            <th scope="row" colSpan={2} className="py-3 pl-4 text-left font-medium">{t('bill.sum')}</th>
            <td className="py-3 pr-4 text-right tabular-nums">{formatFen(sumFen(lines.map((line) => line.amountFen)))}</td>
          </tr>
        </tfoot>
      </table>
    </CellGroup>
  )
}

function Component({ name, lines, t }: { name: string; lines: BillLine[]; t: Translate }) {
  return (
    <tbody className="border-t-[0.5px] border-line">
      {lines.map(({ segment, tier, volumeM3, priceE4, amountFen }) => (
        <tr key={`${segment}-${tier}`}>
          <th scope="row" className="py-2 pl-4 text-left align-top font-normal">
            {name}
            <span className="block text-caption text-ink-2">{t('bill.tier', { tier })}</span>
          </th>
          <td className="px-2 py-2 text-right align-top tabular-nums">{`${volumeM3} m³ × ${formatPriceE4(priceE4)}`}</td>
          <td className="py-2 pr-4 text-right align-top tabular-nums">{formatFen(amountFen)}</td>
        </tr>
      ))}
    </tbody>
  )
}

/** Rule E2: two figures that differ, and which of them counts. */
export function BillDiffers({ bill, hotline, t }: { bill: BillDetailDto; hotline: string; t: Translate }) {
  const { amountFen, expectedFen } = bill
  const gap = amountFen > expectedFen ? amountFen - expectedFen : expectedFen - amountFen
  return (
    <Notice tone="warn" title={t('bill.differsTitle')}>
      <p>{t('bill.differs', { stated: formatFen(amountFen), ours: formatFen(expectedFen), difference: formatFen(gap), hotline })}</p>
    </Notice>
  )
}
