import { define } from '../define'

export const water = define({
  zh: {
    title: '水费', life: '生活缴费', cityNote: '城市切换未模拟', tiles: '缴费项目', electricity: '电费', gas: '燃气费', broadband: '固话宽带', tv: '有线电视', property: '物业费',
    records: '交易记录', accounts: '我的户号', add: '新增户号', addFirst: '绑定户号',
    emptyTitle: '还没有绑定户号', emptyText: '准备一张纸质水费账单，户号在账单左上角',
    number: '户号 {number}', due: '待缴', noDue: '无欠费', asOf: '数据更新于 {at}', notRead: '尚未查询', balance: '余额 {amount}', overdue: '逾期', dueBy: '{day}前缴', totals: '合计', totalDue: '待缴合计', allPaid: '都已缴清', totalsNote: '{count} 个户号，{owing} 个待缴', totalsLate: '，{late} 个已逾期', unread: '另有 {unread} 个还没有查到，未计入', earliest: '最早 {day}前缴', silent: '{company}暂时没有应答，下面是之前查到的数据', manage: '缴费管理', refresh: '刷新', refreshing: '正在向缴费单位查询…', pull: '下拉刷新', release: '松开刷新',
  },
  en: {
    title: 'Water', life: 'Utilities', cityNote: 'Changing the city is not simulated', tiles: 'What to pay', electricity: 'Electricity', gas: 'Gas', broadband: 'Broadband', tv: 'Cable TV', property: 'Property fee',
    records: 'Payment history', accounts: 'My customer numbers', add: 'Add a number', addFirst: 'Bind a number',
    emptyTitle: 'No customer number yet', emptyText: 'Have a paper water bill ready; the number is at its top left.',
    number: 'No. {number}', due: 'Due', noDue: 'Nothing due', asOf: 'As of {at}', notRead: 'Not read yet', balance: 'Balance {amount}', overdue: 'Overdue', dueBy: 'by {day}', totals: 'Totals', totalDue: 'Due in all', allPaid: 'All paid', totalsNote: '{count} numbers, {owing} with something due', totalsLate: ', {late} overdue', unread: '{unread} more could not be read and are not counted', earliest: 'the first by {day}', silent: '{company} does not answer at present; this is what it said before.', manage: 'Manage', refresh: 'Refresh', refreshing: 'Asking the companies…', pull: 'Pull to refresh', release: 'Release to refresh',
  },
})
