/** The bureau's messages byte by byte, and what is taken for none of them. */
import { describe, expect, it } from 'vitest'
import { taxGateway, taxWire, type TaxCall } from '@/lib/gateways/tax'
import type { OutsideAnswer } from '@/lib/kernel/outside'
import { PRIVATE_KEY, PUBLIC_KEY } from '../bank/keys'
import { lower, text } from '../bank/party'
import { SAMPLE } from '../einvoice/sample'

const STAMP = { timestamp: 1_773_626_400, nonce: 'nonce-0001' }
const KEYS = { serial: 'BUREAU01', privateKey: PRIVATE_KEY }
const LINK = { endpoint: 'sim:tax', mchid: 'M1', serial: 'PLATFORM01', privateKey: PRIVATE_KEY, bureauSerial: 'BUREAU01', bureauPublicKey: PUBLIC_KEY }
const { number: _, issuedOn: __, bureauCode: ___, bureauName: ____, ...CONTENT } = SAMPLE
const APPLICATION = { applicationNo: 'inv_1', redOf: null, content: CONTENT }
const EXPECTED_AT = new Date('2026-03-17T01:02:00+08:00')
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

it('an application', () => {
  const request = taxWire.encodeApplication(LINK, APPLICATION, STAMP)
  expect(`${request.method} ${request.url}`).toBe('POST /v1/invoice-applications')
  expect(request.headers.Authorization).toMatch(/^SIMTAX-SHA256-RSA2048 mchid="M1",nonce_str="nonce-0001",timestamp="1773626400",serial_no="PLATFORM01",signature="[\w+/]+=*"$/)
  expect(text(request.body)).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?><EInvoiceApplication><Header><ApplicationNo>inv_1<\/ApplicationNo><OriginalInvoiceNumber><\/OriginalInvoiceNumber><InherentLabel>/)
  expect(text(request.body)).toContain('<TotalTax-includedAmount>90.00</TotalTax-includedAmount>')
  expect(text(request.body)).not.toContain('InvoiceNumber>2611')
})

it.each<[string, Parameters<typeof taxWire.encodeAnswer>[2], string]>([
  ['waiting', { state: 'WAITING', expectedAt: EXPECTED_AT }, '<Code>0000</Code><Message></Message><ApplicationNo>inv_1</ApplicationNo><State>WAITING</State><ExpectedTime>2026-03-17 01:02:00</ExpectedTime><EInvoiceFile></EInvoiceFile>'],
  ['issued', { state: 'ISSUED', xml: '<a/>' }, '<Code>0000</Code><Message></Message><ApplicationNo>inv_1</ApplicationNo><State>ISSUED</State><ExpectedTime></ExpectedTime><EInvoiceFile>PGEvPg==</EInvoiceFile>'],
  ['refused', { state: 'REFUSED', reason: 'CREDIT_LIMIT', message: '超出' }, '<Code>CREDIT_LIMIT</Code><Message>超出</Message><ApplicationNo>inv_1</ApplicationNo><State>REFUSED</State><ExpectedTime></ExpectedTime><EInvoiceFile></EInvoiceFile>'],
])('an answer: %s', (_name, outcome, inner) => {
  const answer = taxWire.encodeAnswer(KEYS, 'inv_1', outcome, STAMP)
  expect(text(answer.body)).toBe(`${HEAD}<TaxAnswer>${inner}</TaxAnswer>`)
  expect([answer.headers['Simtax-Serial'], answer.headers['Simtax-Nonce'], answer.headers['Simtax-Timestamp']]).toEqual(['BUREAU01', 'nonce-0001', '1773626400'])
})

describe('what the platform makes of an answer', () => {
  const good = taxWire.encodeAnswer(KEYS, 'inv_1', { state: 'WAITING', expectedAt: EXPECTED_AT }, STAMP)
  const call = (answer: OutsideAnswer | ((nonce: string, timestamp: number) => OutsideAnswer)): TaxCall => ({
    link: LINK,
    clock: { wall: () => new Date(STAMP.timestamp * 1_000) },
    secrets: { token: () => STAMP.nonce },
    record: async () => {},
    outside: { send: async () => (typeof answer === 'function' ? answer(STAMP.nonce, STAMP.timestamp) : answer) },
  })
  const answered = (change: Partial<typeof good>): OutsideAnswer => ({ outcome: 'ANSWERED', ...good, ...change })

  it.each<[string, OutsideAnswer, unknown]>([
    ['as it is', answered({}), { ok: true, value: { state: 'WAITING', expectedAt: EXPECTED_AT } }],
    ['silence', { outcome: 'TIMEOUT' }, { ok: false, error: { kind: 'TIMEOUT' } }],
    ['a closed door', { outcome: 'UNREACHABLE' }, { ok: false, error: { kind: 'UNREACHABLE' } }],
    ['a changed byte', answered({ body: new TextEncoder().encode(text(good.body).replace('01:02', '01:03')) }), { ok: false, error: { kind: 'GARBLED' } }],
    ['no signature', answered({ headers: {} }), { ok: false, error: { kind: 'GARBLED' } }],
    ['another one’s key', answered(taxWire.encodeAnswer({ ...KEYS, serial: 'OTHER' }, 'inv_1', { state: 'ISSUED', xml: '<a/>' }, STAMP)), { ok: false, error: { kind: 'GARBLED' } }],
    ['an answer to another question', answered(taxWire.encodeAnswer(KEYS, 'inv_1', { state: 'ISSUED', xml: '<a/>' }, { ...STAMP, nonce: 'nonce-0002' })), { ok: false, error: { kind: 'GARBLED' } }],
    ['an answer about another application', answered(taxWire.encodeAnswer(KEYS, 'inv_2', { state: 'ISSUED', xml: '<a/>' }, STAMP)), { ok: false, error: { kind: 'GARBLED' } }],
    ['a signature refused', answered(taxWire.encodeError(KEYS, 'SIGN_ERROR', STAMP)), { ok: false, error: { kind: 'REFUSED', code: 'SIGN_ERROR' } }],
    ['an address that it does not know', answered(taxWire.encodeError(KEYS, 'NOT_FOUND', STAMP)), { ok: false, error: { kind: 'GARBLED' } }],
  ])('%s', async (_name, answer, read) => {
    expect(await taxGateway.apply(call(answer), APPLICATION)).toEqual(read)
  })

  it('none of that number, when asked', async () => {
    expect(await taxGateway.query(call(answered(taxWire.encodeError(KEYS, 'NOT_FOUND', STAMP))), { applicationNo: 'inv_1' })).toEqual({ ok: true, value: null })
  })
})

it('a notice that is old, changed or somebody else’s is none', () => {
  const notice = { noticeNo: 'ntc_1', applicationNo: 'inv_1', outcome: { state: 'ISSUED' as const, xml: '<a/>' } }
  const { headers, body } = taxWire.encodeNotice(KEYS, notice, STAMP)
  const read = (change: { headers?: Record<string, string>; body?: Uint8Array } = {}, now = STAMP.timestamp) => taxWire.decodeNotice(LINK, { headers: lower(change.headers ?? headers), body: change.body ?? body }, now)
  expect(read()).toEqual(notice)
  expect([read({}, STAMP.timestamp + 301), read({ headers: {} }), read({ body: new TextEncoder().encode(text(body).replace('ntc_1', 'ntc_2')) }), read({ headers: { ...headers, 'Simtax-Serial': 'X' } })]).toEqual([null, null, null, null])
})
