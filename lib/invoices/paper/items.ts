/** The table of lines, and how they are dealt out to pages. */
import type { einvoice } from '@/lib/gateways/tax'
import { fenToYuan, sumFen } from '@/lib/kernel/money'
import { label, line, SHEET, SIZE, write, type Mark, type TextMark } from './marks'
import { centred, fitInto, LEADING, squeeze } from './measure'
import { PARTIES_BOTTOM } from './parties'

type Item = einvoice.InvoiceItem
type Column = { title: string; x: number; anchor: TextMark['anchor']; width: number; text: (item: Item) => string }

const COLUMNS = { netRight: 160, taxRight: 202 } as const
const TABLE: Column[] = [
  { title: '单位', x: 86, anchor: 'middle', width: 12, text: (item) => item.unit },
  { title: '数量', x: 109, anchor: 'end', width: 16, text: (item) => item.quantity },
  { title: '单价', x: 137, anchor: 'end', width: 26, text: (item) => item.unitPrice },
  { title: '金额', x: COLUMNS.netRight, anchor: 'end', width: 22, text: (item) => fenToYuan(item.netFen) },
  { title: '税率/征收率', x: 173, anchor: 'middle', width: 20, text: ({ rate }) => rateText(rate) },
  { title: '税额', x: COLUMNS.taxRight, anchor: 'end', width: 18, text: taxText },
]
/** These two may take several lines. */
const NAME = { x: 8, width: 51, most: 9 }
const SPECIFICATION = { x: 70, width: 19, most: 9 }
const TITLES_AT = PARTIES_BOTTOM + 5
const FIRST = PARTIES_BOTTOM + 7
/** For the lines of a page: on the last one the totals and the remark follow, and of several the subtotal before them. */
const ROOM = { only: 92 - FIRST, last: 87 - FIRST, other: 122 - FIRST }
const PADDING = 1.2

/** 300 → 3%, 150 → 1.5%; or the word for why there is none. */
export function rateText(rate: einvoice.TaxRate): string {
  if (typeof rate === 'number') return `${rate / 100}%`
  return rate === 'EXEMPT' ? '免税' : '不征税'
}

/** Where nothing is taxed no 0.00 is printed. */
const untaxed = '***'
function taxText({ rate, taxFen }: Item): string {
  return typeof rate === 'string' ? untaxed : fenToYuan(taxFen)
}

const nameOf = (item: Item) => fitInto(item.name, { width: NAME.width, height: NAME.most })
const specificationOf = (item: Item) => fitInto(item.specification, { width: SPECIFICATION.width, height: SPECIFICATION.most })
const heightOf = (item: Item) => Math.max(...[nameOf(item), specificationOf(item)].map(({ size, lines }) => lines.length * size * LEADING), SIZE.text * LEADING) + PADDING

/** As many lines to a page as fit; the last page has less room, and at least one line. */
export function deal(items: readonly Item[]): Item[][] {
  const pages: Item[][] = []
  let rest = [...items]
  while (!fits(rest, pages.length > 0 ? ROOM.last : ROOM.only)) {
    let count = 1
    while (count < rest.length - 1 && fits(rest.slice(0, count + 1), ROOM.other)) count += 1
    pages.push(rest.slice(0, count))
    rest = rest.slice(count)
  }
  return [...pages, rest]
}

const fits = (items: readonly Item[], room: number) => items.length <= 1 || items.reduce((sum, item) => sum + heightOf(item), 0) <= room

export function table(items: readonly Item[]): Mark[] {
  const titles = TABLE.map(({ title, x, anchor }) => label(title, x, TITLES_AT, { anchor }))
  let y = FIRST
  const rows = items.flatMap((item) => {
    const height = heightOf(item)
    y += height
    return row(item, y - height / 2)
  })
  const wrapped = [label('项目名称', NAME.x + NAME.width / 2, TITLES_AT, { anchor: 'middle' }), label('规格型号', SPECIFICATION.x, TITLES_AT, { anchor: 'middle' })]
  return [line(SHEET.left, PARTIES_BOTTOM, SHEET.right, PARTIES_BOTTOM), ...wrapped, ...titles, ...rows]
}

function row(item: Item, middle: number): Mark[] {
  const cells = TABLE.map(({ text, x, anchor, width }) => ({ text: text(item), x, anchor, width })).filter(({ text }) => text !== '')
  const written = cells.map(({ text, x, anchor, width }) => write(text, x, middle + SIZE.text * 0.36, { anchor, size: squeeze(text, width) }))
  const specification = item.specification ? centred(specificationOf(item), SPECIFICATION.x, middle, { anchor: 'middle' }) : []
  return [...centred(nameOf(item), NAME.x, middle), ...specification, ...written]
}

type Sums = { items: readonly Item[]; netFen: bigint; taxFen: bigint }

/** Of one sheet; those of the invoice are never added up here, they are what it says. */
export const subtotal = (items: readonly Item[]): Sums => ({ items, netFen: sumFen(items.map(({ netFen }) => netFen)), taxFen: sumFen(items.map(({ taxFen }) => taxFen)) })

/** 小计 or 合计: what stands under 金额 and 税额. */
export function sums(title: string, { items, netFen, taxFen }: Sums, y: number): Mark[] {
  const isTaxed = items.some(({ rate }) => typeof rate === 'number')
  const [net, tax] = [`¥${fenToYuan(netFen)}`, isTaxed ? `¥${fenToYuan(taxFen)}` : untaxed]
  return [
    label(title, NAME.x + NAME.width / 2, y, { anchor: 'middle' }),
    write(net, COLUMNS.netRight, y, { anchor: 'end', size: squeeze(net, 26) }),
    write(tax, COLUMNS.taxRight, y, { anchor: 'end', size: squeeze(tax, 24) }),
  ]
}
