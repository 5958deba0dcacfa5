/**
 * The transactions of wxlifepay, their elements in the order in which they are written. `<info>` opens with bill_key and
 * company_id, `rows` are repeated `<data>` after the other elements. Amounts are fen.
 *
 * From public documents (DOMAIN §0.2: pay.weixin.qq.com/doc/v3/merchant/4013841104 and the utility-side models of
 * lanzeyang/demo_csharp): query, charge, confirm, refund. `attach` of a queried row is the company's bill number.
 *
 * Ours, since no public document lays them out: SIMPROFILE (masked holder and address, what is owed), SIMSENDCODE and
 * SIMCHECKCODE (ownership by a code to the phone on file), SIMCHECKID (by the last four of the holder's ID card), SIMUSAGE (the last months, oldest first), SIMBILLS (newest first,
 * settled ones too), SIMPAID (what stands of a credited order, by bill and fee item), SIMREFUND (part of a credited order back, since refund is 冲正 of the whole; a refund_no that was refused with SIM0010 stays refused). Also ours: the ret_code inside `<info>` of confirm is SIM0006 for an order the company does not know and
 * SIM0007 for a reversed one (the ES list is not public), and then the receipt's elements may be missing.
 */
import { BILL_NO, FEE_ITEMS, READ_TYPES, type WaterOperation } from '../port'
import { count, day, fen, matching, month, oneOf, optionalText, text, type Shape, type ValueOf } from '../../xml'

export type Transaction = { request: Shape; response: Shape; rows: Shape }

const receiptNumber = /^[\x21-\x7e]{1,64}$/
const moment = /^\d{14}$/
const page = { beginNum: count('begin_num'), queryNum: count('query_num') }

export const TRANSACTIONS = {
  query: {
    request: page,
    response: { total: count('total_num') },
    rows: {
      customerName: text('customer_name'),
      balanceFen: fen('balance'),
      payAmountFen: fen('pay_amount'),
      beginMonth: month('begin_date'),
      endMonth: month('end_date'),
      billNo: text('attach'),
    },
  },
  charge: {
    request: {
      billNo: matching('bill_no', receiptNumber),
      transactionId: matching('transaction_id', receiptNumber),
      payDate: matching('pay_date', moment),
      customerName: text('customer_name'),
      payAmountFen: fen('pay_amount'),
      attach: text('attach'),
      billMonth: text('bill_month'),
    },
    response: {
      billNo: matching('bill_no', receiptNumber),
      payDate: matching('pay_date', moment),
      payAmountFen: fen('pay_amount'),
      channelBillNo: matching('channel_bill_no', receiptNumber),
    },
    rows: {},
  },
  confirm: {
    request: {
      transactionId: matching('transaction_id', receiptNumber),
      billNo: matching('bill_no', receiptNumber),
      payAmountFen: fen('pay_amount'),
    },
    response: {
      retCode: text('ret_code'),
      errMsg: optionalText('err_msg'),
      billNo: optionalText('bill_no'),
      payDate: optionalText('pay_date'),
      payAmount: optionalText('pay_amount'),
      channelBillNo: optionalText('channel_bill_no'),
    },
    rows: {},
  },
  refund: {
    request: {
      billNo: matching('bill_no', receiptNumber),
      transactionId: matching('transaction_id', receiptNumber),
      attach: text('attach'),
    },
    response: {},
    rows: {},
  },
  SIMREFUND: {
    request: {
      billNo: matching('bill_no', receiptNumber),
      transactionId: matching('transaction_id', receiptNumber),
      refundNo: matching('refund_no', receiptNumber),
      refundAmountFen: fen('refund_amount'),
    },
    response: {},
    rows: {},
  },
  SIMPAID: {
    request: {
      billNo: matching('bill_no', receiptNumber),
      transactionId: matching('transaction_id', receiptNumber),
    },
    response: { prepaidFen: fen('prepaid_amount') },
    rows: { billNo: matching('bill_no', BILL_NO), item: oneOf('fee_item', FEE_ITEMS), amountFen: fen('amount') },
  },
  SIMPROFILE: {
    request: {},
    response: {
      customerMasked: text('customer_masked'),
      addressMasked: text('address_masked'),
      people: count('people'),
      balanceFen: fen('balance'),
      dueFen: fen('due_amount'),
    },
    rows: {},
  },
  SIMSENDCODE: {
    request: {},
    response: { phoneMasked: text('phone_masked'), expiresInSeconds: count('expires_in'), againInSeconds: count('again_in') },
    rows: {},
  },
  SIMCHECKCODE: { request: { code: text('code') }, response: {}, rows: {} },
  SIMCHECKID: { request: { idTail: matching('id_tail', /^\d{3}[\dX]$/) }, response: {}, rows: {} },
  SIMUSAGE: {
    request: { months: count('months') },
    response: {},
    rows: { month: month('month'), volumeM3: count('volume'), readType: oneOf('read_type', READ_TYPES) },
  },
  SIMBILLS: {
    request: page,
    response: { total: count('total_num') },
    rows: {
      billNo: matching('bill_no', BILL_NO),
      beginMonth: month('begin_date'),
      endMonth: month('end_date'),
      issuedOn: day('issue_date'),
      dueOn: day('due_date'),
      volumeM3: count('volume'),
      usedBeforeM3: count('used_before'),
      amountFen: fen('amount'),
      lateFeeFen: fen('late_fee'),
      paidFen: fen('paid_amount'),
      lateFeePaidFen: fen('late_fee_paid'),
    },
  },
} as const satisfies Record<string, Transaction>

export type Trancode = keyof typeof TRANSACTIONS
export type RequestOf<T extends Trancode> = ValueOf<(typeof TRANSACTIONS)[T]['request']>
export type ResponseOf<T extends Trancode> = {
  info: ValueOf<(typeof TRANSACTIONS)[T]['response']>
  rows: ValueOf<(typeof TRANSACTIONS)[T]['rows']>[]
}

/** What the platform asks with each. */
export const OPERATION_OF = {
  query: 'query',
  charge: 'charge',
  confirm: 'confirm',
  refund: 'refund',
  SIMREFUND: 'refundPart',
  SIMPAID: 'paidParts',
  SIMPROFILE: 'profile',
  SIMSENDCODE: 'sendCode',
  SIMCHECKCODE: 'checkCode',
  SIMCHECKID: 'checkId',
  SIMUSAGE: 'usage',
  SIMBILLS: 'bills',
} as const satisfies Record<Trancode, WaterOperation>

/** Transactions whose answer is the head only. */
export const HEAD_ONLY: readonly Trancode[] = ['refund']

export function isTrancode(code: string): code is Trancode {
  return Object.hasOwn(TRANSACTIONS, code)
}
