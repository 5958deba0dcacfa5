import { define } from '../define'

export const funding = define({
  zh: {
    wallet: '钱包', count: '{count} 张', BALANCE: '零钱', FUND: '零钱通', DEBIT_CARD: '储蓄卡', CREDIT_CARD: '信用卡', FAMILY_CARD: '亲情卡', CREDIT_LINE: '信用支付',
    card: '{bank}{kind}（{last4}）', family: '{giver}的亲情卡', choose: '选择付款方式', change: '更换', method: '付款方式', back: '返回',
    fee: '手续费', feeNote: '手续费 {amount}', noFee: '免手续费', feeProven: '已验证：{names}对信用类付款加收 1%', feeUnknown: '尚未验证{names}是否加收，手续费最多 {amount}；实际不收就不扣', totalWithFee: '实付',
    now: '即时到账', hours: '{count} 小时后到账', minutes: '{count} 分钟后到账',
    leftBALANCE: '余额 {amount}', leftPAYMENT: '单笔限 {amount}', leftDAY: '今日剩余额度 {amount}', leftMONTH: '本月剩余额度 {amount}',
    recommended: '推荐', SMALL: '小额缴费，零钱即时到账', LARGE_PREPAY: '大额预存，适合用信用卡', FAMILY: '家人代缴，由对方零钱支付', NO_FEE: '没有手续费',
    short: '余额不足，还差 {amount}', none: '没有可用的付款方式，请减少金额、添加银行卡或先充值零钱', addCard: '添加银行卡',
    failed: '{name}没有付款成功：{reason}。没有扣款，可以换一种付款方式。', payWithout: '确认支付（无需再输密码）',
    INSUFFICIENT_FUNDS: '余额不足', OVER_CREDIT_LIMIT: '可用额度不足', OVER_LIMIT_PAYMENT: '超出银行单笔限额', OVER_LIMIT_DAY: '超出银行单日限额', CARD_FROZEN: '卡已冻结，请联系发卡银行', CARD_EXPIRED: '卡已过有效期，请换新卡', CARD_REFUSED: '发卡银行拒绝了这笔交易', TOKEN_UNKNOWN: '卡的绑定已失效，请重新绑定', ISSUER_UNAVAILABLE: '发卡银行系统维护', BANK_TIMEOUT: '银行一直没有答复，已撤销', FEE_NOT_AGREED: '手续费与显示的不同，请重新确认', otherRefusal: '银行没有同意',
    probeTitle: '大额缴费，先付 1 元试试通道', probeText: '该缴费单位可能仍在使用传统银联通道，信用类付款加收 1%。先付 1 元即可确认，这 1 元会记入您的户号。', probe: '先付 1 元测试', probing: '正在生成…', foundDIRECT: '测试结果：直连通道，信用类付款也不收手续费', foundLEGACY_UNIONPAY: '测试结果：传统银联通道，信用类付款加收 1% 手续费', goOn: '继续缴费',
    creditAt: '预计到账',
  },
  en: {
    wallet: 'Wallet', count: '{count}', BALANCE: 'Balance', FUND: 'Money fund', DEBIT_CARD: 'Debit card', CREDIT_CARD: 'Credit card', FAMILY_CARD: 'Family card', CREDIT_LINE: 'Pay later',
    card: '{bank} {kind} ({last4})', family: 'Family card of {giver}', choose: 'Pay with', change: 'Change', method: 'Pay with', back: 'Back',
    fee: 'Fee', feeNote: 'Fee {amount}', noFee: 'No fee', feeProven: 'Proved: {names} adds 1 % on credit', feeUnknown: 'Not proved yet whether {names} adds anything: a fee of at most {amount}, and none if none is charged', totalWithFee: 'You pay',
    now: 'Credited at once', hours: 'Credited after {count} h', minutes: 'Credited after {count} min',
    leftBALANCE: '{amount} in it', leftPAYMENT: 'At most {amount} at once', leftDAY: '{amount} left today', leftMONTH: '{amount} left this month',
    recommended: 'Suggested', SMALL: 'A small bill: credited at once', LARGE_PREPAY: 'A large prepayment suits a credit card', FAMILY: 'Your family pays from their balance', NO_FEE: 'No fee',
    short: '{amount} too little in it', none: 'Nothing you have can pay this; pay less, add a bank card, or top up your balance first', addCard: 'Add a bank card',
    failed: '{name} could not pay: {reason}. Nothing was taken; you can choose another.', payWithout: 'Pay now, no password needed again',
    INSUFFICIENT_FUNDS: 'not enough on it', OVER_CREDIT_LIMIT: 'over its limit', OVER_LIMIT_PAYMENT: 'more than the bank allows at once', OVER_LIMIT_DAY: 'more than the bank allows a day', CARD_FROZEN: 'it is frozen; please ask the bank', CARD_EXPIRED: 'it has expired; please use a new one', CARD_REFUSED: 'the bank refused', TOKEN_UNKNOWN: 'it is no longer linked; please add it again', ISSUER_UNAVAILABLE: 'the bank is under maintenance', BANK_TIMEOUT: 'the bank never answered, so it was undone', FEE_NOT_AGREED: 'the fee is not the one shown; please confirm again', otherRefusal: 'the bank did not agree',
    probeTitle: 'A large amount: try the channel with 1 yuan first', probeText: 'This company may still use the legacy UnionPay channel, which adds 1 % to credit. One yuan tells, and is credited to your number.', probe: 'Pay 1 yuan first', probing: 'Preparing…', foundDIRECT: 'Result: a direct channel, no fee on credit either', foundLEGACY_UNIONPAY: 'Result: the legacy UnionPay channel, 1 % on credit', goOn: 'Go on',
    creditAt: 'Credited by',
  },
})
