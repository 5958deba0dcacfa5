/** What an invoice says, from what was paid. Pure. */
import type { einvoice } from '@/lib/gateways/tax'
import { formatInstant } from '@/lib/kernel/calendar'
import { chineseCapitals, TREATMENTS, taxTotals, type TaxLine } from '../tax'
import type { TitleFields } from '../titles/schemas'
import type { InvoiceKind } from './schemas'
import type { Seller } from './sellers'

type What = { kind: InvoiceKind; seller: Seller; title: TitleFields; lines: readonly TaxLine[]; volumeM3: number | null; remark: string; now: Date }

export function blueContent({ kind, seller, title, lines, volumeM3, remark, now }: What): einvoice.InvoiceContent {
  const totals = taxTotals(lines)
  const { kind: _, ...buyer } = title
  const { taxId, name, address, telephone, bankName, bankAccount, drawer } = seller
  return {
    isRed: false, kind, seller: { taxId, name, address, telephone, bankName, bankAccount }, buyer, ...totals, capitals: chineseCapitals(totals.grossFen), drawer,
    requestedAt: formatInstant(now), items: lines.map((line) => itemOf(line, volumeM3)), remark,
  }
}

/** Only what is sold by volume has a quantity. */
function itemOf({ kind, grossFen, netFen, taxFen }: TaxLine, volumeM3: number | null): einvoice.InvoiceItem {
  const { name, code, status, rate, unit } = TREATMENTS[kind]
  const isMeasured = unit === '立方米' && volumeM3 !== null && volumeM3 > 0
  const quantities = isMeasured ? { unit, quantity: String(volumeM3), unitPrice: unitPrice(netFen, BigInt(volumeM3)) } : { unit: '', quantity: '', unitPrice: '' }
  return { name, specification: '', ...quantities, netFen, rate: status === 'TAXED' ? rate : status, taxFen, grossFen, code }
}

const DECIMALS = 13
/** Yuan without tax, to 13 decimals as bureaus take them; the amount of the line decides, not this. */
export function unitPrice(netFen: bigint, quantity: bigint): string {
  const scaled = (2n * netFen * 10n ** BigInt(DECIMALS - 2) + quantity) / (2n * quantity)
  const digits = String(scaled).padStart(DECIMALS + 1, '0')
  return `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`.replace(/\.?0+$/, '')
}

/** The mirror of a blue invoice: amounts and quantities below zero, and in the remark what it takes back and under which confirmation. */
export function redContent(blue: einvoice.InvoiceContent, { number, letterId, now }: { number: string; letterId: string; now: Date }): einvoice.InvoiceContent {
  const negative = (quantity: string) => (quantity === '' ? '' : `-${quantity}`)
  return {
    ...blue, isRed: true, netFen: -blue.netFen, taxFen: -blue.taxFen, grossFen: -blue.grossFen, capitals: chineseCapitals(-blue.grossFen), requestedAt: formatInstant(now),
    items: blue.items.map((item) => ({ ...item, quantity: negative(item.quantity), netFen: -item.netFen, taxFen: -item.taxFen, grossFen: -item.grossFen })),
    remark: `被红冲蓝字数电发票号码：${number} 红字发票信息确认单编号：${letterId}`,
  }
}

const MAX_REMARK = 200

/** 户号 and months of what was paid, as far as there is room. */
export function remarkOf(payments: readonly { billKey: string; billMonth: string }[]): string {
  const parts = [...new Set(payments.map(({ billKey, billMonth }) => `户号 ${billKey}${billMonth ? ` 账期 ${billMonth.slice(0, 4)}-${billMonth.slice(4)}` : ''}`))]
  const text = parts.join('；')
  return text.length <= MAX_REMARK ? text : `${text.slice(0, MAX_REMARK)}…`
}
