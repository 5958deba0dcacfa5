/** The two boxes below the head: who buys, who sells. */
import type { einvoice } from '@/lib/gateways/tax'
import { label, line, SHEET, SIZE, write, type Mark } from './marks'
import { centred, fitInto, squeeze, widthOf } from './measure'

const { top, left } = SHEET
export const PARTIES_BOTTOM = 53
const COLUMN = 6
const HALF = 99

export function parties({ buyer, seller }: einvoice.EInvoice): Mark[] {
  const middle = left + HALF
  const upright = [left + COLUMN, middle, middle + COLUMN].map((x) => line(x, top, x, PARTIES_BOTTOM))
  return [...upright, ...party('购买方信息', buyer, left), ...party('销售方信息', seller, middle)]
}

function party(name: string, { name: called, taxId }: einvoice.InvoiceParty, x: number): Mark[] {
  const [from, width] = [x + COLUMN + 2, HALF - COLUMN - 4]
  const [nameWidth, idLabel] = [widthOf('名称：', SIZE.label), '统一社会信用代码/纳税人识别号：']
  const idAt = from + widthOf(idLabel, SIZE.label)
  const id = write(taxId, idAt, 48.8, { size: squeeze(taxId, from + width - idAt) })
  return [
    ...column(name, x + COLUMN / 2, (top + PARTIES_BOTTOM) / 2),
    label('名称：', from, 39.2),
    ...centred(fitInto(called, { width: width - nameWidth, height: 9.6 }), from + nameWidth, 38),
    label(idLabel, from, 48.8),
    ...(taxId ? [id] : []),
  ]
}

/** A label from top to bottom around its middle. */
export function column(text: string, x: number, middle: number): Mark[] {
  const step = SIZE.label * 1.12
  const chars = [...text]
  return chars.map((char, n) => label(char, x, middle + SIZE.label * 0.36 + (n - (chars.length - 1) / 2) * step, { anchor: 'middle' }))
}
