import { define } from '../define'

export const account = define({
  zh: {
    title: '户号详情', due: '待缴金额', nothingDue: '当前没有欠费', includesLateFee: '其中违约金 {amount}', holder: '户主', address: '地址', number: '户号', company: '缴费单位', hotline: '客服热线',
    balance: '账户余额', lowBalance: '余额低于 {amount}，建议预存，以免逾期', pay: '缴费', prepay: '预存',
    refresh: '刷新', refreshing: '正在查询…', asOf: '数据更新于 {at}', neverRead: '还没有向缴费单位查询过', openPayment: '有一笔缴费正在处理，暂时不能再缴', openPaymentLink: '查看进度',
    usage: '近两年用水量', usageEmpty: '还没有用水记录', usageSummary: '近 12 个月共用水 {now} 立方米', usageMore: '，比上年同期多 {difference} 立方米（{percent}%）', usageLess: '，比上年同期少 {difference} 立方米（{percent}%）', usageSame: '，与上年同期相同',
    thisYear: '近 12 个月', lastYear: '上年同期', estimated: '估读', unit: '立方米', chartLabel: '近 24 个月用水量柱形图，每月与上年同期并列', usageMonths: '每月用水量', usageMonth: '{month}：{now}，上年同期 {before}', noReading: '无数据',
    bills: '账单', billsEmpty: '还没有账单', allBills: '全部账单', billsEnd: '没有更早的账单了', olderBills: '更早的账单', newestBills: '回到最新', volume: '{volume} 立方米', dueBy: '{day}前缴清', PAID: '已缴清', DUE: '待缴', OVERDUE: '逾期', part: '已缴 {amount}', simulatedNote: '本页数据均为模拟，不涉及真实缴费',
  },
  en: {
    title: 'Account', due: 'Amount due', nothingDue: 'Nothing is due', includesLateFee: 'including a late fee of {amount}', holder: 'Holder', address: 'Address', number: 'Customer number', company: 'Company', hotline: 'Hotline',
    balance: 'Balance with the company', lowBalance: 'The balance is below {amount}; prepay to avoid late fees.', pay: 'Pay', prepay: 'Prepay',
    refresh: 'Refresh', refreshing: 'Asking…', asOf: 'As of {at}', neverRead: 'The company has not been asked yet', openPayment: 'A payment is being processed; another must wait.', openPaymentLink: 'See progress',
    usage: 'Usage, two years', usageEmpty: 'No usage yet', usageSummary: '{now} m³ in the last 12 months', usageMore: ', {difference} m³ ({percent}%) more than the year before', usageLess: ', {difference} m³ ({percent}%) less than the year before', usageSame: ', the same as the year before',
    thisYear: 'Last 12 months', lastYear: 'Year before', estimated: 'Estimated', unit: 'm³', chartLabel: 'Bar chart of the usage of 24 months, each month beside the one a year before', usageMonths: 'Usage by month', usageMonth: '{month}: {now}, the year before {before}', noReading: 'no data',
    bills: 'Bills', billsEmpty: 'No bills yet', allBills: 'All bills', billsEnd: 'There are no earlier bills', olderBills: 'Earlier bills', newestBills: 'Back to the newest', volume: '{volume} m³', dueBy: 'due by {day}', PAID: 'Paid', DUE: 'Due', OVERDUE: 'Overdue', part: '{amount} paid', simulatedNote: 'All data on this page is simulated; no real payment is involved.',
  },
})
