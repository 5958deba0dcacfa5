/** The trades of gbktcp as operations of a company, and what it says to them as their bodies. A bill is its last month here, with which the company's own numbers begin. */
import { FEE_ITEMS, gbktcp, READ_TYPES, type Asked, type SaidOf } from '@/lib/gateways/water'
import { ALL_ROWS } from '../verbs/verb'

/** Those that are about a number and that the platform asks as well. */
export type Trade = Exclude<gbktcp.DecodedRequest, { operation: 'reconcile' }>
type Named = { userName: string; userAddress: string }
type Translated = Exclude<Trade['operation'], 'bills'>
type Said<O extends gbktcp.Operation> = { user?: Named; body: gbktcp.ResponseOf<O> }

const NOTHING = { body: { info: {}, rows: [] as never[] } }
const monthOf = (billNo: string): string => billNo.slice(0, 6)
const figureOf = <T>(values: readonly T[], value: T): string => `${values.indexOf(value) + 1}`

export function toAsked(trade: Exclude<Trade, { operation: 'bills' }>): Asked {
  const { operation, body } = trade
  switch (operation) {
    case 'arrears':
      return { operation: 'query', question: { beginNum: 1, queryNum: ALL_ROWS } }
    case 'credit': {
      const { orderNo: billNo, amountFen: payAmountFen, paidAt: payDate, transactionId } = body.info
      return { operation: 'charge', question: { billNo, transactionId, payAmountFen, payDate, customerName: '', attach: body.rows.map(({ month }) => month).join('|'), billMonth: '' } }
    }
    case 'confirm':
      return { operation: 'confirm', question: { billNo: body.info.orderNo, transactionId: body.info.transactionId, payAmountFen: body.info.amountFen } }
    case 'reverse':
      return { operation: 'refund', question: { billNo: body.info.orderNo, transactionId: body.info.transactionId, attach: '' } }
    case 'refundPart': {
      const { orderNo: billNo, ...part } = body.info
      return { operation: 'refundPart', question: { billNo, ...part } }
    }
    case 'paidParts':
      return { operation: 'paidParts', question: { billNo: body.info.orderNo, transactionId: body.info.transactionId } }
    case 'billDetails':
      return { operation: 'bills', question: body.info }
    default:
      return { operation, question: body.info } as Asked
  }
}

type Answers = { [O in Translated]: (said: never, asked: gbktcp.RequestOf<O>) => Said<O> }

const ANSWERS = {
  arrears: ({ items }: SaidOf<'query'>) => {
    const rows = items.map(({ endMonth, payAmountFen, volumeM3 = 0 }) => ({ month: endMonth, volumeM3, amountFen: payAmountFen }))
    return { body: { info: { totalFen: rows.reduce((sum, { amountFen }) => sum + amountFen, 0n) }, rows } }
  },
  credit: ({ billNo, payDate, payAmountFen, channelBillNo }: SaidOf<'charge'>) => ({ body: { info: { orderNo: billNo, paidAt: payDate, amountFen: payAmountFen, receiptNo: channelBillNo }, rows: [] } }),
  confirm: (said: SaidOf<'confirm'>, { info: { orderNo } }) => ({ body: { info: confirmation(said, orderNo), rows: [] } }),
  reverse: (_: null, { info: { orderNo } }) => ({ body: { info: { orderNo, reversalNo: `R${orderNo.slice(-29)}` }, rows: [] } }),
  profile: ({ customerMasked: userName, addressMasked: userAddress, ...info }: SaidOf<'profile'>) => ({ user: { userName, userAddress }, body: { info, rows: [] } }),
  sendCode: (info: SaidOf<'sendCode'>) => ({ body: { info, rows: [] } }),
  checkCode: () => NOTHING,
  checkId: () => NOTHING,
  usage: (months: SaidOf<'usage'>) => ({ body: { info: {}, rows: months.map(({ readType, ...row }) => ({ ...row, readType: figureOf(READ_TYPES, readType) })) } }),
  billDetails: ({ total, items }: SaidOf<'bills'>) => ({ body: { info: { total }, rows: items } }),
  refundPart: () => NOTHING,
  paidParts: ({ prepaidFen, parts }: SaidOf<'paidParts'>) => ({
    body: { info: { prepaidFen }, rows: parts.map(({ billNo, item, amountFen }) => ({ month: monthOf(billNo), item: figureOf(FEE_ITEMS, item), amountFen })) },
  }),
} satisfies Answers

function confirmation(said: SaidOf<'confirm'>, orderNo: string): gbktcp.ResponseOf<'confirm'>['info'] {
  const blank = { orderNo: '', paidAt: '', amountFen: 0n, receiptNo: '' }
  if (said.state === 'NOT_FOUND') return { state: gbktcp.ORDER_STATE.UNKNOWN, ...blank }
  if (said.state === 'REVERSED') return { state: gbktcp.ORDER_STATE.REVERSED, ...blank, orderNo }
  const { payDate: paidAt, payAmountFen: amountFen, channelBillNo: receiptNo } = said.receipt
  return { state: gbktcp.ORDER_STATE.CREDITED, orderNo, paidAt, amountFen, receiptNo }
}

/** `user`: what the head says; masked where the operation masks. */
export function toAnswer(trade: Trade, said: unknown, user: Named): { user: Named; body: gbktcp.ResponseOf<gbktcp.Operation> } {
  const answer = ANSWERS[trade.operation as Translated] as (said: unknown, asked: unknown) => Said<gbktcp.Operation>
  return { user, ...answer(said, trade.body) }
}
