/**
 * Why the bank side says no: our reason → APIv3's code and HTTP status (DOMAIN §12.1; pay.weixin.qq.com, "错误码"). The reasons are
 * ours and travel in `detail`, since the codes alone do not tell a frozen card from an expired one.
 */
export type BankCode =
  | 'PARAM_ERROR' | 'INVALID_REQUEST' | 'SIGN_ERROR' | 'ORDER_CLOSED' | 'MCH_NOT_EXISTS' | 'ACCOUNT_ERROR' | 'NOT_ENOUGH' | 'RULE_LIMIT' | 'NO_AUTH'
  | 'TRADE_ERROR' | 'ORDER_NOT_EXIST' | 'RESOURCE_NOT_EXISTS' | 'FREQUENCY_LIMITED' | 'NO_STATEMENT_EXIST' | 'STATEMENT_CREATING' | 'SYSTEM_ERROR'

type Refusal = { status: number; code: BankCode; message: string }

const no = (status: number, code: BankCode, message: string): Refusal => ({ status, code, message })

export const BANK_REFUSALS = {
  PARAM_ERROR: no(400, 'PARAM_ERROR', '参数错误'),
  ADDRESS_UNKNOWN: no(404, 'RESOURCE_NOT_EXISTS', '没有该接口'),
  SIGNATURE_WRONG: no(401, 'SIGN_ERROR', '签名错误'),
  SIGNATURE_OLD: no(401, 'SIGN_ERROR', '时间戳与服务器时间相差超过五分钟'),
  NONCE_USED: no(401, 'SIGN_ERROR', '随机串已使用'),
  NUMBER_USED: no(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致'),
  ORDER_CLOSED: no(400, 'ORDER_CLOSED', '订单已关闭'),
  ORDER_UNKNOWN: no(404, 'ORDER_NOT_EXIST', '订单不存在'),
  CAPTURE_UNKNOWN: no(404, 'RESOURCE_NOT_EXISTS', '请款单不存在'),
  TRANSFER_UNKNOWN: no(404, 'RESOURCE_NOT_EXISTS', '转账单不存在'),
  TRANSFER_CLOSED: no(400, 'ORDER_CLOSED', '转账单已撤销'),
  TRANSFER_DONE: no(400, 'INVALID_REQUEST', '转账已完成，不能撤销'),
  OVER_AUTHORISED: no(400, 'INVALID_REQUEST', '超出预授权剩余金额'),
  OVER_CAPTURED: no(400, 'INVALID_REQUEST', '超出可退金额'),
  MERCHANT_UNKNOWN: no(400, 'MCH_NOT_EXISTS', '商户号不存在'),
  FEE_NOT_AGREED: no(403, 'RULE_LIMIT', '手续费高于付款人同意的金额'),
  TOKEN_UNKNOWN: no(403, 'ACCOUNT_ERROR', '银行卡未签约或已解约'),
  CARD_UNKNOWN: no(403, 'ACCOUNT_ERROR', '卡号不存在'),
  CARD_MISMATCH: no(403, 'ACCOUNT_ERROR', '姓名、证件号或手机号与发卡行预留信息不符'),
  CARD_MISMATCH_LOCKED: no(403, 'RULE_LIMIT', '预留信息错误次数过多，请30分钟后再试'),
  SIGN_UP_REFUSED: no(403, 'NO_AUTH', '发卡行不支持该卡签约'),
  SIGN_UP_UNKNOWN: no(404, 'RESOURCE_NOT_EXISTS', '签约申请不存在'),
  CODE_WRONG: no(403, 'TRADE_ERROR', '验证码错误'),
  CODE_EXPIRED: no(403, 'TRADE_ERROR', '验证码已过期'),
  CODE_LOCKED: no(403, 'RULE_LIMIT', '验证码错误次数过多，请30分钟后再试'),
  CODE_TOO_FREQUENT: no(429, 'FREQUENCY_LIMITED', '验证码发送过于频繁'),
  CARD_FROZEN: no(403, 'ACCOUNT_ERROR', '卡状态异常：已冻结'),
  CARD_EXPIRED: no(403, 'ACCOUNT_ERROR', '卡已过有效期'),
  CARD_REFUSED: no(403, 'TRADE_ERROR', '发卡行拒绝交易'),
  NOT_A_DEBIT_CARD: no(403, 'ACCOUNT_ERROR', '仅支持借记卡'),
  NOT_A_CREDIT_LINE: no(403, 'ACCOUNT_ERROR', '不是信用支付账户'),
  NOT_ELIGIBLE: no(403, 'NO_AUTH', '暂不符合开通条件'),
  INSUFFICIENT_FUNDS: no(403, 'NOT_ENOUGH', '余额不足'),
  OVER_CREDIT_LIMIT: no(403, 'NOT_ENOUGH', '可用额度不足'),
  OVER_LIMIT_PAYMENT: no(403, 'RULE_LIMIT', '超出发卡行单笔限额'),
  OVER_LIMIT_DAY: no(403, 'RULE_LIMIT', '超出发卡行单日限额'),
  OVER_REPAID: no(403, 'RULE_LIMIT', '还款金额大于欠款'),
  CUSTODIAN_NOT_ENOUGH: no(403, 'NOT_ENOUGH', '备付金账户余额不足'),
  ISSUER_UNAVAILABLE: no(500, 'SYSTEM_ERROR', '发卡行系统维护，交易未处理'),
  NO_STATEMENT: no(400, 'NO_STATEMENT_EXIST', '账单文件不存在'),
  STATEMENT_CREATING: no(400, 'STATEMENT_CREATING', '账单生成中，请在次日09:00后获取'),
} as const satisfies Record<string, Refusal>

export type BankReason = keyof typeof BANK_REFUSALS

export function isBankReason(text: string): text is BankReason {
  return Object.hasOwn(BANK_REFUSALS, text)
}
