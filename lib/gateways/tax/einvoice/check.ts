/** What an invoice must be beside well formed: the schema of ours. Pure. */
import type { InvoiceContent } from './codec'
import type { InvoiceItem } from './shapes'

export type EInvoiceFault = 'LINE_SUM' | 'LINE_TAX' | 'TOTALS' | 'SIGN' | 'SPECIAL_BUYER' | 'SPECIAL_LINE' | 'SELLER_TAX_ID'

/** Between net × rate and tax a line may be off by so much: bureaus take ±0.06 yuan. */
const TOLERANCE_FEN = 6n

/** Every rule that is broken, each once; none: it can be kept. */
export function checkEInvoice(invoice: InvoiceContent): EInvoiceFault[] {
  const { items, netFen, taxFen, grossFen, kind, isRed, buyer, seller } = invoice
  const sum = (pick: (one: InvoiceItem) => bigint) => items.reduce((total, one) => total + pick(one), 0n)
  const amounts = [grossFen, ...items.flatMap((one) => [one.netFen, one.grossFen])]
  const rules: [EInvoiceFault, boolean][] = [
    ['SELLER_TAX_ID', seller.taxId !== ''],
    ['LINE_SUM', items.every((one) => one.netFen + one.taxFen === one.grossFen)],
    ['LINE_TAX', items.every(isTaxPlausible)],
    ['TOTALS', netFen + taxFen === grossFen && sum((one) => one.netFen) === netFen && sum((one) => one.taxFen) === taxFen],
    ['SIGN', amounts.every((amount) => (isRed ? amount < 0n : amount > 0n))],
    ['SPECIAL_BUYER', kind === 'ORDINARY' || buyer.taxId !== ''],
    ['SPECIAL_LINE', kind === 'ORDINARY' || items.every(({ rate }) => typeof rate === 'number' && rate > 0)],
  ]
  return rules.flatMap(([fault, isKept]) => (isKept ? [] : [fault]))
}

function isTaxPlausible({ netFen, taxFen, rate }: InvoiceItem): boolean {
  if (typeof rate === 'string') return taxFen === 0n
  const off = netFen * BigInt(rate) - taxFen * 10_000n
  return off <= TOLERANCE_FEN * 10_000n && off >= -TOLERANCE_FEN * 10_000n
}
