/** The bottom of the last sheet: totals in words and figures, remark; and who issued it, on every sheet. */
import type { einvoice } from '@/lib/gateways/tax'
import { fenToYuan } from '@/lib/kernel/money'
import { HAIR, INK, label, line, SHEET, SIZE, write, type Mark } from './marks'
import { centred, fitInto, LEADING, squeeze, widthOf } from './measure'
import { column } from './parties'

const { left, right, bottom } = SHEET
const WORDS_TOP = 99
const REMARK_TOP = 107
const LABELS_RIGHT = 59
const FIGURES = 146

export function totals({ capitals, grossFen }: einvoice.EInvoice): Mark[] {
  const middle = (WORDS_TOP + REMARK_TOP) / 2
  const y = middle + SIZE.text * 0.36
  const gross = `¥${fenToYuan(grossFen)}`
  const figuresAt = FIGURES + widthOf('（小写）', SIZE.label)
  return [
    line(left, WORDS_TOP, right, WORDS_TOP),
    line(left, REMARK_TOP, right, REMARK_TOP),
    line(LABELS_RIGHT, WORDS_TOP, LABELS_RIGHT, REMARK_TOP),
    label('价税合计（大写）', (left + LABELS_RIGHT) / 2, y, { anchor: 'middle' }),
    ...crossedCircle(LABELS_RIGHT + 5, middle),
    ...centred(fitInto(capitals, { width: FIGURES - LABELS_RIGHT - 10, height: 7 }), LABELS_RIGHT + 8, middle),
    label('（小写）', FIGURES, y),
    write(gross, figuresAt, y, { size: squeeze(gross, right - figuresAt - 2) }),
  ]
}

/** ⓧ is drawn: hardly any font has it. */
function crossedCircle(x: number, y: number): Mark[] {
  const [radius, arm] = [1.5, 1.06]
  return [{ kind: 'ellipse', x, y, rx: radius, ry: radius, color: INK.text, line: HAIR }, ...[-1, 1].map((side) => ({ ...line(x - arm, y - side * arm, x + arm, y + side * arm), color: INK.text }))]
}

export function remarks(invoice: einvoice.EInvoice): Mark[] {
  const text = [...particulars('购方', invoice.buyer), ...particulars('销方', invoice.seller), invoice.remark].filter((one) => one !== '').join('\n')
  const [x, width, height] = [left + 6, right - left - 10, bottom - REMARK_TOP - 3]
  const { size, lines } = fitInto(text, { width, height, size: 3.1 })
  const middle = REMARK_TOP + 1.5 + (lines.length * size * LEADING) / 2
  return [line(x, REMARK_TOP, x, bottom), ...column('备注', left + 3, (REMARK_TOP + bottom) / 2), ...(text ? centred({ size, lines }, x + 2, middle) : [])]
}

/** Address and bank have no box of their own on a digital invoice: they stand among the remarks. */
function particulars(side: string, { address, telephone, bankName, bankAccount }: einvoice.InvoiceParty): string[] {
  const named = (pairs: [string, string][]) => pairs.flatMap(([name, value]) => (value ? [`${name}：${value}；`] : [])).join(' ')
  return [named([[`${side}地址`, address], ['电话', telephone]]), named([[`${side}开户银行`, bankName], ['银行账号', bankAccount]])]
}

export function foot({ drawer }: einvoice.EInvoice): Mark[] {
  const y = 135.4
  return [label('开票人：', 18, y), write(drawer, 18 + widthOf('开票人：', SIZE.label), y, { size: squeeze(drawer, 60) }), write('模拟数据，不作报销凭证', right, y, { size: SIZE.small, color: INK.note, anchor: 'end' })]
}
