import { define } from '../define'

export const admin = define({
  zh: {
    title: '管理后台', money: '客户资金', custodian: '备付金账户（存管银行）', wallets: '居民零钱', funds: '居民零钱通', held: '处理中', payable: '应付水务公司', closes: '账目平衡：客户资金 = 备付金账户 + 在途', broken: '账目不平，请立即核查',
    escrow: '备付金核对', escrowNote: '任一时刻：客户资金 = 存管银行余额 + 在途资金', escrowAt: '时刻（北京时间）', escrowShow: '核对', escrowNow: '此刻', owedTotal: '客户资金合计', coveredTotal: '存管 + 在途合计', ourCustodian: '存管银行（本平台账）', bankCustodian: '存管银行（银行账）', bankSilent: '银行没有答复', wallet: '居民零钱', fund: '零钱通', settling: '结算付款中', fees: '应付通道手续费', income: '平台收入', 'in-flight': '银行侧在途', receivable: '应收在途', otherKind: '其他（{kind}）', proved: '核对一致：差额 ¥0.00', unproved: '不一致：差额 {amount}', settlingNote: '有 {n} 笔银行往来尚未办完，完成后再核对', bankDiffers: '银行账与本平台账相差 {amount}', future: '这个时刻还没有到，请选择过去的时间', group: '项目', fen: '金额',
    books: '账务核对', journals: '凭证 {n} 笔，分录 {m} 条', sound: '全部通过', problems: '发现 {n} 个问题', payments: '最近缴费', none: '还没有缴费', time: '时间', company: '缴费单位', number: '户号', amount: '金额', state: '状态',
    bindTimes: '各城市绑定用时', city: '城市', numberRule: '户号', digits: '{n} 位数字', proof: '验证方式', proofSMS: '短信验证码', proofID_CARD: '身份证后四位', proofBOTH: '身份证和短信', seedTime: '参考用时', measured: '实测（中位数）', minutes: '{n} 分钟', bindings: '共 {n} 次',
    CREATED: '待确认', FUNDING: '扣款中', RESERVED: '已确认', CREDITING: '销账中', UNKNOWN: '结果未知', REVERSING: '冲正中', SUCCEEDED: '成功', FAILED: '失败已退回', CLOSED: '已关闭',
  },
  en: {
    title: 'Console', money: 'Client funds', custodian: 'At the custodian bank', wallets: 'Residents’ balances', funds: 'Residents’ money funds', held: 'Under way', payable: 'Owed to companies', closes: 'Books close: client funds = custodian + in flight', broken: 'The books do not close: look at once',
    escrow: 'Escrow proof', escrowNote: 'At any moment: client funds = custodian bank + in flight', escrowAt: 'Moment (Beijing time)', escrowShow: 'Check', escrowNow: 'now', owedTotal: 'Client funds in all', coveredTotal: 'Custodian + in flight', ourCustodian: 'Custodian bank (our books)', bankCustodian: 'Custodian bank (its books)', bankSilent: 'The bank does not answer', wallet: 'Residents’ balances', fund: 'Money fund', settling: 'Settled, being paid to companies', fees: 'Fees owed to acquirers', income: 'Income of the platform', 'in-flight': 'In flight at the bank side', receivable: 'Receivable', otherKind: 'Other ({kind})', proved: 'Proved: they differ by ¥0.00', unproved: 'They differ by {amount}', settlingNote: '{n} orders or transfers are still being settled with the bank side; check again when that is done', bankDiffers: 'The bank’s books and ours differ by {amount}', future: 'That moment has not come yet; choose one that has passed', group: 'What', fen: 'Amount',
    books: 'Ledger check', journals: '{n} journals, {m} postings', sound: 'all checks pass', problems: '{n} problems found', payments: 'Newest payments', none: 'No payment yet', time: 'Time', company: 'Company', number: 'Number', amount: 'Amount', state: 'State',
    bindTimes: 'Time to bind, by city', city: 'City', numberRule: 'Number', digits: '{n} digits', proof: 'Proof', proofSMS: 'code by SMS', proofID_CARD: 'ID card, last four', proofBOTH: 'ID card and SMS', seedTime: 'Seed figure', measured: 'Measured (median)', minutes: '{n} min', bindings: '{n} bindings',
    CREATED: 'quoted', FUNDING: 'being funded', RESERVED: 'agreed', CREDITING: 'crediting', UNKNOWN: 'unknown', REVERSING: 'reversing', SUCCEEDED: 'succeeded', FAILED: 'failed, returned', CLOSED: 'closed',
  },
})
