/** The QR code of a digital invoice (DOMAIN.md §3.1). */
import type { einvoice } from '@/lib/gateways/tax'
import { fenToYuan } from '@/lib/kernel/money'

const KIND = { SPECIAL: '31', ORDINARY: '32' } as const

/** `01,<31|32>,,<number>,<gross in yuan>,<yyyyMMdd>,,<4 hex>`; code and check code of older invoices stay empty. */
export function qrText({ kind, number, grossFen, issuedOn }: einvoice.EInvoice): string {
  const said = ['01', KIND[kind], '', number, fenToYuan(grossFen), issuedOn.replaceAll('-', ''), ''].join(',')
  return `${said},${crc16(said)}`
}

/** CRC-16/CCITT (start FFFF). The bureau's polynomial is not published: this is ours, and no proof of anything. */
function crc16(text: string): string {
  let rest = 0xffff
  for (const byte of Buffer.from(text)) {
    rest ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) rest = (rest & 0x8000 ? (rest << 1) ^ 0x1021 : rest << 1) & 0xffff
  }
  return rest.toString(16).toUpperCase().padStart(4, '0')
}
