import { expect, it } from 'vitest'
import { wxlifepay } from '@/lib/gateways/water'
import { BILL_KEY, DECLARATION, headOf, PARTY, SUBJECT, text, xmlOf } from './party'

type Golden = { [T in wxlifepay.Trancode]: { body: wxlifepay.RequestOf<T>; info: string } }

const ORDER = { billNo: 'B1', transactionId: 'T1' }
const GOLDEN: Golden = {
  query: { body: { beginNum: 1, queryNum: 50 }, info: '<begin_num>1</begin_num><query_num>50</query_num>' },
  charge: {
    body: { ...ORDER, payDate: '20260316100000', customerName: 'A&B <"公司\'>', payAmountFen: 9000n, attach: '2025120100000001|2026020100000001', billMonth: '202602' },
    info: '<bill_no>B1</bill_no><transaction_id>T1</transaction_id><pay_date>20260316100000</pay_date><customer_name>A&amp;B &lt;&quot;公司&apos;&gt;</customer_name><pay_amount>9000</pay_amount><attach>2025120100000001|2026020100000001</attach><bill_month>202602</bill_month>',
  },
  confirm: { body: { ...ORDER, payAmountFen: 9000n }, info: '<transaction_id>T1</transaction_id><bill_no>B1</bill_no><pay_amount>9000</pay_amount>' },
  refund: { body: { ...ORDER, attach: '' }, info: '<bill_no>B1</bill_no><transaction_id>T1</transaction_id><attach></attach>' },
  SIMREFUND: { body: { ...ORDER, refundNo: 'R1', refundAmountFen: 3000n }, info: '<bill_no>B1</bill_no><transaction_id>T1</transaction_id><refund_no>R1</refund_no><refund_amount>3000</refund_amount>' },
  SIMPROFILE: { body: {}, info: '' },
  SIMSENDCODE: { body: {}, info: '' },
  SIMCHECKCODE: { body: { code: '012345' }, info: '<code>012345</code>' },
  SIMCHECKID: { body: { idTail: '123X' }, info: '<id_tail>123X</id_tail>' },
  SIMPAID: { body: { billNo: 'B1', transactionId: 'T1' }, info: '<bill_no>B1</bill_no><transaction_id>T1</transaction_id>' },
  SIMUSAGE: { body: { months: 24 }, info: '<months>24</months>' },
  SIMBILLS: { body: { beginNum: 1, queryNum: 12 }, info: '<begin_num>1</begin_num><query_num>12</query_num>' },
}

it.each(Object.keys(GOLDEN).filter(wxlifepay.isTrancode))('%s', <T extends wxlifepay.Trancode>(trancode: T) => {
  const { body, info } = GOLDEN[trancode]
  const message = wxlifepay.encodeRequest(PARTY, '123456', trancode, BILL_KEY, body as wxlifepay.RequestOf<T>)
  expect(xmlOf(message.body)).toBe(`${DECLARATION}<wxlifepay>${headOf(trancode)}</head><info>${SUBJECT}${info}</info></wxlifepay>`)
  expect(text(message.body)).toMatch(/^[0-9a-f]{64}<\?xml/)
  const received = wxlifepay.decodeRequest(message)
  expect(received).toMatchObject({ ok: true, value: { request: { ok: true, value: { trancode, body } } } })
  expect(received.ok && wxlifepay.isAuthentic(received.value.envelope, PARTY.signingKey)).toBe(true)
})

it('says sandbox in header and head alike', () => {
  const message = wxlifepay.encodeRequest({ ...PARTY, isSandbox: true }, '123456', 'SIMPROFILE', BILL_KEY, {})
  expect(message.headers['LivingPayment-IsSandbox']).toBe('1')
  expect(xmlOf(message.body)).toContain('<merchantid>1900000109</merchantid><LivingPayment-IsSandbox>1</LivingPayment-IsSandbox></head>')
})

it.each([
  [{}, false],
  [{ 'livingpayment-issandbox': '0' }, false],
  [{ 'livingpayment-issandbox': '1' }, true],
  [{ 'LIVINGPAYMENT-ISSANDBOX': '1' }, true],
  [{ 'livingpayment-issandbox': 'yes' }, false],
])('a sandbox head with header %j is accepted: %s', (headers, isAccepted) => {
  const { body } = wxlifepay.encodeRequest({ ...PARTY, isSandbox: true }, '1', 'SIMPROFILE', BILL_KEY, {})
  const received = wxlifepay.decodeRequest({ headers, body })
  expect(received.ok && received.value.request.ok).toBe(isAccepted)
})

it('a production head with a sandbox header is refused', () => {
  const { body } = wxlifepay.encodeRequest(PARTY, '1', 'SIMPROFILE', BILL_KEY, {})
  const received = wxlifepay.decodeRequest({ headers: { 'livingpayment-issandbox': '1' }, body })
  expect(received).toMatchObject({ value: { request: { ok: false, error: 'SANDBOX_DISAGREES' } } })
})
