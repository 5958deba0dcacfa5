import { define } from '../define'

export const payment = define({
  zh: {
    payTitle: '缴费', kind: '缴费方式', full: '缴清欠费', fullNote: '一次付清 {amount}', fullNone: '当前没有欠费', part: '缴一部分', partNote: '先缴最早的账单，其余继续欠着', prepay: '预存', prepayNote: '先缴清欠费，多出的部分存入户号', prepayOnly: '存入户号，以后的账单从中抵扣',
    arrears: '欠费账单（从最早的开始缴）', amountLabel: '金额（元）', amountHint: '最多两位小数', amountRange: '最低 {min}，最高 {max}', quick: '常用金额', quickValue: '{amount} 元', toConfirm: '去付款', quoting: '正在向缴费单位核对金额…', quoteNote: '下一步会向缴费单位核对最新金额，付款前可以再看一遍',
    confirmTitle: '确认付款', payee: '收款方', account: '户号', settles: '缴清欠费', becomesPrepaid: '转为预存', total: '付款金额', source: '付款方式', sourceBalance: '零钱', sourceWith: '零钱（余额 {amount}）', notEnough: '零钱余额不足，还差 {amount}', expires: '请在 {at} 前付款', open: '继续付款', payNow: '立即支付', passwordTitle: '请输入支付密码', passwordLabel: '支付密码', filled: '已输入 {count} 位，共 6 位', keys: '数字键盘', erase: '删除一位', paying: '正在付款，请不要关闭…', simulated: '模拟付款，不会动用真实资金',
    requote: '重新核对金额', seeResult: '查看结果', seeRecords: '查看交易记录',
    SUCCEEDED: '缴费成功', RESERVED: '正在处理', CREDITING: '正在处理', UNKNOWN: '结果确认中', REVERSING: '正在撤销', FAILED: '缴费失败', CLOSED: '已关闭', CREATED: '待付款',
    resultTitle: '缴费结果', processingText: '钱已从零钱中预留，正在等缴费单位入账，一般几秒钟。本页会自动更新，也可以先离开。', unknownText: '钱已从零钱中预留，但缴费单位还没有给出明确答复，我们正在向它核实。您不用做任何事，不会重复扣款；若没有入账，钱会全额退回零钱。', reversingText: '缴费单位一直没有给出明确答复，我们正在撤销这笔缴费，完成后钱会全额退回零钱。您不用做任何事。',
    progress: '进度', stepReserved: '零钱已预留', stepSent: '提交缴费单位', stepCredited: '缴费单位入账',
    succeededText: '缴费单位已入账', alias: '名称', billNo: '缴费流水号', transactionId: '微信支付订单号', channelBillNo: '缴费单位回执号', createdAt: '下单时间', paidAt: '付款时间', endedAt: '完成时间', receipt: '缴费凭证', timeline: '经过', records: '交易记录', again: '再缴一笔', hotline: '客服热线',
    what: '发生了什么', whose: '哪一方的问题', money: '钱动了没有', next: '接下来怎么办', code: '问题代码',
    whatUnavailable: '一直连接不上缴费单位，缴费请求没有送达', whatNotCredited: '缴费单位一直没有给出明确结果，这笔缴费已撤销', whatReversed: '缴费单位撤销了这笔缴费', whatRefused: '缴费单位没有受理：{prompt}', whatExpired: '没有在规定时间内付款，这笔订单已关闭',
    whoseCompany: '缴费单位，不是您的操作有误', whoseNobody: '没有哪一方出错', moneyBack: '{amount} 已全额退回零钱', moneyNever: '没有扣款', nextLater: '可以稍后再缴；多次失败请拨打 {hotline}', nextCall: '请按提示处理，或拨打 {hotline}', nextAgain: '如仍需缴费，请重新发起',
    toRESERVED: '已确认付款，零钱预留 {amount}', backRESERVED: '暂时连接不上缴费单位，稍后再试', toCREDITING: '已提交缴费单位', againCREDITING: '再次提交缴费单位，不会重复入账', toUNKNOWN: '没有收到明确答复，正在核实结果', toREVERSING: '多次核实没有结果，开始撤销', toSUCCEEDED: '缴费单位已入账', toFAILED: '没有入账，{amount} 已退回零钱', toCLOSED: '超时未付款，订单关闭', toCREATED: '下单',
    recordsTitle: '交易记录', recordsEmpty: '还没有交易记录', recordsEmptyNote: '付款后，每一笔都会记在这里', older: '更早的记录', newest: '回到最新', toWater: '去缴水费', recordsEnd: '没有更早的记录了',
  },
  en: {
    payTitle: 'Pay', kind: 'What to pay', full: 'Everything due', fullNote: '{amount} at once', fullNone: 'Nothing is due', part: 'A part', partNote: 'The oldest bill first; the rest stays due', prepay: 'Prepay', prepayNote: 'Everything due first; what is over is kept for later bills', prepayOnly: 'Kept on the number for later bills',
    arrears: 'Bills due (paid from the oldest on)', amountLabel: 'Amount (yuan)', amountHint: 'At most two decimals', amountRange: 'from {min} to {max}', quick: 'Usual amounts', quickValue: '¥{amount}', toConfirm: 'Continue', quoting: 'Checking the amount with the company…', quoteNote: 'Next, the company is asked for the latest amount; you can look at it again before paying.',
    confirmTitle: 'Confirm payment', payee: 'Payee', account: 'Customer number', settles: 'Settles bills', becomesPrepaid: 'Becomes prepayment', total: 'Amount', source: 'Pay with', sourceBalance: 'Balance', sourceWith: 'Balance ({amount} left)', notEnough: 'The balance is {amount} too low', expires: 'Please pay by {at}', open: 'Continue', payNow: 'Pay now', passwordTitle: 'Payment password', passwordLabel: 'Payment password', filled: '{count} of 6 digits entered', keys: 'Digits', erase: 'Delete a digit', paying: 'Paying, please do not close…', simulated: 'A simulated payment; no real money moves.',
    requote: 'Check the amount again', seeResult: 'See the result', seeRecords: 'Payment history',
    SUCCEEDED: 'Paid', RESERVED: 'Processing', CREDITING: 'Processing', UNKNOWN: 'Being checked', REVERSING: 'Being undone', FAILED: 'Failed', CLOSED: 'Closed', CREATED: 'To be paid',
    resultTitle: 'Result', processingText: 'The money is set aside and the company is being told, usually within seconds. This page updates itself; you may also leave.', unknownText: 'The money is set aside, but the company has not given a clear answer yet, so we are asking it. You need not do anything and will not be charged twice; if it was not credited, all of it comes back.', reversingText: 'The company never gave a clear answer, so we are undoing this payment; then all of the money comes back. You need not do anything.',
    progress: 'Progress', stepReserved: 'Money set aside', stepSent: 'Sent to the company', stepCredited: 'Credited',
    succeededText: 'The company has credited it', alias: 'Name', billNo: 'Payment number', transactionId: 'WeChat Pay order number', channelBillNo: 'Company receipt number', createdAt: 'Ordered', paidAt: 'Paid', endedAt: 'Finished', receipt: 'Receipt', timeline: 'What happened', records: 'Payment history', again: 'Pay another', hotline: 'Hotline',
    what: 'What happened', whose: 'Whose side', money: 'Did money move', next: 'What to do', code: 'Code',
    whatUnavailable: 'The company could not be reached; it never received the request', whatNotCredited: 'The company never gave a clear result, so the payment was undone', whatReversed: 'The company undid this payment', whatRefused: 'The company refused: {prompt}', whatExpired: 'It was not paid in time, so the order was closed',
    whoseCompany: 'The company’s, not yours', whoseNobody: 'Nobody’s', moneyBack: 'All {amount} went back to your balance', moneyNever: 'Nothing was taken', nextLater: 'Try again later; if it keeps failing, call {hotline}', nextCall: 'Do as the message says, or call {hotline}', nextAgain: 'Start again if you still want to pay',
    toRESERVED: 'Confirmed; {amount} set aside', backRESERVED: 'The company cannot be reached; trying again soon', toCREDITING: 'Sent to the company', againCREDITING: 'Sent to the company again; it is credited once only', toUNKNOWN: 'No clear answer; the result is being checked', toREVERSING: 'Still no result; undoing it', toSUCCEEDED: 'Credited by the company', toFAILED: 'Not credited; {amount} went back to the balance', toCLOSED: 'Not paid in time; closed', toCREATED: 'Ordered',
    recordsTitle: 'Payment history', recordsEmpty: 'No payments yet', recordsEmptyNote: 'Every payment will be listed here.', older: 'Earlier payments', newest: 'Back to the newest', toWater: 'Pay for water', recordsEnd: 'There are no earlier payments',
  },
})
