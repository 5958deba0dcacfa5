import { gbktcp } from '@/lib/gateways/water'
import { sumFen } from '@/lib/kernel/money'
import type { SimCtx } from '../../sim-ctx'
import type { Known } from '../desk'
import { refusal, sealed, userOf, type GbktcpAnswer } from './answer'

type Part = gbktcp.RequestOf<'reconcile'>
type Line = Part['rows'][number]
type Difference = gbktcp.ResponseOf<'reconcile'>['rows'][number]
type OwnOrder = { orderNo: string; amountFen: bigint }

/** More than a day of a company here ever has; a longer file is refused before it is kept. */
const MAX_LINES = 20_000
/** Differences that fit an answer; nobody mends more by hand. */
const MAX_SHOWN = 500

/** A day's file while it comes: parts in their order, lines without a gap, and sums that are theirs. */
export class DayFile {
  #lines: Line[] = []
  #parts = 0

  /** Refusals: 001 for a file that does not hang together. */
  async take(sim: SimCtx, { company }: Known, head: gbktcp.RequestHead, { info, rows }: Part): Promise<GbktcpAnswer> {
    const expected = this.#lines.length
    const isNext = info.part === this.#parts + 1 && info.part <= info.parts && rows.every(({ lineNo }, n) => lineNo === expected + n + 1)
    if (!isNext || expected + rows.length > MAX_LINES) return refusal(head, 'EQ0001')
    this.#lines.push(...rows)
    this.#parts += 1
    if (info.part < info.parts) return 'MORE'
    if (this.#lines.length !== info.lines || sumFen(this.#lines.map(({ paidFen }) => paidFen)) !== info.totalFen) return refusal(head, 'EQ0001')
    const own = await ordersOf(sim, company.code, info.day)
    const body = { info: { day: info.day, lines: own.length, totalFen: sumFen(own.map(({ amountFen }) => amountFen)) }, rows: compare(this.#lines, own).slice(0, MAX_SHOWN) }
    return sealed(head, gbktcp.encodeResponse('reconcile', userOf(head, '', ''), body))
  }
}

/** What the platform has credited here on a day; what was paid over the counter is none of its business. */
function ordersOf({ db }: SimCtx, companyCode: string, day: string): Promise<OwnOrder[]> {
  return db.query<OwnOrder>(
    `SELECT bill_no AS "orderNo", amount_fen AS "amountFen" FROM sim_water.pay_order
     WHERE company_code = $1::text AND state = 2 AND transaction_id <> '' AND left(pay_date, 8) = $2::text ORDER BY bill_no`,
    [companyCode, day],
  )
}

function compare(lines: readonly Line[], own: readonly OwnOrder[]): Difference[] {
  const theirs = new Map(lines.map(({ merchantOrderNo, paidFen }) => [merchantOrderNo, paidFen]))
  const ours = new Map(own.map(({ orderNo, amountFen }) => [orderNo, amountFen]))
  const numbers = [...new Set([...theirs.keys(), ...ours.keys()])].sort()
  return numbers.flatMap((orderNo) => {
    const [collectorFen, companyFen] = [theirs.get(orderNo), ours.get(orderNo)]
    if (collectorFen === companyFen) return []
    const kind = companyFen === undefined ? gbktcp.DIFFERENCE_KIND.ONLY_COLLECTOR : collectorFen === undefined ? gbktcp.DIFFERENCE_KIND.ONLY_COMPANY : gbktcp.DIFFERENCE_KIND.AMOUNT
    return [{ orderNo, kind, collectorFen: collectorFen ?? 0n, companyFen: companyFen ?? 0n }]
  })
}
