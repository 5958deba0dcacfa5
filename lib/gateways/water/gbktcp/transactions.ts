/**
 * The messages of a water company's socket protocol, byte by byte, in GB 18030. Amounts are fen, quantities whole m³.
 *
 * From a public code base (DOMAIN §7.1: lanzeyang/demo_csharp): the head of a response, the responses to 欠费查询 and 账单查询,
 * trade code 14, response code 000, the length and the `@@` of frame.ts. Its one sample shows what the layout does not say:
 * readings stand on the left, quantities and numbers of rows on the right behind spaces, and a tier without water is blank.
 * The amount of a row of arrears has no length there; it has that of every other amount, 13.
 *
 * Ours, in the same manner: the head of a request (交易码 2 | 代收方标识 10 | 用户代码 10 | 流水号 20 | 时间 14), trade codes other
 * than 14, 缴费, 查证, 冲正 and 对账 on both sides, and that a refusal ends after the head. A company of this kind has no numbers for
 * bills: a bill is its last month. What begins with 9 is in own-transactions.ts.
 */
import { code, codeOrBlank, count, countOrBlank, fen, figures, moment, momentOrBlank, month, reading, serial, text, type ValueOf } from './fields'
import { OWN_TRANSACTIONS } from './own-transactions'
import { DIFFERENCE, PAYMENT_LINE, SUMS } from './reconciliation-lines'
import type { Body, ValueOfBody } from './records'

export const REQUEST_HEAD = { tradeCode: figures(2), collector: code(10), userCode: code(10), sequence: code(20), sentAt: moment() }
export const RESPONSE_HEAD = { tradeCode: figures(2), responseCode: figures(3), collector: code(10), userCode: code(10), userName: text(100), userAddress: text(100) }

export const SUCCESS = '000'

/** 0: the company knows no such order. */
export const ORDER_STATE = { UNKNOWN: '0', CREDITED: '1', REVERSED: '2' } as const

/** Our number of the order, WeChat Pay's, and what was paid. */
const ORDER = { orderNo: code(30), transactionId: code(32), amountFen: fen(13) }
const RECEIPT = { orderNo: code(30), paidAt: moment(), amountFen: fen(13), receiptNo: code(30) }
const NOTHING = { fields: {}, rows: null }

type Transaction = { tradeCode: string; request: Body; response: Body }

export const TRANSACTIONS = {
  /** 欠费查询 */
  arrears: {
    tradeCode: '13',
    request: NOTHING,
    response: { fields: { totalFen: fen(13) }, rows: { count: count(4), fields: { month: month(), volumeM3: count(10), amountFen: fen(13) } } },
  },
  /** 账单查询: newest first. `status` 1: paid. */
  bills: {
    tradeCode: '14',
    request: NOTHING,
    response: {
      fields: {},
      rows: {
        count: count(3),
        fields: {
          month: month(),
          lastReadingM3: reading(10),
          readingM3: reading(10),
          volumeM3: count(10),
          firstTierM3: countOrBlank(10),
          firstTierFen: fen(13),
          secondTierM3: countOrBlank(10),
          secondTierFen: fen(13),
          thirdTierM3: countOrBlank(10),
          thirdTierFen: fen(13),
          sewageFen: fen(13),
          totalFen: fen(13),
          status: figures(1),
        },
      },
    },
  },
  /** 缴费: what was paid, and the bills it was meant for. The company pays them oldest first and keeps what is over for bills to come. */
  credit: {
    tradeCode: '21',
    request: { fields: { ...ORDER, paidAt: moment() }, rows: { count: count(4), fields: { month: month() } } },
    response: { fields: RECEIPT, rows: null },
  },
  /** 查证: blank but for its state when the company knows no such order. */
  confirm: {
    tradeCode: '22',
    request: { fields: ORDER, rows: null },
    response: { fields: { state: figures(1, /^[012]$/), orderNo: codeOrBlank(30), paidAt: momentOrBlank(), amountFen: fen(13), receiptNo: codeOrBlank(30) }, rows: null },
  },
  /** 冲正 of the whole. */
  reverse: {
    tradeCode: '23',
    request: { fields: { orderNo: ORDER.orderNo, transactionId: ORDER.transactionId, reason: text(60) }, rows: null },
    response: { fields: { orderNo: code(30), reversalNo: code(30) }, rows: null },
  },
  /**
   * 对账: the day's file (reconciliation.ts) in parts of at most MAX_PART_LINES lines, one after another over one connection; the user code of the head is
   * the collector's. Each part says the sums of the whole. Only the last is answered: the company's own sums, and where it differs.
   */
  reconcile: {
    tradeCode: '31',
    request: { fields: { ...SUMS, part: serial(4), parts: serial(4) }, rows: { count: count(4), fields: PAYMENT_LINE } },
    response: { fields: SUMS, rows: { count: count(4), fields: DIFFERENCE } },
  },
  ...OWN_TRANSACTIONS,
} as const satisfies Record<string, Transaction>

export type Operation = keyof typeof TRANSACTIONS
export type RequestOf<O extends Operation> = ValueOfBody<(typeof TRANSACTIONS)[O]['request']>
export type ResponseOf<O extends Operation> = ValueOfBody<(typeof TRANSACTIONS)[O]['response']>
export type RequestHead = ValueOf<typeof REQUEST_HEAD>
export type ResponseHead = ValueOf<typeof RESPONSE_HEAD>

export const OPERATIONS = Object.keys(TRANSACTIONS) as Operation[]

export function operationOf(tradeCode: string): Operation | null {
  return OPERATIONS.find((operation) => TRANSACTIONS[operation].tradeCode === tradeCode) ?? null
}
