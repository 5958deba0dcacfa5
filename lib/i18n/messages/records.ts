import { define } from '../define'

export const records = define({
  zh: {
    search: '搜索交易记录', placeholder: '别名、户号、单号或金额', filter: '筛选', apply: '查看', clear: '清除条件', state: '状态', PAID: '已入账', OPEN: '处理中', FAILED: '未成功', account: '户号', month: '月份', source: '付款方式', all: '全部',
    paid: '支出 {amount}', none: '没有符合条件的记录', noneNote: '可以换个条件，或清除后再看', export: '导出账单（表格）', exportNote: '导出当前条件下的记录；没有选月份时为最近 12 个月，最多 {max} 笔',
    time: '时间', transactionId: '微信支付订单号', billNo: '缴费流水号', number: '户号', alias: '备注名', company: '缴费单位', amount: '金额(元)', fee: '手续费(元)', receipt: '单位回执号', file: '水单账单',
  },
  en: {
    search: 'Search payments', placeholder: 'Name, number or amount', filter: 'Filter', apply: 'Show', clear: 'Clear', state: 'State', PAID: 'Credited', OPEN: 'Under way', FAILED: 'Failed', account: 'Account', month: 'Month', source: 'Paid with', all: 'All',
    paid: '{amount} paid', none: 'Nothing fits', noneNote: 'Try something else, or clear the filter.', export: 'Export (CSV)', exportNote: 'What is filtered now; without a month the last 12 months, at most {max} payments.',
    time: 'Time', transactionId: 'WeChat Pay order number', billNo: 'Payment number', number: 'Customer number', alias: 'Alias', company: 'Company', amount: 'Amount (yuan)', fee: 'Fee (yuan)', receipt: 'Company receipt number', file: 'shuidan-payments',
  },
})
