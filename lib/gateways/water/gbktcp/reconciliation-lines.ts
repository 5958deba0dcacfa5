import { code, count, day, fen, figures, moment, serial, text } from './fields'

/** The first line of a day's file: how many payments follow, and what they come to. */
export const SUMS = { day: day(), lines: count(10), totalFen: fen(18, ' ') }

export const PAYMENT = {
  paidAt: moment(),
  orderNo: code(30, 'RIGHT'),
  orderFen: fen(18, ' '),
  paidFen: fen(18, ' '),
  feeFen: fen(18, ' '),
  incomeFen: fen(18, ' '),
  merchantOrderNo: code(50),
  kind: text(20),
}
export const PAYMENT_LINE = { lineNo: serial(6), ...PAYMENT }

/** 1: only the collector has it, 2: only the company, 3: both, but with other amounts. */
export const DIFFERENCE_KIND = { ONLY_COLLECTOR: '1', ONLY_COMPANY: '2', AMOUNT: '3' } as const
export const DIFFERENCE = { orderNo: code(30), kind: figures(1, /^[123]$/), collectorFen: fen(13), companyFen: fen(13) }

/** Under 64 KB with their head. */
export const MAX_PART_LINES = 300
