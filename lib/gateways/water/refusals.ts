/**
 * What a company may answer instead of yes, in the codes of wxlifepay; other protocols translate theirs. EQ codes and prompts: pay.weixin.qq.com/doc/v3/merchant/4013839523.
 * A resident sees only the prompt. SIM codes are ours, for transactions no public document lays out.
 */
export type Refusal = { cause: string; prompt: string }

const TIMEOUT_PROMPT = '缴费单位系统超时,请稍后再试'
const BILL_PROMPT = '账单信息异常,请联系缴费单位'

export const REFUSALS = {
  EQ0001: { cause: '参数错误', prompt: TIMEOUT_PROMPT },
  EQ0002: { cause: '没有权限', prompt: TIMEOUT_PROMPT },
  EQ0003: { cause: '机构信息失败', prompt: TIMEOUT_PROMPT },
  EQ0004: { cause: '无客户基本信息', prompt: '查询无此用户' },
  EQ0005: { cause: '未查询到欠费信息', prompt: '未查询到欠费信息' },
  EQ0006: { cause: '该户号不存在', prompt: '该户号不存在' },
  EQ0007: { cause: '缴费系统批扣时间,暂时无法缴费', prompt: '缴费系统批扣时间,暂时无法缴费' },
  EQ0008: { cause: '超过受理期', prompt: '超过缴费单位受理时间,请联系缴费单位' },
  EQ0009: { cause: '不支持网上缴费', prompt: '该用户不支持网上缴费,请联系缴费单位' },
  EQ0010: { cause: '系统超时', prompt: TIMEOUT_PROMPT },
  EQ0011: { cause: '系统异常', prompt: TIMEOUT_PROMPT },
  EQ0012: { cause: '欠费异常', prompt: BILL_PROMPT },
  EQ0013: { cause: '余额异常', prompt: BILL_PROMPT },
  EQ0014: { cause: '缴费次数超上限', prompt: '该号码缴费次数超出上限' },
  EQ0015: { cause: '异地办理', prompt: '该业务不支持异地办理,请选择正确的城市' },
  EQ0021: { cause: '通信异常', prompt: '通信异常暂无法缴费,请联系缴费机构' },
  EQ0024: { cause: '上次缴费未完成', prompt: '上次缴费未完成,暂无法缴费,请联系缴费机构' },
  SIM0001: { cause: '验证码错误', prompt: '验证码错误,请重新输入' },
  SIM0002: { cause: '验证码已过期', prompt: '验证码已过期,请重新获取' },
  SIM0003: { cause: '验证码错误次数过多', prompt: '验证码错误次数过多,请30分钟后再试' },
  SIM0004: { cause: '验证码发送过于频繁', prompt: '验证码发送过于频繁,请稍后再试' },
  SIM0005: { cause: '没有有效的验证码', prompt: '请先获取验证码' },
  SIM0006: { cause: '没有该笔缴费', prompt: '未查询到该笔缴费' },
  SIM0007: { cause: '该笔缴费已冲正', prompt: '该笔缴费已撤销,请重新缴费' },
  SIM0008: { cause: '身份证后四位不符', prompt: '身份证后四位不符,请核对后重试' },
  SIM0009: { cause: '身份验证错误次数过多', prompt: '身份验证错误次数过多,请30分钟后再试' },
  SIM0010: { cause: '不能退款', prompt: '该笔缴费无法退款,请联系缴费单位' },
  SIM0011: { cause: '系统维护', prompt: '缴费单位系统维护中,请稍后再试' },
} as const satisfies Record<string, Refusal>

export type RefusalCode = keyof typeof REFUSALS

/** Names for our own codes, so that nobody writes the digits. */
export const SIM_REFUSAL = {
  CODE_WRONG: 'SIM0001',
  CODE_EXPIRED: 'SIM0002',
  CODE_LOCKED: 'SIM0003',
  CODE_TOO_FREQUENT: 'SIM0004',
  CODE_NONE_SENT: 'SIM0005',
  ORDER_NOT_FOUND: 'SIM0006',
  ORDER_REVERSED: 'SIM0007',
  ID_WRONG: 'SIM0008',
  ID_LOCKED: 'SIM0009',
  REFUND_REFUSED: 'SIM0010',
  MAINTENANCE: 'SIM0011',
} as const satisfies Record<string, RefusalCode>

const UNLISTED_PROMPT = '缴费单位暂时无法处理,请联系缴费单位'

/** The company's own err_msg is foreign text and never shown. */
export function promptOf(code: string): string {
  return Object.hasOwn(REFUSALS, code) ? REFUSALS[code as RefusalCode].prompt : UNLISTED_PROMPT
}
