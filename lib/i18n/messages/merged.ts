import { define } from '../define'

export const merged = define({
  zh: {
    title: '合并缴费', entry: '合并缴费', choose: '选择户号', chooseNote: '每个户号各自入账；一个没成功不影响其他，只退那一个',
    noDue: '无欠费', notRead: '尚未查询', open: '有一笔正在处理', sum: '合计 {amount} · {count} 个户号', next: '去付款', quoting: '正在向各缴费单位核对金额…', none: '目前没有可以合并缴费的户号', noneNote: '欠费的户号会列在这里', pickOne: '请至少选一个户号',
    payee: '合并缴费（{count} 个户号）', legs: '户号', more: '另外 {count} 个户号', leftOut: '以下户号不在本次付款内', stale: '账单刚刚有变化，不在本次付款内',
    resultTitle: '合并缴费结果', allPaid: '全部缴费成功', somePaid: '{paid} 个成功，{failed} 个未成功', under: '正在处理，{paid}/{count} 个已入账', allFailed: '没有缴费成功', underText: '每个户号入账后这里会自动更新，也可以先离开', failedText: '未成功的户号，钱已按原路退回，其余不受影响', waiting: '{count} 个户号的付款方式没有成功', waitingText: '其余户号不受影响。可以换一种付款方式付这 {count} 个，无需重选。', payRest: '换一种方式付款',
    receipt: '合并凭证', paidTotal: '已入账合计', id: '合并单号', createdAt: '下单时间', part: '合并缴费的一部分', whole: '查看合并缴费', closed: '超时未付款，订单已关闭',
  },
  en: {
    title: 'Pay several', entry: 'Pay several at once', choose: 'Numbers', chooseNote: 'Each is credited on its own; one that fails is refunded and leaves the others alone',
    noDue: 'Nothing due', notRead: 'Not read yet', open: 'A payment is under way', sum: '{amount} for {count} numbers', next: 'Continue', quoting: 'Checking the amounts with the companies…', none: 'Nothing can be paid together now', noneNote: 'Numbers with something due are listed here.', pickOne: 'Choose at least one number',
    payee: 'Several bills ({count})', legs: 'Numbers', more: '{count} more', leftOut: 'Not part of this payment', stale: 'The bill has just changed; not part of this payment',
    resultTitle: 'Result', allPaid: 'All paid', somePaid: '{paid} paid, {failed} failed', under: 'Processing, {paid} of {count} credited', allFailed: 'None was paid', underText: 'This page updates itself as each is credited; you may also leave.', failedText: 'What failed went back to where it came from; the others are not affected.', waiting: 'The way of paying failed for {count}', waitingText: 'The others are not affected. You can pay these {count} in another way without choosing again.', payRest: 'Pay in another way',
    receipt: 'Receipt for all', paidTotal: 'Credited in all', id: 'Number', createdAt: 'Ordered', part: 'Part of', whole: 'See all of it', closed: 'Not paid in time; closed',
  },
})
