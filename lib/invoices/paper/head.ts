/** The top of a sheet: QR code, title, seal, number and day. */
import encodeQR from 'qr'
import type { einvoice } from '@/lib/gateways/tax'
import { INK, label, line, SHEET, write, type Mark, type QrMark } from './marks'
import { qrText } from './qr-text'
import { seal } from './seal'

const TITLES = { SPECIAL: '电子发票（增值税专用发票）', ORDINARY: '电子发票（普通发票）' } as const
const MIDDLE = 105
const FACTS = { x: 153.5, size: 3.1 }
const QR = { x: 8, y: 6, size: 21 }

export const titleOf = ({ kind }: einvoice.EInvoice): string => TITLES[kind]

export function head(invoice: einvoice.EInvoice, page: number, pages: number): Mark[] {
  const half = invoice.kind === 'SPECIAL' ? 46 : 37
  const [year, month, day] = invoice.issuedOn.split('-')
  return [
    qr(qrText(invoice)),
    ...seal(invoice.bureauName, MIDDLE, 22.3),
    label(titleOf(invoice), MIDDLE, 9.9, { size: 6.4, anchor: 'middle' }),
    line(MIDDLE - half, 12.3, MIDDLE + half, 12.3, 0.35),
    line(MIDDLE - half, 13.1, MIDDLE + half, 13.1, 0.35),
    ...fact('发票号码：', invoice.number, 12),
    ...fact('开票日期：', `${year}年${month}月${day}日`, 18),
    ...(pages > 1 ? [label(`共${pages}页 第${page}页`, SHEET.right, 27, { anchor: 'end', size: FACTS.size })] : []),
  ]
}

function fact(name: string, value: string, y: number): Mark[] {
  const { x, size } = FACTS
  return [label(name, x, y, { size }), write(value, x + [...name].length * size, y, { size })]
}

function qr(text: string): QrMark {
  // The package gives no code without a border; the sheet is border enough.
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 }).slice(1, -1).map((row) => row.slice(1, -1))
  const runs = rows.flatMap((row, y) => darkRuns(row).map(([from, length]) => [from, y, length] as const))
  return { kind: 'qr', x: QR.x, y: QR.y, module: QR.size / rows.length, runs, color: INK.text }
}

function darkRuns(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (!isDark) continue
    if (last && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  }
  return runs
}
