import { formatCompact } from '@/lib/kernel/calendar'
import type { ArrearsItem, ChargeRequest } from '@/lib/gateways/water'
import type { Settings, Surroundings } from './settings'

/** By this a company tells orders of a certification from those of residents. */
export const MARK = 'CERT'

/** OPEN: it may be credited. GONE: the company says that it is not, and cannot be any more. */
export type Order = ChargeRequest & { state: 'OPEN' | 'GONE' }

/** Numbers of one run: none comes twice, and none is another run's. */
export class Numbers {
  #messages = 0
  #orders = 0

  constructor(private readonly around: Pick<Surroundings, 'now' | 'runNo'>) {}

  /** Eighteen figures. */
  sequence(): string {
    return `${this.around.runNo.slice(-10)}${`${++this.#messages}`.padStart(8, '0')}`
  }

  order(settings: Settings, billKey: string, amountFen: bigint, bill: ArrearsItem | null): Order {
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
      state: 'OPEN',
    }
  }
}
