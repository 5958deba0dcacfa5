import { define } from '../define'

export const cards = define({
  zh: {
    title: '银行卡', empty: '还没有银行卡', emptyNote: '添加后可以用银行卡缴费', add: '添加银行卡', list: '我的银行卡', DEBIT: '储蓄卡', CREDIT: '信用卡', since: '{day} 添加', tail: '尾号 {last4}',
    pan: '卡号', panHint: '卡面上的 16–19 位数字；卡号只交给银行核对，本平台不保存', holder: '持卡人姓名', idTail: '证件号后四位', phone: '银行预留手机号', next: '下一步', checking: '正在请银行核对…', panelNote: '测试用卡号见右侧“可以试的银行卡”；真实卡号请勿填写',
    codeTitle: '验证手机号', sentTo: '银行已向 {phone} 发送验证码', code: '短信验证码', finish: '完成', finishing: '正在绑定…',
    oneTitle: '银行卡详情', kind: '类型', bank: '发卡银行', addedOn: '添加日期', unbind: '解除绑定', unbinding: '正在解绑…', unbindNote: '解绑后不能再用这张卡付款；已付款项的退款仍会退回这张卡。', simulated: '模拟银行卡，不会动用真实资金',
  },
  en: {
    title: 'Bank cards', empty: 'No bank cards yet', emptyNote: 'Add one to pay with it.', add: 'Add a bank card', list: 'My bank cards', DEBIT: 'Debit card', CREDIT: 'Credit card', since: 'Added on {day}', tail: 'ending in {last4}',
    pan: 'Card number', panHint: 'The 16 to 19 digits on the card; the number goes to the bank only and is not kept here', holder: 'Name on the card', idTail: 'Last four of the ID', phone: 'Phone the bank has', next: 'Next', checking: 'The bank is checking…', panelNote: 'Use the numbers to try only, never a real card.',
    codeTitle: 'Verify your phone', sentTo: 'The bank has sent a code to {phone}', code: 'Code', finish: 'Done', finishing: 'Adding…',
    oneTitle: 'Bank card', kind: 'Kind', bank: 'Bank', addedOn: 'Added', unbind: 'Remove', unbinding: 'Removing…', unbindNote: 'Then it can no longer be paid with; refunds of earlier payments still reach it.', simulated: 'A simulated card; no real money moves.',
  },
})
