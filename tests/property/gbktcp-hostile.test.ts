/** Hostile bytes end in a Result: never in an exception, never in much work or memory. Ten thousand of them in `npm test`, a million in `test:deep`. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as gbktcp from '@/lib/gateways/water/gbktcp'
import { BILL, ORDER, SUBJECT, USER, must } from '../contract/gbktcp/sample'
import { cpuMs, mostMiB } from '../support/cost'
import { deepTimeout, runs } from '../support/runs'

const share = (percent: number) => ({ numRuns: runs(100, 10_000) * percent })

const NOTHING = { info: {}, rows: [] }
const PAYMENT = { paidAt: '20260316093000', orderNo: 'P1', orderFen: 1n, paidFen: 1n, feeFen: 0n, incomeFen: 1n, merchantOrderNo: 'M1', kind: '消费' }
const FILE = must(gbktcp.encodeReconciliation({ day: '20260316', payments: [PAYMENT, PAYMENT] }))
const BILLS = must(gbktcp.encodeResponse('bills', USER, { info: {}, rows: [BILL, BILL] }))
const GOOD = [
  must(gbktcp.encodeRequest('arrears', SUBJECT, NOTHING)),
  must(gbktcp.encodeRequest('credit', SUBJECT, { info: { ...ORDER, paidAt: '20260316093000' }, rows: [{ month: '202602' }] })),
  must(gbktcp.encodeRequest('reverse', SUBJECT, { info: { ...ORDER, reason: '𠮷王' }, rows: [] })),
  must(gbktcp.encodeRequest('reconcile', SUBJECT, { info: { day: '20260316', lines: 1, totalFen: 1n, part: 1, parts: 1 }, rows: [{ lineNo: 1, ...PAYMENT }] })),
  BILLS,
  must(gbktcp.encodeResponse('arrears', { ...USER, userName: '𠮷'.repeat(30) }, { info: { totalFen: 1n }, rows: [{ month: '202602', volumeM3: 1, amountFen: 1n }] })),
  FILE,
]

/** Everything that reads, on the same bytes; what was read is written again. */
function readAll(bytes: Uint8Array): void {
  const { head, request } = gbktcp.decodeRequest(bytes)
  if (request.ok && head) {
    const { operation, body } = request.value
    const again = gbktcp.encodeRequest(operation, head, body as gbktcp.RequestOf<typeof operation>)
    expect(again.ok && gbktcp.decodeRequest(again.value).request).toEqual(request)
  }
  for (const operation of gbktcp.OPERATIONS) gbktcp.decodeResponse(operation, SUBJECT, bytes)
  gbktcp.decodeReconciliation(bytes)
}

function readStream(bytes: Uint8Array, size: number): void {
  const framer = new gbktcp.Framer()
  for (let at = 0; at < bytes.byteLength; at += size) {
    for (const frame of framer.push(bytes.subarray(at, at + size)).frames) readAll(frame)
    if (framer.pendingBytes > gbktcp.MAX_FRAME_BYTES) throw new Error('keeps too much')
  }
  framer.end()
}

type Change = { at: number; kind: number; byte: number }
const change = fc.record({ at: fc.nat(1_000), kind: fc.nat(4), byte: fc.oneof(fc.nat(255), fc.constantFrom(0x20, 0x30, 0x31, 0x39, 0x40, 0x81, 0xfe)) })

function changed(bytes: Uint8Array, { at, kind, byte }: Change): Uint8Array {
  const place = at % (bytes.byteLength + 1)
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)]
  if (kind === 0) return before
  if (kind === 1) return after
  if (kind === 2) return Buffer.concat([before, Uint8Array.of(byte), after])
  return Buffer.concat([before, Uint8Array.of(byte), after.subarray(1)])
}

/** A right length and trailer around it, so that what is inside is looked at. */
function framed(content: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${content.byteLength + 8}`.padEnd(6)), content, Buffer.from('@@')])
}

const PIECES = ['13', '14', '21', '22', '23', '31', '91', '96', '98', '99', '000', '004', 'SIM0000001', '0100000001', '   ', ' '.repeat(100), '   1', '9999', '202602', '0'.repeat(13), '9'.repeat(13), '20260316093000', '@@', '\xcd\xf5', '\xcd', '\x95\x34\xb2\x35', '\x95\x34', '\xfe\x39\xfe\x39', '\0', '\r\n', '-1', '1e9', '64    ', '65536 ', '999999']

it('any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400, size: 'max' }), fc.integer({ min: 1, max: 50 }), (bytes, size) => {
    readAll(bytes)
    readStream(bytes, size)
  }), share(10))
}, deepTimeout(60))

it('any bytes in a frame', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400, size: 'max' }), (bytes) => readAll(framed(bytes))), share(10))
}, deepTimeout(60))

it('good messages with changes', () => {
  fc.assert(fc.property(fc.constantFrom(...GOOD), fc.array(change, { minLength: 1, maxLength: 4 }), (good, changes) => readAll(changes.reduce(changed, good))), share(20))
}, deepTimeout(60))

it('good messages with changes inside their frame', () => {
  fc.assert(fc.property(fc.constantFrom(...GOOD.slice(0, -1)), fc.array(change, { minLength: 1, maxLength: 3 }), (good, changes) => readAll(framed(changes.reduce(changed, good.subarray(6, -2))))), share(20))
}, deepTimeout(60))

it('streams of good messages with changes, in pieces', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...GOOD), { minLength: 1, maxLength: 3 }), fc.array(change, { maxLength: 3 }), fc.integer({ min: 1, max: 300 }), (good, changes, size) => readStream(changes.reduce(changed, Buffer.concat(good)), size)), share(20))
}, deepTimeout(60))

it('pieces of messages in any order', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30, size: 'max' }), fc.integer({ min: 1, max: 100 }), (pieces, size) => {
    const bytes = Buffer.from(pieces.join(''), 'latin1')
    readAll(framed(bytes))
    readStream(bytes, size)
  }), share(20))
}, deepTimeout(60))

describe('costs little', () => {
  const longest = (content: Uint8Array) => framed(content.subarray(0, gbktcp.MAX_FRAME_BYTES - 8))
  const rows = (text: string) => longest(Buffer.concat([BILLS.subarray(6, 231), Buffer.from(text), Buffer.alloc(70_000, 0x31)]))

  it.each<[string, Uint8Array]>([
    ['nothing but figures', Buffer.alloc(1_000_000, 0x31)],
    ['nothing but spaces', Buffer.alloc(1_000_000, 0x20)],
    ['nothing but first bytes', longest(Buffer.alloc(70_000, 0x81))],
    ['a full frame of figures', longest(Buffer.alloc(70_000, 0x31))],
    ['999 bills that are not there', rows('999')],
    ['ten thousand heads', Buffer.from('9     x@@'.repeat(10_000))],
    ['a file of a hundred thousand lines that are not there', Buffer.concat([Buffer.from(`20260316${'100000'.padStart(10)}${'1'.padStart(18)}\r\n`), Buffer.alloc(1_000_000, 0x20)])],
  ])('%s', (_, bytes) => {
    const readings = [() => readAll(bytes), () => readStream(bytes, 1_460)]
    const readEach = () => {
      for (const read of readings) read()
    }
    expect(cpuMs(readEach)).toBeLessThan(1_000)
    expect(mostMiB(readings)).toBeLessThan(32)
  })
})
