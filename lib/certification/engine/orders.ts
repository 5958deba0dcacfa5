import { formatCompact } from '@/lib/kernel/calendar'
import type { ArrearsItem, ChargeRequest } from '@/lib/gateways/water'
import type { Settings, Surroundings } from './settings'

/** Numbers of messages that come after those of a run that was broken off. */
const SECOND_HALF = 50_000_000

/** By this a company tells orders of a certification from those of residents. */
export const MARK = 'CERT'

export type Order = ChargeRequest

/** What an order names of the bill that it pays first. */
export type FirstBill = Pick<ArrearsItem, 'billNo' | 'customerName' | 'endMonth'>

/** An order under the number it was sent for. `isCredited`: the company has said yes, and not reversed it since. `isAstray`: the number is not the order's own. */
export type Sent = { readonly order: Order; isCredited: boolean; readonly isAstray: boolean }

/** Numbers of one run: none comes twice, and none is another run's. */
export class Numbers {
  #messages: number
  #orders: number

  constructor(private readonly around: Pick<Surroundings, 'now' | 'runNo'>, numbered = { messages: 0, orders: 0 }) {
    this.#messages = numbered.messages
    this.#orders = numbered.orders
  }

  get orders(): number {
    return this.#orders
  }
  get numbered() {
    return { messages: this.#messages, orders: this.#orders }
  }
  /** So many orders have been numbered before. */
  set begunWith(orders: number) {
    this.#orders = orders
    this.#messages = SECOND_HALF
  }

  /** Eighteen figures. */
  sequence(): string {
    return `${this.around.runNo.slice(-10)}${`${++this.#messages}`.padStart(8, '0')}`
  }

  order(settings: Settings, billKey: string, amountFen: bigint, bill: FirstBill | null): Order {
    const serial = `${this.around.runNo}${`${++this.#orders}`.padStart(4, '0')}`
    return {
      billKey,
      billNo: `${MARK}${serial}`,
      transactionId: `${MARK}42${serial}`,
      payDate: formatCompact(this.around.now()),
      customerName: bill?.customerName ?? '',
      payAmountFen: amountFen,
      attach: billKey === settings.numbers.unpaid ? (bill?.billNo ?? '') : '',
      billMonth: bill?.endMonth ?? '',
    }
  }
}
