/** From a gross amount to net and tax, line by line (DOMAIN.md §3.3). All in fen. */
import type { FeeItem } from '@/lib/gateways/water'
import { invariant } from '@/lib/kernel/invariant'
import { TREATMENTS, type Treatment } from './treatment'

const WHOLE = 10_000n

export type Split = { netFen: bigint; taxFen: bigint }
/** `rate` in 10,000ths. */
export type TaxLine = Split & { kind: FeeItem; grossFen: bigint; status: Treatment['status']; rate: number }
export type TaxTotals = Split & { grossFen: bigint }

/** tax = round(gross × rate / (1 + rate)), half a fen away from zero; net = gross − tax. `rate` in 10,000ths. Works below zero too: red is the mirror of blue. */
export function splitTax(grossFen: bigint, rate: number): Split {
  invariant(Number.isInteger(rate) && rate >= 0 && rate < 10_000, 'a rate of tax')
  const [size, sign] = grossFen < 0n ? [-grossFen, -1n] : [grossFen, 1n]
  const whole = WHOLE + BigInt(rate)
  const tax = sign * ((2n * size * BigInt(rate) + whole) / (2n * whole))
  return { netFen: grossFen - tax, taxFen: tax }
}

/** One line an invoice, of the amounts of one kind. */
export function taxLine(kind: FeeItem, grossFen: bigint): TaxLine {
  const { status, rate } = TREATMENTS[kind]
  return { kind, grossFen, status, rate, ...splitTax(grossFen, rate) }
}

/** The sums of the lines as rounded: an invoice's totals are never rounded again. */
export function taxTotals(lines: readonly TaxLine[]): TaxTotals {
  return lines.reduce((sum, line) => ({ grossFen: sum.grossFen + line.grossFen, netFen: sum.netFen + line.netFen, taxFen: sum.taxFen + line.taxFen }), { grossFen: 0n, netFen: 0n, taxFen: 0n })
}

/** A special invoice (专票) carries the taxable lines alone, an ordinary one what is left; to a person everything is on one ordinary invoice. */
export function linesByInvoice(lines: readonly TaxLine[], isSpecial: boolean): { special: TaxLine[]; ordinary: TaxLine[] } {
  const isTaxed = ({ kind }: TaxLine) => TREATMENTS[kind].status === 'TAXED'
  return isSpecial ? { special: lines.filter(isTaxed), ordinary: lines.filter((line) => !isTaxed(line)) } : { special: [], ordinary: [...lines] }
}
