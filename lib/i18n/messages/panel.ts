import { define } from '../define'

export const panel = define({
  zh: {
    title: '演练面板', goBack: '返回', world: '世界：{name}', clock: '世界时钟', mode: '走时', real: '真实', fast60: '加速 ×60', fast3600: '加速 ×3600', manual: '暂停（手动）',
    minute: '+1 分钟', quarter: '+15 分钟', hour: '+1 小时', day: '+1 天', week: '+1 周', toNextDue: '到下一任务', nextDue: '下一任务 {at}', nothingDue: '没有待办任务', ran: '已拨到 {at}，执行了 {n} 个任务',
    reading: '正在读取…', inbox: '收件箱', inboxEmpty: '还没有短信或通知', sms: '短信', notice: '服务通知', to: '发往 {to}',
    PAYMENT_SUCCEEDED: '缴费成功 {amount} 元', PAYMENT_FAILED: '缴费未成功，{amount} 元已原路退回', REFUND_ON_WAY: '退款 {amount} 元已受理，将原路退回', REFUND_ARRIVED: '退款 {amount} 元已原路退回', REFUND_REDIRECTED: '原卡不能收款，退款 {amount} 元已退到零钱', FAMILY_REFUNDED: '{receiver}的亲情卡代付退款 {amount} 元，已退回您的零钱', ACCOUNT_BOUND: '已绑定户号“{alias}”', ORG_CERTIFIED: '“{name}”已通过企业认证', ORG_REJECTED: '“{name}”的企业认证未通过：{reason}', ORG_REVOKED: '“{name}”的企业认证已被撤销：{reason}',
    INVOICE_ISSUED: '{amount} 元的电子发票已开具，已放入卡包', INVOICE_REFUSED: '{amount} 元的发票未能开具，请到卡包查看原因', INVOICE_TAKEN_BACK: '{amount} 元的发票已红冲', RED_LETTER_ASKED: '缴费单位申请红冲您的一张发票，请在 72 小时内确认',
    FAMILY_OFFERED: '{giver}送您一张亲情卡，请及时领取', FAMILY_GIVEN: '您送给{receiver}一张亲情卡，等待领取', FAMILY_ACCEPTED: '{receiver}领取了您的亲情卡', FAMILY_DECLINED: '{receiver}没有领取您的亲情卡', FAMILY_EXPIRED: '{receiver}没有及时领取，亲情卡已失效', FAMILY_ENDED: '您给{receiver}的亲情卡已解绑', FAMILY_TAKEN_BACK: '{giver}的亲情卡已解绑', FAMILY_PAID: '{receiver}用您的亲情卡支付 {amount} 元，本月还可用 {left} 元',
    path: '最近一笔缴费', pathEmpty: '还没有缴费。缴一笔，这里会显示它的每一步', request: '请求', response: '应答', noResponse: '没有应答',
    STATE: '状态', WIRE: '报文', JOURNAL: '记账', RESERVE: '预留', POST: '入账', VOID: '退回',
    wallet: '居民零钱', held: '预留（处理中）', payable: '应付水务公司', query: '查询欠费', charge: '提交缴费', confirm: '核实结果', refund: '冲正', numbers: '可以试的户号', numbersHint: '验证码在收件箱里，支付密码 123456', cards: '可以试的银行卡', cardsHint: '每张后面是银行预留的姓名、证件号后四位和手机号', copy: '复制', copied: '已复制', failed: '暂时读不到世界的状态，稍后自动重试',
    ANSWERED: '已应答', TIMEOUT: '超时无应答', UNREACHABLE: '无法连接', GARBLED: '应答无法识别', CUT_OFF: '缴费单位已熔断，没有发送', BUSY: '等候过多，没有发送', shut: '缴费单位在约定的时间窗内停止服务，没有发送',
  },
  en: {
    title: 'Rehearsal panel', goBack: 'Back', world: 'World: {name}', clock: 'World clock', mode: 'Runs', real: 'real time', fast60: '×60', fast3600: '×3600', manual: 'stands (manual)',
    minute: '+1 min', quarter: '+15 min', hour: '+1 h', day: '+1 day', week: '+1 week', toNextDue: 'to next job', nextDue: 'Next job {at}', nothingDue: 'No job is due', ran: 'Moved to {at}, ran {n} jobs',
    reading: 'Reading…', inbox: 'Inbox', inboxEmpty: 'No message yet', sms: 'SMS', notice: 'Notice', to: 'to {to}',
    PAYMENT_SUCCEEDED: 'Paid {amount} yuan', PAYMENT_FAILED: 'Not paid, {amount} yuan are back', REFUND_ON_WAY: 'A refund of {amount} yuan is on its way to where it came from', REFUND_ARRIVED: '{amount} yuan are back where they came from', REFUND_REDIRECTED: 'The card takes nothing any more; {amount} yuan went to your balance', FAMILY_REFUNDED: '{amount} yuan that {receiver} paid with your family card are back in your balance', ACCOUNT_BOUND: 'Bound “{alias}”', ORG_CERTIFIED: '“{name}” has been certified', ORG_REJECTED: '“{name}” was not certified: {reason}', ORG_REVOKED: 'The certification of “{name}” was taken back: {reason}',
    INVOICE_ISSUED: 'The e-invoice of {amount} yuan is in your card pack', INVOICE_REFUSED: 'The invoice of {amount} yuan was not made out; the card pack says why', INVOICE_TAKEN_BACK: 'The invoice of {amount} yuan has been taken back', RED_LETTER_ASKED: 'The company wants to take an invoice of yours back; please confirm within 72 hours',
    FAMILY_OFFERED: '{giver} offers you a family card; please answer in time', FAMILY_GIVEN: 'You offered {receiver} a family card', FAMILY_ACCEPTED: '{receiver} accepted your family card', FAMILY_DECLINED: '{receiver} did not accept your family card', FAMILY_EXPIRED: '{receiver} did not answer in time; the family card is void', FAMILY_ENDED: 'Your family card for {receiver} has ended', FAMILY_TAKEN_BACK: 'The family card of {giver} has ended', FAMILY_PAID: '{receiver} paid {amount} yuan with your family card; {left} yuan left this month',
    path: 'Last payment', pathEmpty: 'No payment yet. Make one and see each step of it here.', request: 'Request', response: 'Answer', noResponse: 'no answer',
    STATE: 'State', WIRE: 'Message', JOURNAL: 'Ledger', RESERVE: 'reserve', POST: 'post', VOID: 'void',
    wallet: 'Resident’s balance', held: 'Set aside', payable: 'Owed to the company', query: 'Ask what is due', charge: 'Charge', confirm: 'Ask for the result', refund: 'Reverse', numbers: 'Numbers to try', numbersHint: 'Codes are in the inbox, payment password 123456', cards: 'Cards to try', cardsHint: 'After each: name, ID tail and phone that its bank has', copy: 'Copy', copied: 'Copied', failed: 'The world cannot be read just now; trying again',
    ANSWERED: 'answered', TIMEOUT: 'timed out', UNREACHABLE: 'unreachable', GARBLED: 'garbled', CUT_OFF: 'cut off, not sent', BUSY: 'too many waiting, not sent', shut: 'closed by agreement, not sent',
  },
})
