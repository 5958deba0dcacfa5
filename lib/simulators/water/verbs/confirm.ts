import { SIM_REFUSAL, wxlifepay } from '@/lib/gateways/water'
import { ok } from '@/lib/kernel/result'
import { readOrder, type Order } from '../read-order'
import { refuse, type Verb } from './verb'

/** 销帐结果查询. The order's own result is the ret_code inside `<info>`. Refusals: EQ0001 when the bill_no is another order's. */
export const confirm: Verb<'confirm'> = async (desk, asked) => {
  const order = await readOrder(desk, asked.billNo)
  if (!order) return answer(asked, SIM_REFUSAL.ORDER_NOT_FOUND, { payDate: '', channelBillNo: '' })
  if (order.billKey !== desk.customer.billKey || order.transactionId !== asked.transactionId) return refuse('EQ0001')
  if (order.isReversed) return answer(asked, SIM_REFUSAL.ORDER_REVERSED, order)
  return order.amountFen === asked.payAmountFen ? answer(asked, '0', order) : refuse('EQ0001')
}

type Code = '0' | typeof SIM_REFUSAL.ORDER_NOT_FOUND | typeof SIM_REFUSAL.ORDER_REVERSED

function answer(asked: wxlifepay.RequestOf<'confirm'>, retCode: Code, { payDate, channelBillNo }: Pick<Order, 'payDate' | 'channelBillNo'>) {
  const errMsg = retCode === '0' ? wxlifepay.SUCCESS_MESSAGE : wxlifepay.REFUSALS[retCode].cause
  const { billNo, payAmountFen } = asked
  return ok({ info: { retCode, errMsg, billNo, payDate, payAmount: payAmountFen.toString(), channelBillNo }, rows: [] })
}
