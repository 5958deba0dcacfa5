import { ok } from '@/lib/kernel/result'
import { readOrder } from '../read-order'
import { refuse, type Verb } from './verb'

/** 销帐结果查询: whether the order stands. Refusals: EQ0001 when the bill_no is another order's. */
export const confirm: Verb<'confirm'> = async (desk, { billNo, transactionId, payAmountFen }) => {
  const order = await readOrder(desk, billNo)
  if (!order) return ok({ state: 'NOT_FOUND' })
  if (order.billKey !== desk.customer.billKey || order.transactionId !== transactionId) return refuse('EQ0001')
  if (order.isReversed) return ok({ state: 'REVERSED' })
  if (order.amountFen !== payAmountFen) return refuse('EQ0001')
  const { payDate, channelBillNo } = order
  return ok({ state: 'CREDITED', receipt: { billNo, payDate, payAmountFen, channelBillNo } })
}
