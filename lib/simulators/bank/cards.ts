/**
 * Cards of the demo world (rule Q3), with what each is for. Their numbers begin with 99, which no real scheme gives out, and pass the
 * Luhn check. The first ones are the demo residents' own; the others belong to 试卡人 and anybody may bind them.
 */
import { luhnDigit } from '@/lib/kernel/luhn'
import type { CardBehaviour } from './behaviours'

export type CardToTry = {
  pan: string
  bankCode: string
  kind: 'DEBIT' | 'CREDIT'
  holderName: string
  idTail: string
  phone: string
  /** On a debit card; a credit card has a limit and no debt. */
  balanceFen: bigint
  limitFen: bigint
  isFrozen: boolean
  /** Last day, YYYY-MM-DD */
  expiresOn: string
  behaviour: CardBehaviour
  zh: string
  en: string
}

const BANK_NUMBERS = { ICBC: '01', CMB: '02', CCB: '03', VILLAGE: '04' } as const
type BankCode = keyof typeof BANK_NUMBERS
type Holder = Pick<CardToTry, 'holderName' | 'idTail' | 'phone'>
type Texts = { zh: string; en: string }
type More = Partial<Pick<CardToTry, 'isFrozen' | 'expiresOn' | 'behaviour'>>

const withCheckDigit = (digits: string) => digits + luhnDigit(digits)

/** 19 digits for a debit card, 16 for a credit card, as in China. */
function panOf(bankCode: BankCode, kind: CardToTry['kind'], serial: number): string {
  const head = `99${BANK_NUMBERS[bankCode]}`
  return withCheckDigit(kind === 'DEBIT' ? `${head}0${`${serial}`.padStart(13, '0')}` : `${head}1${`${serial}`.padStart(10, '0')}`)
}

function card(holder: Holder, bankCode: BankCode, kind: CardToTry['kind'], serial: number, moneyFen: bigint, texts: Texts, more: More = {}): CardToTry {
  const money = kind === 'DEBIT' ? { balanceFen: moneyFen, limitFen: 0n } : { balanceFen: 0n, limitFen: moneyFen }
  return { pan: panOf(bankCode, kind, serial), bankCode, kind, ...holder, ...money, isFrozen: false, expiresOn: '2031-12-31', behaviour: 'NORMAL', ...more, ...texts }
}

const WANG: Holder = { holderName: '王芳', idTail: '1234', phone: '13800001001' }
const LI: Holder = { holderName: '李明', idTail: '5678', phone: '13800001004' }
const JIANGUO: Holder = { holderName: '王建国', idTail: '2345', phone: '13800001002' }
const XIULAN: Holder = { holderName: '张秀兰', idTail: '346X', phone: '13800001006' }
const XIAO: Holder = { holderName: '王晓', idTail: '4567', phone: '13800001007' }
const ANYBODY: Holder = { holderName: '试卡人', idTail: '0000', phone: '13800009000' }

const RESIDENT_CARDS: readonly CardToTry[] = [
  card(WANG, 'ICBC', 'DEBIT', 1001, 10_000_000n, { zh: '王女士的借记卡，余额 100,000.00 元', en: 'Ms Wang’s debit card with 100,000.00 yuan' }),
  card(WANG, 'CMB', 'CREDIT', 1002, 2_000_000n, { zh: '王女士的信用卡，额度 20,000.00 元', en: 'Ms Wang’s credit card, limit 20,000.00 yuan' }),
  card(LI, 'CCB', 'DEBIT', 1003, 5_000_000n, { zh: '李先生的借记卡，余额 50,000.00 元', en: 'Mr Li’s debit card with 50,000.00 yuan' }),
  card(LI, 'ICBC', 'CREDIT', 1004, 3_000_000n, { zh: '李先生的信用卡，额度 30,000.00 元', en: 'Mr Li’s credit card, limit 30,000.00 yuan' }),
  card(JIANGUO, 'ICBC', 'DEBIT', 1005, 8_000_000n, { zh: '王建国的借记卡，余额 80,000.00 元', en: 'Wang Jianguo’s debit card with 80,000.00 yuan' }),
  card(JIANGUO, 'CCB', 'CREDIT', 1006, 1_000_000n, { zh: '王建国的信用卡，额度 10,000.00 元', en: 'Wang Jianguo’s credit card, limit 10,000.00 yuan' }),
  card(XIULAN, 'CCB', 'DEBIT', 1007, 2_000_000n, { zh: '张秀兰的借记卡，余额 20,000.00 元', en: 'Zhang Xiulan’s debit card with 20,000.00 yuan' }),
  card(XIULAN, 'ICBC', 'CREDIT', 1008, 500_000n, { zh: '张秀兰的信用卡，额度 5,000.00 元', en: 'Zhang Xiulan’s credit card, limit 5,000.00 yuan' }),
  card(XIAO, 'CMB', 'DEBIT', 1009, 30_000n, { zh: '王晓的借记卡，余额 300.00 元', en: 'Wang Xiao’s debit card with 300.00 yuan' }),
  card(XIAO, 'CMB', 'CREDIT', 1010, 300_000n, { zh: '王晓的信用卡，额度 3,000.00 元', en: 'Wang Xiao’s credit card, limit 3,000.00 yuan' }),
]

