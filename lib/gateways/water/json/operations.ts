/**
 * The operations: `POST /v1/<name>`, what is asked and what is answered under `data`. They are ours, documented as ours; what they mean is
 * said in ../port.ts. Names are a thing in the plural and what is done with it.
 *
 * | of the port | name | |
 * |---|---|---|
 * | query | arrears.list | what is unpaid, oldest first |
 * | charge | payments.credit | 销账 |
 * | confirm | payments.confirm | what became of an order |
 * | refund | payments.reverse | 冲正 of the whole |
 * | refundPart | payments.refund | part of a credited order back |
 * | paidParts | payments.split | what an order has paid, by bill and fee item |
 * | profile | accounts.read | whose number it is, masked |
 * | sendCode | codes.send | to the phone on file |
 * | checkCode | codes.check | |
 * | checkId | holders.check | the last four of the holder's ID card |
 * | usage | readings.list | the last months, oldest first |
 * | bills | bills.list | newest first, settled ones too |
 *
 * Fen are decimal strings, months YYYYMM, days YYYYMMDD, moments YYYYMMDDhhmmss in Shanghai. Lists stand in `items`. Fields that nobody knows are
 * ignored. `data` is there in every message, if only as `{}`.
 */
import { z } from 'zod'
import { BILL_NO, FEE_ITEMS, type QuestionOf, type SaidOf, type WaterOperation } from '../port'
import { Count, Day, Fen, listOf, matching, Moment, Month, No, Nothing, some, text } from './fields'

type Operation<O extends WaterOperation> = { name: string; question: z.ZodType<QuestionOf<O>>; answer: z.ZodType<SaidOf<O>> }

const BillNo = matching(BILL_NO)
const Page = z.object({ beginNum: Count, queryNum: Count })
const Order = z.object({ billNo: No, transactionId: No })
const Receipt = z.object({ billNo: No, payDate: Moment, payAmountFen: Fen, channelBillNo: No })
const ArrearsItem = z.object({ customerName: text(), balanceFen: Fen, payAmountFen: Fen, beginMonth: Month, endMonth: Month, billNo: text() })
const Bill = z.object({
  billNo: BillNo,
  beginMonth: Month,
  endMonth: Month,
  issuedOn: Day,
  dueOn: Day,
  volumeM3: Count,
  usedBeforeM3: Count,
  amountFen: Fen,
  lateFeeFen: Fen,
  paidFen: Fen,
  lateFeePaidFen: Fen,
})

export const OPERATIONS = {
  query: { name: 'arrears.list', question: Page, answer: z.object({ total: Count, items: some(ArrearsItem) }) },
  charge: { name: 'payments.credit', question: Order.extend({ payDate: Moment, customerName: text(), payAmountFen: Fen, attach: text(), billMonth: text() }), answer: Receipt },
  confirm: {
    name: 'payments.confirm',
    question: Order.extend({ payAmountFen: Fen }),
    answer: z.discriminatedUnion('state', [z.object({ state: z.literal('CREDITED'), receipt: Receipt }), z.object({ state: z.literal('NOT_FOUND') }), z.object({ state: z.literal('REVERSED') })]),
  },
  refund: { name: 'payments.reverse', question: Order.extend({ attach: text() }), answer: Nothing },
  refundPart: { name: 'payments.refund', question: Order.extend({ refundNo: No, refundAmountFen: Fen }), answer: Nothing },
  paidParts: { name: 'payments.split', question: Order, answer: z.object({ prepaidFen: Fen, parts: some(z.object({ billNo: BillNo, item: z.enum(FEE_ITEMS), amountFen: Fen })) }) },
  profile: { name: 'accounts.read', question: z.object({}), answer: z.object({ customerMasked: text(), addressMasked: text(), people: Count, balanceFen: Fen, dueFen: Fen }) },
  sendCode: { name: 'codes.send', question: z.object({}), answer: z.object({ phoneMasked: text(), expiresInSeconds: Count, againInSeconds: Count }) },
  checkCode: { name: 'codes.check', question: z.object({ code: text() }), answer: Nothing },
  checkId: { name: 'holders.check', question: z.object({ idTail: z.string().regex(/^\d{3}[\dX]$/) }), answer: Nothing },
  usage: { name: 'readings.list', question: z.object({ months: Count }), answer: listOf(z.object({ month: Month, volumeM3: Count, readType: z.enum(['ACTUAL', 'ESTIMATED', 'SELF']) })) },
  bills: { name: 'bills.list', question: Page, answer: z.object({ total: Count, items: some(Bill) }) },
} as const satisfies { [O in WaterOperation]: Operation<O> }

export const OPERATION_NAMES = Object.keys(OPERATIONS) as WaterOperation[]

const HEAD = '/v1/'
export const SESSION_PATH = `${HEAD}session`
export const pathOf = (operation: WaterOperation): string => HEAD + OPERATIONS[operation].name

/** null: no address of an operation. */
export const operationAt = (path: string): WaterOperation | null => OPERATION_NAMES.find((operation) => pathOf(operation) === path) ?? null
