/** Encrypted messages, byte for byte. Both ciphertexts were opened with sm-crypto-v2 alone. */
import { describe, expect, it } from 'vitest'
import { json } from '@/lib/gateways/water'
import { bytes, must, SESSION, SUBJECT, text } from './party'

const PATH = '/v1/payments.credit'
const REQUEST =
  '{"session":"c2Vzc2lvbi1vZi1hLXRlc3Q","counter":7,"ciphertext":"hXDrMcQC+nNUEVa7WgC5pyE911yxqHmd8R17M5ORIeWueK6BNofNCAL8yGAEpFIYTWuiqafluEzZRcLP9tWAeo5SESSIBObOqw0kI9zBexAol/r2JPAM5d2u+WU3aUXyDs5Ua4TOl8iU/wDXZdV9Ds8HXQ1k2RNGPIiGbDin8GUT17rf9voMJOPUp3LoUZbJ7PrgO80dBLPAHYFIdG6IPY1ZUTWZEp0zBbCHRuLp0kmc7bMMr0rWlbaLxqYESO2kf+lX3QqDX/tWiLGRxErv2IjoQ1d2G3Ge0+S0QAhVIvqCdBZK8CMbQXI13w=="}'
const ANSWER =
  '{"session":"c2Vzc2lvbi1vZi1hLXRlc3Q","counter":7,"ciphertext":"VPXUOY442wCZJUdQq1ZeSsNERNbgyLHghE9RttvLYCFBiQzA5S9s+z6MuNLYqaUPgyzIHarC8YRVDb6PbSrJk6UyxnLu285mVSX70N7oWPNNIXIJ2HTcONbYMv0dPmYNxrosdM1+h75wCTS4x1acMjGJaxdkt4syWFNrpATISm+tvgn1L0HA9aQyQF4csLCoAnxwaYkAt35vhwuItmg4ve/p4A=="}'

const order = must(json.writeRequest('charge', SUBJECT, { billNo: 'B1', transactionId: 'T1', payDate: '20260316100000', customerName: '𠮷㛃', payAmountFen: 9000n, attach: '', billMonth: '202602' }))
const receipt = must(json.writeAnswer('charge', SUBJECT, { billNo: 'B1', payDate: '20260316100000', payAmountFen: 9000n, channelBillNo: 'C1' }))
const asked = () => must(json.sealRequest(SESSION, PATH, 7, order))
const said = () => must(json.sealAnswer(SESSION, PATH, asked().envelope, receipt))

it('are these bytes, and are opened by the other side', () => {
  expect(text(asked().body)).toBe(REQUEST)
  expect(text(said().body)).toBe(ANSWER)
  const envelope = json.readEnvelope(bytes(REQUEST))
  expect(envelope && text(json.openRequest(SESSION, PATH, envelope) ?? bytes('no'))).toBe(text(order))
  expect(text(json.openAnswer(SESSION, PATH, asked().envelope, bytes(ANSWER)) ?? bytes('no'))).toBe(text(receipt))
})

/** With the byte at `at`, counted from the end if negative, changed in one bit. */
function flipped(ciphertext: Uint8Array, at: number): Uint8Array {
  const place = at < 0 ? ciphertext.byteLength + at : at
  return ciphertext.map((byte, n) => (n === place ? byte ^ 1 : byte))
}

describe('a request is not opened', () => {
  const { envelope } = asked()
  it.each<[string, Partial<json.Session>, string, Partial<json.Envelope>]>([
    ['at another address', {}, '/v1/payments.reverse', {}],
    ['under another counter', {}, PATH, { counter: 8 }],
    ['in another session', { id: 'another-session-of-ours' }, PATH, { session: 'another-session-of-ours' }],
    ['with another key', { platformKey: SESSION.companyKey }, PATH, {}],
    ['with its first byte changed', {}, PATH, { ciphertext: flipped(envelope.ciphertext, 0) }],
    ['with the last byte before the tag changed', {}, PATH, { ciphertext: flipped(envelope.ciphertext, -17) }],
    ['with the first byte of the tag changed', {}, PATH, { ciphertext: flipped(envelope.ciphertext, -16) }],
    ['with the last byte of the tag changed', {}, PATH, { ciphertext: flipped(envelope.ciphertext, -1) }],
    ['without its last byte', {}, PATH, { ciphertext: envelope.ciphertext.subarray(0, -1) }],
    ['as an answer', { platformKey: SESSION.companyKey }, PATH, { ciphertext: said().envelope.ciphertext }],
    ['with a tag alone', {}, PATH, { ciphertext: envelope.ciphertext.subarray(-16) }],
    ['with less than a tag', {}, PATH, { ciphertext: new Uint8Array(15) }],
    ['empty', {}, PATH, { ciphertext: new Uint8Array() }],
  ])('%s', (_, session, path, more) => expect(json.openRequest({ ...SESSION, ...session }, path, { ...envelope, ...more })).toBeNull())
})

