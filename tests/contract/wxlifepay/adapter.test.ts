/** The platform's adapter against companies that answer as they like. */
import { describe, expect, it } from 'vitest'
import { signText } from '@/lib/crypto'
import { gatewayFor, wxlifepay, type CompanyEndpoint, type GatewayCall } from '@/lib/gateways/water'
import { shanghaiInstant } from '@/lib/kernel/calendar'
import type { OutsideAnswer, OutsideRequest } from '@/lib/kernel/outside'
import { BILL_KEY, bytes, DECLARATION, headOf, PARTY, SUBJECT } from './party'

type Recorded = Parameters<GatewayCall['record']>[0]
const COMPANY: CompanyEndpoint = { ...PARTY, companyCode: 'beijing', protocol: 'wxlifepay', endpoint: 'sim:beijing', platformSm2PrivateKey: '', companySm2PublicKey: '' }

function callWith(answer: OutsideAnswer | ((request: OutsideRequest) => OutsideAnswer)) {
  const recorded: Recorded[] = []
  const sent: OutsideRequest[] = []
  const call: GatewayCall = {
    company: COMPANY,
    memory: {},
    sequence: '123456',
    at: shanghaiInstant(2026, 3, 16, 10),
    record: async (message) => void recorded.push(message),
    outside: {
      send: async (request) => {
        sent.push(request)
        return typeof answer === 'function' ? answer(request) : answer
      },
    },
  }
  return { call, recorded, sent }
}

const signed = (xml: string, key = PARTY.signingKey) => bytes(signText('SHA256', xml, key) + xml)
const answered = (body: Uint8Array, status = 200): OutsideAnswer => ({ outcome: 'ANSWERED', status, headers: {}, body })
const yes = (trancode: string, info: string, subject = SUBJECT) =>
  `${DECLARATION}<wxlifepay>${headOf(trancode)}<ret_code>0</ret_code><err_msg>ok</err_msg></head><info>${subject}${info}</info></wxlifepay>`

const gateway = gatewayFor('wxlifepay')
const ORDER = { billKey: BILL_KEY, billNo: 'B1', transactionId: 'T1', payDate: '20260316100000', customerName: '王芳', payAmountFen: 9000n, attach: '', billMonth: '202602' }
const RECEIPT = '<bill_no>B1</bill_no><pay_date>20260316100000</pay_date><pay_amount>9000</pay_amount><channel_bill_no>C1</channel_bill_no>'

