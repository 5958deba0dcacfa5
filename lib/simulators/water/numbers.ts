/** Numbers of the demo world that are worth trying (rule Q3), with what each is for. */
import type { Behaviour } from './behaviours'

export type NumberToTry = { companyCode: string; billKey: string; behaviour: Behaviour; zh: string; en: string }

const number = (billKey: string, behaviour: Behaviour, zh: string, en: string, companyCode = 'beijing'): NumberToTry => ({ companyCode, billKey, behaviour, zh, en })

export const NUMBERS_TO_TRY: readonly NumberToTry[] = [
  number('0100000001', 'NORMAL', '一张未缴账单，18 立方米，90.00 元', 'One unpaid bill: 18 m³, 90.00 yuan'),
  number('0100000002', 'NORMAL', '两张未缴账单，较早一张已逾期并产生违约金', 'Two unpaid bills, the older one overdue with a late fee'),
  number('0100000003', 'NORMAL', '没有欠费，预存余额 12.60 元', 'Nothing due, 12.60 yuan prepaid'),
  number('0100000004', 'NORMAL', '用水量大，去年的账单跨到第三阶梯', 'Heavy use: last year’s bills reach the third tier'),
  number('0100000005', 'NORMAL', '七口之家，阶梯水量上调；没有欠费', 'Seven people, so the tiers are wider; nothing due'),
  number('0100000007', 'BATCH_WINDOW', '批扣时间，查询和缴费都被拒绝（EQ0007）', 'Batch window: asking and paying are refused (EQ0007)'),
  number('0100000009', 'NOT_ONLINE', '该户不支持网上缴费（EQ0009）', 'This number cannot be paid online (EQ0009)'),
  number('0100000408', 'CHARGE_TIMEOUT_CREDITED', '销账成功，但缴费单位没有应答', 'Credited, but the company does not answer'),
  number('0100000409', 'CHARGE_TIMEOUT_LOST', '第一次销账请求丢失，以后正常', 'The first charge is lost, later ones work'),
  number('0100000410', 'CHARGE_ALWAYS_LOST', '销账请求总是丢失，查询结果为无此缴费', 'Every charge is lost; the company knows no such order'),
  number('0100000411', 'CONFIRM_SILENT', '销账成功但无应答，每笔的前两次结果查询也无应答', 'Credited in silence; the first two confirms of each order too'),
  number('0100000420', 'REFUND_REFUSED', '缴费正常，缴费单位不同意退款（SIM0010）', 'Paying works; the company refuses every refund (SIM0010)'),
  number('0100000421', 'REFUND_TIMEOUT_DONE', '退款已办，但每笔第一次没有应答', 'Given back, but the first refund of each order gets no answer'),
  number('0100000422', 'REFUND_LOST', '每笔前两次退款请求丢失', 'The first two refunds of each order are lost'),
  number('0100000500', 'CHARGE_REFUSED', '缴费单位拒绝销账（EQ0012）', 'The company refuses the charge (EQ0012)'),
  number('0100000504', 'QUERY_TIMEOUT', '查询欠费超时', 'Asking what is due times out'),
  number('20000001', 'NORMAL', '上海：一张未缴账单，11 立方米，37.95 元；身份证后四位 1234', 'Shanghai: one unpaid bill, 11 m³, 37.95 yuan; ID card 1234', 'shanghai'),
  number('20000002', 'NORMAL', '上海：六口之家，每档多 100 立方米；身份证后四位 123X', 'Shanghai: six people, 100 m³ more in each tier; ID card 123X', 'shanghai'),
  number('300000000001', 'NORMAL', '广州：一张未缴账单，30 立方米进入第二档，91.86 元；身份证后四位 5678', 'Guangzhou: one unpaid bill, 30 m³ reach the second tier, 91.86 yuan; ID card 5678', 'guangzhou'),
  number('300000000002', 'NORMAL', '广州：没有欠费；身份证后四位 5678', 'Guangzhou: nothing due; ID card 5678', 'guangzhou'),
]