describe('an answer is not opened', () => {
  const hear = (request: json.Envelope, body: Uint8Array, path = PATH, session = SESSION) => json.openAnswer(session, path, request, body)
  const { envelope } = asked()
  const withCiphertext = (ciphertext: Uint8Array) => bytes(JSON.stringify({ ...JSON.parse(ANSWER), ciphertext: Buffer.from(ciphertext).toString('base64') }))

  it('for another request of the same counter', () => {
    const other = must(json.sealRequest(SESSION, PATH, 7, order.map((byte, n) => (n === 20 ? byte ^ 1 : byte)))).envelope
    expect(hear(other, bytes(ANSWER))).toBeNull()
  })

  it('for another counter, address or session', () => {
    expect(hear({ ...envelope, counter: 8 }, bytes(ANSWER))).toBeNull()
    expect(hear({ ...envelope, counter: 8 }, bytes(ANSWER.replace('"counter":7', '"counter":8')))).toBeNull()
    expect(hear(envelope, bytes(ANSWER), '/v1/payments.reverse')).toBeNull()
    expect(hear(envelope, bytes(ANSWER), PATH, { ...SESSION, id: 'another-session-of-ours' })).toBeNull()
  })

  it('when it is the request itself', () => expect(hear(envelope, bytes(REQUEST))).toBeNull())

  it.each([0, 5, -17, -16, -1])('with byte %i changed', (at) => expect(hear(envelope, withCiphertext(flipped(said().envelope.ciphertext, at)))).toBeNull())
})

it.each<[string, string]>([
  ['nothing', ''],
  ['no object', 'null'],
  ['a list', `[${REQUEST}]`],
  ['half of it', REQUEST.slice(0, 100)],
  ['two of them', REQUEST + REQUEST],
  ['no counter', REQUEST.replace('"counter":7,', '')],
  ['counter 0', REQUEST.replace('"counter":7', '"counter":0')],
  ['a counter below 0', REQUEST.replace('"counter":7', '"counter":-7')],
  ['half a counter', REQUEST.replace('"counter":7', '"counter":7.5')],
  ['a counter that is text', REQUEST.replace('"counter":7', '"counter":"7"')],
  ['a counter that doubles cannot hold', REQUEST.replace('"counter":7', '"counter":9007199254740993')],
  ['an endless counter', REQUEST.replace('"counter":7', '"counter":1e400')],
  ['a session id with a line break', REQUEST.replace('"c2Vz', '"\\nc2V')],
  ['a session id that is short', REQUEST.replace('c2Vzc2lvbi1vZi1hLXRlc3Q', 'c2Vz')],
  ['base64url', REQUEST.replace('+nNU', '-nNU')],
  ['base64 with other last bits', REQUEST.replace('13w==', '13x==')],
  ['base64 with something behind it', REQUEST.replace('13w==', '13w==A')],
  ['a NUL', REQUEST.replace('13w==', '13w==\0')],
])('is no message: %s', (_, body) => expect(json.readEnvelope(bytes(body))).toBeNull())

it.each<[string, string]>([
  ['fields in another order', '{"ciphertext":"AA==","counter":7,"session":"c2Vzc2lvbi1vZi1hLXRlc3Q"}'],
  ['a field that nobody knows', '{"session":"c2Vzc2lvbi1vZi1hLXRlc3Q","counter":7,"ciphertext":"AA==","trace":{"a":[1]}}'],
  ['a field that is said twice: the last one counts', '{"session":"c2Vzc2lvbi1vZi1hLXRlc3Q","counter":8,"ciphertext":"AA==","counter":7}'],
  ['a field called __proto__', '{"__proto__":{"counter":8},"session":"c2Vzc2lvbi1vZi1hLXRlc3Q","counter":7,"ciphertext":"AA=="}'],
])('is a message: %s', (_, body) => expect(json.readEnvelope(bytes(body))).toEqual({ session: SESSION.id, counter: 7, ciphertext: Uint8Array.of(0) }))

it('is sealed only when it is short enough', () => {
  const most = 64 * 1024 - '{"session":"c2Vzc2lvbi1vZi1hLXRlc3Q","counter":1,"ciphertext":""}'.length
  const fits = Math.floor(most / 4) * 3 - 16
  expect(must(json.sealRequest(SESSION, PATH, 1, new Uint8Array(fits))).body.byteLength).toBeLessThanOrEqual(64 * 1024)
  expect(json.sealRequest(SESSION, PATH, 1, new Uint8Array(fits + 3))).toEqual({ ok: false, error: 'TOO_LARGE' })
})
