/** From what is left of payments to invoices: one a seller, and for a special application two, since only taxed lines can be special (rule I4). Pure. */
import { FEE_ITEMS } from '@/lib/gateways/water'
import { sumFen } from '@/lib/kernel/money'
import { linesByInvoice, taxLine, type TaxLine } from '../tax'
import type { ChosenPayment } from './chosen-payments'
import type { LeftPart, PaidFor } from './paid-parts'
import type { InvoiceKind } from './schemas'

export type Planned = { companyCode: string; kind: InvoiceKind; lines: TaxLine[]; parts: LeftPart[]; payments: ChosenPayment[]; volumeM3: number | null }

/** One line an item, whatever it was paid with. */
function taxLinesOf(parts: readonly LeftPart[]): TaxLine[] {
  return FEE_ITEMS.map((item) => taxLine(item, sumFen(parts.filter((part) => part.item === item).map(({ grossFen }) => grossFen)))).filter(({ grossFen }) => grossFen > 0n)
}

export function planInvoices(paid: readonly PaidFor[], left: readonly LeftPart[], kind: InvoiceKind): Planned[] {
  const companies = [...new Set(paid.map(({ payment }) => payment.companyCode))].sort()
  return companies.flatMap((companyCode) => {
    const own = paid.filter(({ payment }) => payment.companyCode === companyCode)
    const parts = left.filter(({ paymentId }) => own.some(({ payment }) => payment.id === paymentId))
    const { special, ordinary } = linesByInvoice(taxLinesOf(parts), kind === 'SPECIAL')
    const make = (of: InvoiceKind, lines: TaxLine[]): Planned[] => {
      const mine = parts.filter(({ item }) => lines.some((line) => line.kind === item))
      return lines.length === 0 ? [] : [{ companyCode, kind: of, lines, parts: mine, payments: own.map(({ payment }) => payment), volumeM3: volumeOf(own, mine) }]
    }
    return [...make('SPECIAL', special), ...make('ORDINARY', ordinary)]
  })
}

/** Only of payments of which everything is invoiced now. */
function volumeOf(own: readonly PaidFor[], parts: readonly LeftPart[]): number | null {
  const isWhole = own.every(({ payment, byItem }) => parts.filter(({ paymentId }) => paymentId === payment.id).every(({ item, grossFen }) => byItem.get(item) === grossFen))
  return isWhole && own.every(({ volumeM3 }) => volumeM3 !== null) ? own.reduce((sum, { volumeM3 }) => sum + (volumeM3 ?? 0), 0) : null
}
