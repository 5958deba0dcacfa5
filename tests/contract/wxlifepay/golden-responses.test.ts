import { describe, expect, it } from 'vitest'
import { wxlifepay } from '@/lib/gateways/water'
import { BILL_KEY, DECLARATION, headOf, PARTY, SUBJECT, xmlOf } from './party'

type Golden = { [T in wxlifepay.Trancode]: { value: wxlifepay.ResponseOf<T>; info: string | null } }

const ROW = { customerName: '王芳', balanceFen: 0n, payAmountFen: 9600n, beginMonth: '202511', endMonth: '202512', billNo: '2025120100000001' }
const ROW_XML =
  '<data><customer_name>王芳</customer_name><balance>0</balance><pay_amount>9600</pay_amount><begin_date>202511</begin_date><end_date>202512</end_date><attach>2025120100000001</attach></data>'
const BILL = { billNo: 'B', beginMonth: '202601', endMonth: '202602', issuedOn: '20260305', dueOn: '20260320', volumeM3: 18, usedBeforeM3: 0, amountFen: 9000n, lateFeeFen: 0n, paidFen: 0n, lateFeePaidFen: 0n }

const GOLDEN: Golden = {
  query: { value: { info: { total: 2 }, rows: [ROW, ROW] }, info: `<total_num>2</total_num>${ROW_XML}${ROW_XML}` },
  charge: {
    value: { info: { billNo: 'B1', payDate: '20260316100000', payAmountFen: 9000n, channelBillNo: 'C1' }, rows: [] },
    info: '<bill_no>B1</bill_no><pay_date>20260316100000</pay_date><pay_amount>9000</pay_amount><channel_bill_no>C1</channel_bill_no>',
  },
  confirm: {
    value: { info: { retCode: '0', errMsg: '操作成功', billNo: 'B1', payDate: '20260316100000', payAmount: '9000', channelBillNo: 'C1' }, rows: [] },
    info: '<ret_code>0</ret_code><err_msg>操作成功</err_msg><bill_no>B1</bill_no><pay_date>20260316100000</pay_date><pay_amount>9000</pay_amount><channel_bill_no>C1</channel_bill_no>',
  },
  refund: { value: { info: {}, rows: [] }, info: null },
  SIMPROFILE: {
    value: { info: { customerMasked: '*芳', addressMasked: '5号院***', people: 3, balanceFen: 1260n, dueFen: 0n }, rows: [] },
    info: '<customer_masked>*芳</customer_masked><address_masked>5号院***</address_masked><people>3</people><balance>1260</balance><due_amount>0</due_amount>',
  },
  SIMSENDCODE: { value: { info: { phoneMasked: '138****1001', expiresInSeconds: 300, againInSeconds: 60 }, rows: [] }, info: '<phone_masked>138****1001</phone_masked><expires_in>300</expires_in><again_in>60</again_in>' },
  SIMPAID: {
    value: { info: { prepaidFen: 100n }, rows: [{ billNo: '2026020100000001', item: 'WATER', amountFen: 3726n }] },
    info: '<prepaid_amount>100</prepaid_amount><data><bill_no>2026020100000001</bill_no><fee_item>WATER</fee_item><amount>3726</amount></data>',
  },
  SIMREFUND: { value: { info: {}, rows: [] }, info: '' },
  SIMCHECKCODE: { value: { info: {}, rows: [] }, info: '' },
  SIMCHECKID: { value: { info: {}, rows: [] }, info: '' },
  SIMUSAGE: {
    value: { info: {}, rows: [{ month: '202602', volumeM3: 9, readType: 'ACTUAL' }] },
    info: '<data><month>202602</month><volume>9</volume><read_type>ACTUAL</read_type></data>',
  },
  SIMBILLS: {
    value: { info: { total: 1 }, rows: [BILL] },
    info: '<total_num>1</total_num><data><bill_no>B</bill_no><begin_date>202601</begin_date><end_date>202602</end_date><issue_date>20260305</issue_date><due_date>20260320</due_date><volume>18</volume><used_before>0</used_before><amount>9000</amount><late_fee>0</late_fee><paid_amount>0</paid_amount><late_fee_paid>0</late_fee_paid></data>',
  },
}

const SUBJECT_OF = { billKey: BILL_KEY, companyId: PARTY.companyId }
const head = (trancode: string) => ({ trancode, transeqnum: '123456', merchantid: PARTY.merchantId, isSandbox: false })

describe.each(Object.keys(GOLDEN).filter(wxlifepay.isTrancode))('%s', <T extends wxlifepay.Trancode>(trancode: T) => {
  const { value, info } = GOLDEN[trancode] as { value: wxlifepay.ResponseOf<T>; info: string | null }

  it('a yes', () => {
    const { body } = wxlifepay.encodeResponse('SHA256', PARTY.signingKey, head(trancode), SUBJECT_OF, trancode, { ok: true, value })
    const infoXml = info === null ? '' : `<info>${SUBJECT}${info}</info>`
    expect(xmlOf(body)).toBe(`${DECLARATION}<wxlifepay>${headOf(trancode)}<ret_code>0</ret_code><err_msg>操作成功</err_msg></head>${infoXml}</wxlifepay>`)
    expect(wxlifepay.decodeResponse(PARTY, '123456', trancode, BILL_KEY, body)).toEqual({ ok: true, value: { ok: true, value } })
  })

  it('a no', () => {
    const { body } = wxlifepay.encodeResponse('SHA1', PARTY.signingKey, head(trancode), SUBJECT_OF, trancode, { ok: false, code: 'EQ0006', errMsg: '该户号不存在' })
    const infoXml = info === null ? '' : `<info>${SUBJECT}</info>`
    expect(xmlOf(body)).toBe(`${DECLARATION}<wxlifepay>${headOf(trancode)}<ret_code>EQ0006</ret_code><err_msg>该户号不存在</err_msg></head>${infoXml}</wxlifepay>`)
    expect(wxlifepay.decodeResponse(PARTY, '123456', trancode, BILL_KEY, body)).toEqual({ ok: true, value: { ok: false, code: 'EQ0006', errMsg: '该户号不存在' } })
  })
})

it('nothing to list is an empty list', () => {
  const { body } = wxlifepay.encodeResponse('SHA256', PARTY.signingKey, head('SIMUSAGE'), SUBJECT_OF, 'SIMUSAGE', { ok: true, value: { info: {}, rows: [] } })
  expect(wxlifepay.decodeResponse(PARTY, '123456', 'SIMUSAGE', BILL_KEY, body)).toEqual({ ok: true, value: { ok: true, value: { info: {}, rows: [] } } })
})
