import { define } from '../define'

export const water = define({
  zh: {
    title: '水费', life: '生活缴费', cityNote: '城市切换未模拟', tiles: '缴费项目', electricity: '电费', gas: '燃气费', broadband: '固话宽带', tv: '有线电视', property: '物业费',
    records: '交易记录', accounts: '我的户号', add: '新增户号', addFirst: '绑定户号',
    emptyTitle: '还没有绑定户号', emptyText: '准备一张纸质水费账单，户号在账单左上角',
    number: '户号 {number}', due: '待缴', noDue: '无欠费', asOf: '数据更新于 {at}', notRead: '尚未查询', balance: '余额 {amount}', overdue: '逾期',
  },
  en: {
    title: 'Water', life: 'Utilities', cityNote: 'Changing the city is not simulated', tiles: 'What to pay', electricity: 'Electricity', gas: 'Gas', broadband: 'Broadband', tv: 'Cable TV', property: 'Property fee',
    records: 'Payment history', accounts: 'My customer numbers', add: 'Add a number', addFirst: 'Bind a number',
    emptyTitle: 'No customer number yet', emptyText: 'Have a paper water bill ready; the number is at its top left.',
    number: 'No. {number}', due: 'Due', noDue: 'Nothing due', asOf: 'As of {at}', notRead: 'Not read yet', balance: 'Balance {amount}', overdue: 'Overdue',
  },
})
