/** The port over gbktcp: a connection for each question. Says only what the answer proves: anything unreadable is GARBLED, and the outcome stays open. */
import { ok } from '@/lib/kernel/result'
import { FEE_ITEMS, READ_TYPES, type ChargeReceipt, type ConfirmAnswer, type WaterGateway } from '../port'
import { ask, GARBLED, refused, type Reading } from './ask'
import { ORDER_STATE, type ResponseOf } from './transactions'

const NOTHING = { info: {}, rows: [] }

export const gbktcpGateway: WaterGateway = {
  query: (call, { billKey, beginNum, queryNum }) =>
    ask(call, 'query', 'arrears', billKey, NOTHING, ({ rows }, { userName }) => {
      const items = rows.map(({ month, volumeM3, amountFen }) => ({ customerName: userName, balanceFen: 0n, payAmountFen: amountFen, beginMonth: month, endMonth: month, billNo: month, volumeM3 }))
      return items.length === 0 ? refused('EQ0005') : ok({ total: items.length, items: items.slice(beginNum - 1, beginNum - 1 + queryNum) })
    }),
  charge: (call, { billKey, billNo, transactionId, payAmountFen, payDate, attach }) => {
    const rows = attach.split('|').filter((month) => /^\d{6}$/.test(month)).map((month) => ({ month }))
    const info = { orderNo: billNo, transactionId, amountFen: payAmountFen, paidAt: payDate }
    return ask(call, 'charge', 'credit', billKey, { info, rows }, (answer) => readReceipt(answer.info, { billNo, payAmountFen }))
  },
  confirm: (call, { billKey, billNo, transactionId, payAmountFen }) =>
    ask(call, 'confirm', 'confirm', billKey, { info: { orderNo: billNo, transactionId, amountFen: payAmountFen }, rows: [] }, ({ info }) => readConfirmation(info, { billNo, payAmountFen })),
  refund: (call, { billKey, billNo, transactionId }) =>
    ask(call, 'refund', 'reverse', billKey, { info: { orderNo: billNo, transactionId, reason: '冲正' }, rows: [] }, ({ info }) => (info.orderNo === billNo ? ok(null) : GARBLED)),
  refundPart: (call, { billKey, billNo, ...part }) => ask(call, 'refundPart', 'refundPart', billKey, { info: { orderNo: billNo, ...part }, rows: [] }, () => ok(null)),
  paidParts: (call, { billKey, billNo, transactionId }) =>
    ask(call, 'paidParts', 'paidParts', billKey, { info: { orderNo: billNo, transactionId }, rows: [] }, ({ info, rows }) => {
      const parts = rows.map(({ month, item, amountFen }) => ({ billNo: month, item: nth(FEE_ITEMS, item), amountFen }))
      return ok({ prepaidFen: info.prepaidFen, parts })
    }),
  profile: (call, { billKey }) =>
    ask(call, 'profile', 'profile', billKey, NOTHING, ({ info }, { userName, userAddress }) => ok({ customerMasked: userName, addressMasked: userAddress, ...info })),
  sendCode: (call, { billKey }) => ask(call, 'sendCode', 'sendCode', billKey, NOTHING, ({ info }) => ok(info)),
  checkCode: (call, { billKey, code }) => ask(call, 'checkCode', 'checkCode', billKey, { info: { code }, rows: [] }, () => ok(null)),
  checkId: (call, { billKey, idTail }) => ask(call, 'checkId', 'checkId', billKey, { info: { idTail }, rows: [] }, () => ok(null)),
  usage: (call, { billKey, months }) =>
    ask(call, 'usage', 'usage', billKey, { info: { months }, rows: [] }, ({ rows }) => ok(rows.map(({ readType, ...row }) => ({ ...row, readType: nth(READ_TYPES, readType) })))),
  bills: (call, { billKey, ...page }) =>
    ask(call, 'bills', 'billDetails', billKey, { info: page, rows: [] }, ({ info, rows }) => ok({ total: info.total, items: rows.map((row) => ({ billNo: row.endMonth, ...row })) })),
}

/** Figures from 1, which the layout has checked. */
const nth = <T>(values: readonly T[], figure: string): T => values[Number.parseInt(figure, 10) - 1] as T

type Asked = { billNo: string; payAmountFen: bigint }

function readReceipt({ orderNo, amountFen, paidAt, receiptNo }: ResponseOf<'credit'>['info'], asked: Asked): Reading<ChargeReceipt> {
  if (orderNo !== asked.billNo || amountFen !== asked.payAmountFen) return GARBLED
  return ok({ billNo: orderNo, payDate: paidAt, payAmountFen: amountFen, channelBillNo: receiptNo })
}

function readConfirmation({ state, ...info }: ResponseOf<'confirm'>['info'], asked: Asked): Reading<ConfirmAnswer> {
  if (state === ORDER_STATE.UNKNOWN) return ok({ state: 'NOT_FOUND' })
  if (info.orderNo !== asked.billNo) return GARBLED
  if (state === ORDER_STATE.REVERSED) return ok({ state: 'REVERSED' })
  const receipt = info.paidAt === '' || info.receiptNo === '' ? GARBLED : readReceipt(info, asked)
  return receipt.ok ? ok({ state: 'CREDITED', receipt: receipt.value }) : receipt
}
