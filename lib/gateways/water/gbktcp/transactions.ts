/**
 * The messages of a water company's socket protocol, byte by byte, in GB 18030. Amounts are fen, quantities whole m³.
 *
 * From a public code base (DOMAIN §7.1: lanzeyang/demo_csharp): the head of a response, the responses to 欠费查询 and 账单查询,
 * trade code 14, response code 000, the length and the `@@` of frame.ts. Its one sample shows what the layout does not say:
 * readings stand on the left, quantities and numbers of rows on the right behind spaces, and a tier without water is blank.
 * The amount of a row of arrears has no length there; it has that of every other amount, 13.
 *
 * Ours, in the same manner: the head of a request (交易码 2 | 代收方标识 10 | 用户代码 10 | 流水号 20 | 时间 14), trade codes other
 * than 14, 缴费, 查证 and 冲正 on both sides, and that a refusal ends after the head. A company of this kind has no numbers for
 * bills: a bill is its month.
 */
import { code, codeOrBlank, count, countOrBlank, fen, figures, moment, momentOrBlank, month, reading, text, type ValueOf } from './fields'
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
  /** 缴费: what was paid, and how much of it is for which month; what no row names is kept for bills to come. */
  credit: {
    tradeCode: '21',
    request: { fields: { ...ORDER, paidAt: moment() }, rows: { count: count(4), fields: { month: month(), amountFen: fen(13) } } },
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
    request: { fields: { ...ORDER, reason: text(60) }, rows: null },
    response: { fields: { orderNo: code(30), reversalNo: code(30) }, rows: null },
  },
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
