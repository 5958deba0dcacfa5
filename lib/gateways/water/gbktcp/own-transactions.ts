/**
 * What no public document lays out, in the manner of the rest: trade codes that begin with 9. Whose number it is (91), ownership by a code to the phone on
 * file (92, 93) or by the last four of the holder's ID card (94), usage (95, oldest first), bills in full (96, newest first, settled ones too), part of an
 * order back (97, once for each refundNo), and what stands of an order by bill and fee item (98).
 */
import { code, count, day, fen, figures, month } from './fields'

const ORDER_NUMBERS = { orderNo: code(30), transactionId: code(32) }
const NOTHING = { fields: {}, rows: null }

export const OWN_TRANSACTIONS = {
  /** Name and address in the head are masked here. */
  profile: { tradeCode: '91', request: NOTHING, response: { fields: { people: count(3), balanceFen: fen(13), dueFen: fen(13) }, rows: null } },
  sendCode: { tradeCode: '92', request: NOTHING, response: { fields: { phoneMasked: code(20), expiresInSeconds: count(5), againInSeconds: count(5) }, rows: null } },
  checkCode: { tradeCode: '93', request: { fields: { code: code(6) }, rows: null }, response: NOTHING },
  checkId: { tradeCode: '94', request: { fields: { idTail: figures(4, /^\d{3}[\dX]$/) }, rows: null }, response: NOTHING },
  /** How it was read: 1 by somebody, 2 estimated, 3 by the holder. */
  usage: {
    tradeCode: '95',
    request: { fields: { months: count(3) }, rows: null },
    response: { fields: {}, rows: { count: count(3), fields: { month: month(), volumeM3: count(10), readType: figures(1, /^[123]$/) } } },
  },
  billDetails: {
    tradeCode: '96',
    request: { fields: { beginNum: count(6), queryNum: count(4) }, rows: null },
    response: {
      fields: { total: count(6) },
      rows: {
        count: count(3),
        fields: {
          beginMonth: month(), endMonth: month(), issuedOn: day(), dueOn: day(), volumeM3: count(10), usedBeforeM3: count(10),
          amountFen: fen(13), lateFeeFen: fen(13), paidFen: fen(13), lateFeePaidFen: fen(13),
        },
      },
    },
  },
  refundPart: { tradeCode: '97', request: { fields: { ...ORDER_NUMBERS, refundNo: code(64), refundAmountFen: fen(13) }, rows: null }, response: NOTHING },
  /** Fee items in the order of the port: 1 water, 2 resource, 3 sewage, 4 garbage, 5 late fee. */
  paidParts: {
    tradeCode: '98',
    request: { fields: ORDER_NUMBERS, rows: null },
    response: { fields: { prepaidFen: fen(13) }, rows: { count: count(4), fields: { month: month(), item: figures(1, /^[1-5]$/), amountFen: fen(13) } } },
  },
} as const