const PLENTY = 100_000_000n
const trouble = (serial: number, behaviour: CardBehaviour, zh: string, en: string) => card(ANYBODY, 'ICBC', 'DEBIT', serial, PLENTY, { zh, en }, { behaviour })

const OPEN_CARDS: readonly CardToTry[] = [
  card(ANYBODY, 'CMB', 'DEBIT', 9001, PLENTY, { zh: '借记卡，一切正常', en: 'Debit card, nothing goes wrong' }),
  card(ANYBODY, 'CMB', 'CREDIT', 9002, PLENTY, { zh: '信用卡，一切正常；广州走老银联通道，加收 1% 手续费', en: 'Credit card, nothing goes wrong; Guangzhou’s legacy channel adds 1 %' }),
  card(ANYBODY, 'CCB', 'DEBIT', 9003, 100n, { zh: '余额只有 1.00 元，余额不足', en: 'Only 1.00 yuan on it: insufficient funds' }),
  card(ANYBODY, 'CCB', 'CREDIT', 9004, 5_000n, { zh: '额度 50.00 元，可用额度不足', en: 'Limit 50.00 yuan: over the credit limit' }),
  card(ANYBODY, 'ICBC', 'DEBIT', 9005, PLENTY, { zh: '卡已冻结，可以绑定，不能支付', en: 'Frozen: can be bound, cannot pay' }, { isFrozen: true }),
  card(ANYBODY, 'ICBC', 'DEBIT', 9006, PLENTY, { zh: '卡已过期，可以绑定，不能支付', en: 'Expired: can be bound, cannot pay' }, { expiresOn: '2025-12-31' }),
  card(ANYBODY, 'VILLAGE', 'DEBIT', 9007, PLENTY, { zh: '发卡行单笔限 50.00 元、单日限 80.00 元', en: 'The issuer allows 50.00 yuan at once and 80.00 a day' }),
  trouble(9101, 'AUTH_REFUSED', '发卡行拒绝交易，不说原因', 'The issuer refuses and does not say why'),
  trouble(9102, 'AUTH_TIMEOUT_DONE', '扣款已受理，但银行没有应答', 'Authorised, but the bank does not answer'),
  trouble(9103, 'AUTH_LOST', '每笔第一次扣款请求丢失，以后正常', 'The first authorisation of each order is lost, later ones work'),
  trouble(9104, 'AUTH_ALWAYS_LOST', '扣款请求总是丢失', 'Every authorisation is lost'),
  trouble(9114, 'QUERY_SILENT', '扣款已受理但无应答，每笔的前两次查询也无应答', 'Authorised in silence; the first two queries of each number too'),
  trouble(9105, 'CAPTURE_TIMEOUT_DONE', '请款成功，但银行没有应答', 'Captured, but the bank does not answer'),
  trouble(9106, 'CAPTURE_LOST', '每笔前两次请款请求丢失', 'The first two captures of each number are lost'),
  trouble(9107, 'RELEASE_LOST', '每笔前两次解冻或撤销请求丢失', 'The first two releases or cancellations of each number are lost'),
  trouble(9108, 'REFUND_TIMEOUT_DONE', '退款已受理，但银行没有应答', 'Refunded, but the bank does not answer'),
  trouble(9109, 'REFUND_LOST', '每笔前两次退款请求丢失', 'The first two refunds of each number are lost'),
  trouble(9115, 'REFUND_REFUSED', '支付正常，退款时卡已注销', 'Pays; closed by the time a refund comes'),
  trouble(9110, 'PAY_OUT_TIMEOUT_DONE', '提现到账，但银行没有应答', 'Paid out to the card, but the bank does not answer'),
  trouble(9111, 'ISSUER_DOWN', '发卡行系统维护，不能绑定', 'The issuer is down: cannot be bound'),
  trouble(9112, 'ISSUER_DOWN_LATER', '可以绑定，支付时发卡行系统维护', 'Can be bound; the issuer is down when it pays'),
  trouble(9113, 'SIGN_UP_REFUSED', '发卡行不支持该卡签约', 'The issuer does not let this card be bound'),
]

export const CARDS_TO_TRY: readonly CardToTry[] = [...RESIDENT_CARDS, ...OPEN_CARDS]
