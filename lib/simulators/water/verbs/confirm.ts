import { SIM_REFUSAL, wxlifepay } from '@/lib/gateways/water'
import { ok } from '@/lib/kernel/result'
import { refuse, type Verb } from './verb'

type Order = { transaction_id: string; bill_key: string; amount_fen: bigint; state: number; pay_date: string; channel_bill_no: string }

/** 销帐结果查询. The order's own result is the ret_code inside `<info>`. Refusals: EQ0001 when the bill_no is another order's. */
export const confirm: Verb<'confirm'> = async ({ sim, company, customer }, asked) => {
  const [order] = await sim.db.query<Order>(
    `SELECT transaction_id, bill_key, amount_fen, state, pay_date, channel_bill_no FROM sim_water.pay_order
     WHERE company_code = $1::text AND bill_no = $2::text`,
    [company.code, asked.billNo],
  )
  if (!order) return answer(asked, SIM_REFUSAL.ORDER_NOT_FOUND, { pay_date: '', channel_bill_no: '' })
  if (order.bill_key !== customer.billKey || order.transaction_id !== asked.transactionId) return refuse('EQ0001')
  if (order.state === 9) return answer(asked, SIM_REFUSAL.ORDER_REVERSED, order)
  return order.amount_fen === asked.payAmountFen ? answer(asked, '0', order) : refuse('EQ0001')
}

type Code = '0' | typeof SIM_REFUSAL.ORDER_NOT_FOUND | typeof SIM_REFUSAL.ORDER_REVERSED

function answer(asked: wxlifepay.RequestOf<'confirm'>, retCode: Code, order: Pick<Order, 'pay_date' | 'channel_bill_no'>) {
  const errMsg = retCode === '0' ? wxlifepay.SUCCESS_MESSAGE : wxlifepay.REFUSALS[retCode].cause
  const { billNo, payAmountFen } = asked
  const info = { retCode, errMsg, billNo, payDate: order.pay_date, payAmount: payAmountFen.toString(), channelBillNo: order.channel_bill_no }
  return ok({ info, rows: [] })
}
