/** Hostile bytes, encrypted under the right key or not, end in a Result: never in an exception, never in much work or memory. Ten thousand of them in `npm test`, a million in `test:deep`. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { json, type WaterOperation } from '@/lib/gateways/water'
import { agreed, COMPANY, must, opening, PLATFORM, SESSION, SUBJECT } from '../contract/json/party'
import { cpuMs, keptMiB, mostMiB } from '../support/cost'
import { deepTimeout, runs } from '../support/runs'

const share = (percent: number) => ({ numRuns: runs(100, 10_000) * percent })

const PATH = '/v1/payments.credit'
const ORDER = { billNo: 'B1', transactionId: 'T1', payDate: '20260316100000', customerName: '𠮷㛃王', payAmountFen: 9_000n, attach: '', billMonth: '202602' }
const BILL = { billNo: 'B', beginMonth: '202601', endMonth: '202602', issuedOn: '20260305', dueOn: '20260320', volumeM3: 18, usedBeforeM3: 0, amountFen: 9_000n, lateFeeFen: 0n, paidFen: 0n, lateFeePaidFen: 0n }
const RECEIPT = { billNo: 'B1', payDate: '20260316100000', payAmountFen: 9_000n, channelBillNo: 'C1' }
const PLAINS: [WaterOperation, Uint8Array][] = [
  ['charge', must(json.writeRequest('charge', SUBJECT, ORDER))],
  ['checkId', must(json.writeRequest('checkId', SUBJECT, { idTail: '123X' }))],
  ['bills', must(json.writeAnswer('bills', SUBJECT, { total: 2, items: [BILL, BILL] }))],
  ['confirm', must(json.writeAnswer('confirm', SUBJECT, { state: 'CREDITED', receipt: RECEIPT }))],
  ['usage', must(json.writeAnswer('usage', SUBJECT, [{ month: '202602', volumeM3: 9, readType: 'ACTUAL' }]))],
  ['query', json.writeRefusal(SUBJECT, 'EQ0007')],
]
const SENT = must(json.sealRequest(SESSION, PATH, 7, must(json.writeRequest('charge', SUBJECT, ORDER))))
const BODIES = [SENT.body, must(json.sealAnswer(SESSION, PATH, SENT.envelope, must(json.writeAnswer('charge', SUBJECT, RECEIPT)))).body, json.encodePlain('REPLAYED').body]
const OPENING = opening()
const OPENINGS = [OPENING.body, agreed().body]

/** What is read is written again, and is the same. */
function readPlain(operation: WaterOperation, plain: Uint8Array): void {
  const { subject, asked } = json.readRequest(operation, plain)
  if (subject && asked.ok) expect(json.readRequest(operation, must(json.writeRequest(operation, subject, asked.value.question)))).toEqual({ subject, asked })
  const said = json.readAnswer(operation, SUBJECT, plain)
  if (said.ok && said.value.ok) expect(json.readAnswer(operation, SUBJECT, must(json.writeAnswer(operation, SUBJECT, said.value.value)))).toEqual(said)
  json.decodePlain(409, plain)
}

function readBody(body: Uint8Array): void {
  const envelope = json.readEnvelope(body)
  if (envelope) json.openRequest(SESSION, PATH, envelope)
  json.openAnswer(SESSION, PATH, SENT.envelope, body)
  json.decodePlain(401, body)
}

/** A signature takes ten milliseconds to check, so these come seldom. */
function readOpening(body: Uint8Array): void {
  json.decodeSessionRequest(COMPANY, body)
  json.decodeSessionAnswer(PLATFORM, OPENING, body)
}

/** As a company or a platform gone mad would encrypt it. */
function throughCipher(operation: WaterOperation, plain: Uint8Array): void {
  const sent = json.sealRequest(SESSION, PATH, 1, plain)
  if (!sent.ok) return
  const opened = json.openRequest(SESSION, PATH, must({ ok: true, value: json.readEnvelope(sent.value.body) as json.Envelope }))
  if (!opened) throw new Error('not opened')
  readPlain(operation, opened)
}

type Change = { at: number; kind: number; bytes: Uint8Array }
const PIECES = ['{', '}', '[', ']', '"', '\\', '\\u0000', '\\ud842', ',', ':', 'null', 'true', '-', '1e400', '9'.repeat(40), '0.1', '"data":', '"ok":false,', '"sequence":', '"billKey":', '"__proto__":{"ok":true},', '"constructor":', '"counter":', '"ciphertext":"AA==",', '"session":"c2Vzc2lvbi1vZi1hLXRlc3Q",', '𠮷', '\uFEFF', '\0', ' ', '\n', '王', '/*', '//', "'", 'NaN', '{"a":'.repeat(20), '['.repeat(40)]
const piece = fc.oneof(fc.constantFrom(...PIECES).map((text) => new Uint8Array(Buffer.from(text))), fc.uint8Array({ maxLength: 3 }))
const change: fc.Arbitrary<Change> = fc.record({ at: fc.nat(2_000), kind: fc.nat(4), bytes: piece })

function changed(good: Uint8Array, { at, kind, bytes }: Change): Uint8Array {
  const place = at % (good.byteLength + 1)
  const [before, after] = [good.subarray(0, place), good.subarray(place)]
  if (kind === 0) return before
  if (kind === 1) return after
  if (kind === 2) return Buffer.concat([before, bytes, after])
  return Buffer.concat([before, bytes, after.subarray(bytes.byteLength)])
}