describe('charge', () => {
  it('is credited only by a receipt for this order and amount', async () => {
    const { call, sent } = callWith(answered(signed(yes('charge', RECEIPT))))
    const value = { billNo: 'B1', payDate: '20260316100000', payAmountFen: 9000n, channelBillNo: 'C1' }
    expect(await gateway.charge(call, ORDER)).toEqual({ ok: true, value })
    expect(sent).toMatchObject([{ endpoint: 'sim:beijing', timeoutMs: 10_000 }])
  })

  it.each([
    ['another order', answered(signed(yes('charge', RECEIPT.replace('B1', 'B2'))))],
    ['another amount', answered(signed(yes('charge', RECEIPT.replace('9000', '900'))))],
    ['another number', answered(signed(yes('charge', RECEIPT, SUBJECT.replace(BILL_KEY, '0100000002'))))],
    ['another message, played again', answered(signed(yes('charge', RECEIPT).replace('123456', '123455')))],
    ['another transaction', answered(signed(yes('confirm', RECEIPT)))],
    ['another merchant', answered(signed(yes('charge', RECEIPT).replace('1900000109', '1900000108')))],
    ['another key', answered(signed(yes('charge', RECEIPT), 'other'))],
    ['a changed byte', answered(bytes(`${signText('SHA256', yes('charge', RECEIPT), PARTY.signingKey)}${yes('charge', RECEIPT).replace('C1', 'C2')}`))],
    ['a missing element', answered(signed(yes('charge', RECEIPT.replace(/<channel.*/, ''))))],
    ['an element said twice', answered(signed(yes('charge', `${RECEIPT}<pay_amount>9000</pay_amount>`)))],
    ['an amount that is none', answered(signed(yes('charge', RECEIPT.replace('9000', '90.00'))))],
    ['a DTD', answered(signed(yes('charge', RECEIPT).replace('<wxlifepay>', '<!DOCTYPE wxlifepay><wxlifepay>')))],
    ['an entity', answered(signed(yes('charge', RECEIPT.replace('C1', '&c;'))))],
    ['a sandbox answer', answered(signed(yes('charge', RECEIPT).replace('</merchantid>', '</merchantid><LivingPayment-IsSandbox>1</LivingPayment-IsSandbox>')))],
    ['a proxy’s page', answered(bytes('<html>502</html>'), 502)],
    ['a good message with a bad status', answered(signed(yes('charge', RECEIPT)), 500)],
    ['nothing', answered(new Uint8Array())],
    ['bytes that are no UTF-8', answered(new Uint8Array([0xff, 0xfe, 0x00]))],
    ['too much', answered(signed(yes('charge', RECEIPT + ' '.repeat(64 * 1024))))],
  ])('is GARBLED by %s', async (_, answer) => {
    const { call, recorded } = callWith(answer)
    expect(await gateway.charge(call, ORDER)).toEqual({ ok: false, error: { kind: 'GARBLED' } })
    expect(recorded).toMatchObject([{ operation: 'charge', outcome: 'GARBLED' }])
    expect(recorded[0]?.response).not.toContain('\0')
  })

  it.each(['TIMEOUT', 'UNREACHABLE'] as const)('tells %s', async (outcome) => {
    const { call, recorded } = callWith({ outcome })
    expect(await gateway.charge(call, ORDER)).toEqual({ ok: false, error: { kind: outcome } })
    expect(recorded).toMatchObject([{ outcome, response: null }])
  })

  it('is refused with the documented prompt, never with the company’s own text', async () => {
    const no = `${DECLARATION}<wxlifepay>${headOf('charge')}<ret_code>EQ0012</ret_code><err_msg>ORA-00942</err_msg></head></wxlifepay>`
    const { call } = callWith(answered(signed(no)))
    expect(await gateway.charge(call, ORDER)).toEqual({ ok: false, error: { kind: 'REFUSED', code: 'EQ0012', prompt: '账单信息异常,请联系缴费单位' } })
    const unlisted = callWith(answered(signed(no.replace('EQ0012', 'EP9999'))))
    expect(await gateway.charge(unlisted.call, ORDER)).toEqual({ ok: false, error: { kind: 'REFUSED', code: 'EP9999', prompt: '缴费单位暂时无法处理,请联系缴费单位' } })
  })

  it('reads an answer signed with SHA1', async () => {
    const xml = yes('charge', RECEIPT)
    const { call } = callWith(answered(bytes(signText('SHA1', xml, PARTY.signingKey) + xml)))
    expect(await gateway.charge(call, ORDER)).toMatchObject({ ok: true })
  })
})

describe('confirm', () => {
  const ask = async (info: string) => gateway.confirm(callWith(answered(signed(yes('confirm', info)))).call, ORDER)

  it('reads the order’s own result', async () => {
    expect(await ask(`<ret_code>0</ret_code><err_msg/>${RECEIPT}`)).toMatchObject({ ok: true, value: { state: 'CREDITED', receipt: { channelBillNo: 'C1' } } })
    expect(await ask('<ret_code>SIM0006</ret_code>')).toEqual({ ok: true, value: { state: 'NOT_FOUND' } })
    expect(await ask('<ret_code>SIM0007</ret_code>')).toEqual({ ok: true, value: { state: 'REVERSED' } })
    expect(await ask('<ret_code>ES0010</ret_code>')).toMatchObject({ ok: false, error: { kind: 'REFUSED', code: 'ES0010' } })
  })

  it.each(['', '<ret_code>0</ret_code>', `<ret_code>0</ret_code>${RECEIPT.replace('9000', '1')}`])('is GARBLED without a receipt: %s', async (info) => {
    expect(await ask(info)).toEqual({ ok: false, error: { kind: 'GARBLED' } })
  })
})

it('keeps raw messages, but neither code nor signature of a check', async () => {
  const { call, recorded } = callWith(answered(signed(yes('SIMCHECKCODE', ''))))
  expect(await gateway.checkCode(call, { billKey: BILL_KEY, code: '135790' })).toEqual({ ok: true, value: null })
  const { body } = wxlifepay.encodeRequest(PARTY, '123456', 'SIMCHECKCODE', BILL_KEY, { code: '135790' })
  const [kept] = recorded
  expect(kept).toMatchObject({ operation: 'SIMCHECKCODE', outcome: 'ANSWERED' })
  expect(kept?.request).toContain('<code>******</code>')
  expect(kept?.request).toMatch(/^\*{64}<\?xml/)
  expect(JSON.stringify(recorded)).not.toContain('135790')
  expect(JSON.stringify(recorded)).not.toContain(new TextDecoder().decode(body.subarray(0, 64)))
})
