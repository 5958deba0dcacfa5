/** A digital invoice (数电票) as marks on sheets of 210 × 140 mm, laid out as the bureau prints them. Pure. */
import type { einvoice } from '@/lib/gateways/tax'
import { foot, remarks, totals } from './foot'
import { head, titleOf } from './head'
import { deal, subtotal, sums, table } from './items'
import { INK, line, SHEET, write, type Mark, type Paper } from './marks'
import { parties } from './parties'

/** Under everything else; pale enough to read through. */
const WATERMARK = write('模拟', 105, 92, { size: 34, color: INK.water, anchor: 'middle', rotate: -16 })
const SUBTOTAL = { last: 91.6, other: 127 }

/** Never fails on an invoice that the bureau's XML can hold: what is long is wrapped, made smaller, and in the end cut with …. */
export function layoutPaper(raw: einvoice.EInvoice): Paper {
  const invoice = printable(raw)
  const pages = deal(invoice.items)
  const marksOf = (items: einvoice.InvoiceItem[], n: number): Mark[] => {
    const shell = [WATERMARK, frame(), ...head(invoice, n + 1, pages.length), ...parties(invoice), ...table(items), ...foot(invoice)]
    if (n < pages.length - 1) return [...shell, line(SHEET.left, 122.5, SHEET.right, 122.5), ...sums('小计', subtotal(items), SUBTOTAL.other)]
    const ofSheet = pages.length > 1 ? sums('小计', subtotal(items), SUBTOTAL.last) : []
    return [...shell, ...ofSheet, ...sums('合计', invoice, 96.6), ...totals(invoice), ...remarks(invoice)]
  }
  return { title: titleOf(invoice), width: SHEET.width, height: SHEET.height, pages: pages.map((items, n) => ({ marks: marksOf(items, n) })) }
}

const frame = (): Mark => ({ kind: 'rectangle', x: SHEET.left, y: SHEET.top, width: SHEET.right - SHEET.left, height: SHEET.bottom - SHEET.top, color: INK.form, line: 0.4 })

/** Line breaks count in the remark alone; tabs are blanks. */
function printable(invoice: einvoice.EInvoice): einvoice.EInvoice {
  const [plain, flat] = [(text: string) => text.replace(/\r\n?/g, '\n').replace(/\t/g, ' '), (text: string) => text.replace(/\s+/g, ' ').trim()]
  const each = <T extends object>(one: T): T => Object.fromEntries(Object.entries(one).map(([key, value]) => [key, typeof value === 'string' ? flat(value) : value])) as T
  return { ...each(invoice), remark: plain(invoice.remark).trim(), buyer: each(invoice.buyer), seller: each(invoice.seller), items: invoice.items.map(each) }
}