const operation = fc.constantFrom(...json.OPERATION_NAMES)
const changes = (most: number) => fc.array(change, { minLength: 1, maxLength: most })

it('any bytes', () => {
  fc.assert(fc.property(operation, fc.uint8Array({ maxLength: 400, size: 'max' }), (one, bytes) => {
    readBody(bytes)
    readPlain(one, bytes)
    json.decodeSessionRequest(COMPANY, bytes)
  }), share(10))
}, deepTimeout(60))

it('pieces of messages in any order', () => {
  fc.assert(fc.property(operation, fc.array(piece, { maxLength: 40, size: 'max' }), (one, pieces) => {
    readBody(Buffer.concat(pieces))
    readPlain(one, Buffer.concat([Buffer.from('{'), ...pieces, Buffer.from('}')]))
  }), share(19))
}, deepTimeout(60))

it('good contents with changes, under the right key', () => {
  fc.assert(fc.property(fc.constantFrom(...PLAINS), changes(3), ([one, good], some) => throughCipher(one, some.reduce(changed, good))), share(40))
}, deepTimeout(60))

it('good messages with changes', () => {
  fc.assert(fc.property(fc.constantFrom(...BODIES), changes(3), (good, some) => readBody(some.reduce(changed, good))), share(20))
}, deepTimeout(60))

it('values of any kind in the place of fields', () => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(null, '', '0', -1, 1e300, '\0', '王'.repeat(2_001)))
  fc.assert(fc.property(fc.oneof(fc.constantFrom(...PLAINS), fc.tuple(operation, fc.constantFrom(...BODIES))), fc.array(fc.tuple(fc.nat(20), value), { minLength: 1, maxLength: 3 }), ([one, good], some) => {
    const fields = JSON.parse(new TextDecoder().decode(good))
    for (const [n, other] of some) {
      const inside = n % 2 === 0 && typeof fields.data === 'object' && fields.data !== null ? fields.data : fields
      const names = Object.keys(inside)
      inside[names[n % names.length] ?? 'data'] = other
    }
    const bytes = Buffer.from(JSON.stringify(fields))
    readPlain(one, bytes)
    readBody(bytes)
  }), share(10))
}, deepTimeout(60))

it('messages that begin a session, with changes', () => {
  fc.assert(fc.property(fc.constantFrom(...OPENINGS), changes(2), (good, some) => readOpening(some.reduce(changed, good))), share(1))
}, deepTimeout(60))

describe('costs little', () => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text))
  const most = json.MAX_MESSAGE_BYTES
  const fill = (head: string, unit: string, tail: string) => bytes(head + unit.repeat(Math.floor((most - head.length - tail.length) / Buffer.byteLength(unit))) + tail)

  const contents: [string, Uint8Array][] = [
    ['nothing but brackets', fill('', '[', '')],
    ['brackets that close', bytes('['.repeat(most / 2) + ']'.repeat(most / 2))],
    ['objects in objects', fill('{"a":', '{"a":', '')],
    ['objects in objects in a field that nobody knows', bytes(`{"x":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)},"data":{}}`)],
    ['many fields', fill('{"a":1', ',"b":1', '}')],
    ['one field many times', fill('{"data":{}', ',"data":{}', '}')],
    ['many items', fill('{"ok":true,"sequence":"123456","billKey":"0100000001","data":{"total":1,"items":[{}', ',{}', ']}}')],
    ['a long string', fill('{"sequence":"', '𠮷', '"}')],
    ['a string that does not end', fill('{"sequence":"', '\\\\', '')],
    ['a long number', fill('{"counter":', '9', '}')],
    ['nothing but spaces', fill('', ' ', '')],
    ['half a character at the end', Buffer.concat([fill('{"a":"', '𠮷', '').subarray(0, most - 1), Uint8Array.of(0xf0)])],
    ['a long ciphertext', fill('{"session":"c2Vzc2lvbi1vZi1hLXRlc3Q","counter":7,"ciphertext":"', 'AAAA', '"}')],
    ['a long signature', fill('{"version":"1","merchantId":"1900000109","companyId":"100000001","platformHalf":"AAAA","signature":"', 'AAAA', '"}')],
    ['a long half', fill('{"version":"1","merchantId":"1900000109","companyId":"100000001","signature":"AAAA","platformHalf":"', 'AAAA', '"}')],
    ['sixty-four megabytes', new Uint8Array(64 * 1024 * 1024).fill(0x5b)],
  ]
  const readings = (content: Uint8Array) => [() => readBody(content), ...json.OPERATION_NAMES.map((one) => () => readPlain(one, content)), () => readOpening(content)]
  const readAll = (content: Uint8Array) => {
    for (const read of readings(content)) read()
  }

  it.each(contents)('%s', (_, content) => {
    expect(cpuMs(() => readAll(content))).toBeLessThan(1_000)
    expect(mostMiB(readings(content))).toBeLessThan(32)
  })

  it('and keeps nothing', () => {
    const readEach = () => {
      for (const [, content] of contents) readAll(content)
    }
    readEach()
    expect(keptMiB(readEach)).toBeLessThan(4)
  })
})
