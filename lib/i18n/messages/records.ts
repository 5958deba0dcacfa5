import { define } from '../define'

export const records = define({
  zh: {
    search: '搜索交易记录', placeholder: '别名、户号、单号或金额', apply: '查看', clear: '清除条件', state: '状态', PAID: '已入账', OPEN: '处理中', FAILED: '未成功', REFUNDED: '有退款', account: '户号', month: '月份', source: '付款方式', all: '全部',
    paid: '支出 {amount}', none: '没有符合条件的记录', noneNote: '可以换个条件，或清除后再看', export: '导出账单（表格）', exportNote: '导出当前条件下的记录；没有选月份时为最近 12 个月，最多 {max} 笔',
    time: '时间', transactionId: '微信支付订单号', billNo: '缴费流水号', number: '户号', alias: '备注名', company: '缴费单位', amount: '金额(元)', fee: '手续费(元)', refunded: '已退款(元)', receipt: '单位回执号', file: '水单账单',
    refused: '银行没有同意：{why}。没有扣款，可以换一种付款方式', refusedAndClosed: '银行没有同意：{why}。没有扣款，订单已关闭', authorised: '银行已同意，{amount} 已为这次缴费预留', otherFUNDING: '改用{source}，正在向银行请求 {amount}', otherRESERVED: '改用{source}付款成功，{amount} 已为这次缴费预留',
    timeout: '缴费单位没有及时答复，正在核实结果', interrupted: '提交途中中断，正在向缴费单位核实是否收到', refusedAndReversing: '缴费单位没有受理；为防止之前的请求迟到，先撤销再退款', failedAtBank: '没有入账，正在请银行退回 {amount}', released: '银行已把 {amount} 退回{source}',
    nextAt: '预计 {at}', nextNow: '马上', nextFUNDING: '接下来：等银行答复；没有答复会再问一次，不会重复扣款', nextArrival: '接下来：到账后提交缴费单位', nextRESERVED: '接下来：提交缴费单位', nextCREDITING: '接下来：等缴费单位答复', nextUNKNOWN: '接下来：再次向缴费单位核实，不会重复扣款', nextREVERSING: '接下来：请缴费单位撤销，撤销后 {amount} 原路退回', nextReleased: '接下来：银行退回 {amount}',
  },
  en: {
    search: 'Search payments', placeholder: 'Name, number or amount', apply: 'Show', clear: 'Clear', state: 'State', PAID: 'Credited', OPEN: 'Under way', FAILED: 'Failed', REFUNDED: 'Refunded', account: 'Account', month: 'Month', source: 'Paid with', all: 'All',
    paid: '{amount} paid', none: 'Nothing fits', noneNote: 'Try something else, or clear the filter.', export: 'Export (CSV)', exportNote: 'What is filtered now; without a month the last 12 months, at most {max} payments.',
    time: 'Time', transactionId: 'WeChat Pay order number', billNo: 'Payment number', number: 'Customer number', alias: 'Alias', company: 'Company', amount: 'Amount (yuan)', fee: 'Fee (yuan)', refunded: 'Refunded (yuan)', receipt: 'Company receipt number', file: 'shuidan-payments',
    refused: 'The bank did not agree: {why}. Nothing was taken; another way of paying can be chosen', refusedAndClosed: 'The bank did not agree: {why}. Nothing was taken; the order is closed', authorised: 'The bank agreed; {amount} set aside for this bill', otherFUNDING: 'Paid with {source} instead; the bank is asked for {amount}', otherRESERVED: 'Paid with {source} instead; {amount} set aside for this bill',
    timeout: 'The company did not answer in time; the result is being checked', interrupted: 'Interrupted while being sent; the company is asked whether it arrived', refusedAndReversing: 'Refused; undone first, lest an earlier request arrive late, then the money goes back', failedAtBank: 'Not credited; the bank is asked to return {amount}', released: 'The bank returned {amount} to {source}',
    nextAt: 'expected {at}', nextNow: 'at once', nextFUNDING: 'Next: the bank answers; if it does not, it is asked again, and nothing is taken twice', nextArrival: 'Next: sent to the company once the money has arrived', nextRESERVED: 'Next: sent to the company', nextCREDITING: 'Next: the company answers', nextUNKNOWN: 'Next: the company is asked again; nothing is taken twice', nextREVERSING: 'Next: the company is asked to undo it, then {amount} goes back', nextReleased: 'Next: the bank returns {amount}',
  },
})
