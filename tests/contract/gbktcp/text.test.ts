import { describe, expect, it } from 'vitest'
import * as gbktcp from '@/lib/gateways/water/gbktcp'
import { hex, ORDER, padded, SUBJECT, unhex, must } from './sample'

/** The 60 bytes of a reason, as they are sent, and what comes of them. */
const sent = (reason: string) => gbktcp.encodeRequest('reverse', SUBJECT, { info: { ...ORDER, reason }, rows: [] })
const bytesOf = (reason: string) => hex(must(sent(reason)).subarray(124, 184))
const read = (bytes: string) => {
  const frame = must(sent(''))
  frame.set(unhex(padded(bytes, 60)), 124)
  const { request } = gbktcp.decodeRequest(frame)
  if (!request.ok) return request.error
  return request.value.operation === 'reverse' ? request.value.body.info.reason : null
}

describe('GB 18030', () => {
  it.each([
    ['𠮷', '9534b235'],
    ['𡈼', '9535db34'],
    ['㛃', '8230b731'],
    ['€', 'a2e3'],
    ['ǹ', 'a8bf'],
    ['ḿ', 'a8bc'],
    ['龦', '82358f33'],
    ['龴', 'fe59'],
    ['︐', 'a6d9'],
    ['', ''],
    ['👨‍👩‍👧', '9439d3388136a4399439d3398136a4399439d337'],
    ['@@', '4040'],
    ['a  b', '61202062'],
    ['　王', 'a1a1cdf5'],
  ])('%s', (text, bytes) => {
    expect(bytesOf(text)).toBe(padded(bytes, 60))
    expect(read(bytes)).toBe(text)
  })

  it('a four-byte spelling of what has two bytes since 2005 is read as well', () => {
    expect(read('82359037')).toBe('龴')
    expect(read('84318236')).toBe('︐')
  })

  it.each(['\ud800', '\udfb7x', 'x\ud842', '\ue000', '\ue5e5', '\uf8ff', '\u{f0000}', '\u{10fffd}', '\ufffd', '\uffff', '\ufdd0', '\0', '\n', '\x7f', '\x85'])('%j is not sent', (sign) => {
    for (const text of [sign, `王${sign}`, `${sign}芳`, '王'.repeat(40) + sign]) expect(sent(text)).toEqual({ ok: false, error: { kind: 'NOT_IN_GB18030', field: 'reason' } })
  })

  it.each([
    ['no such byte', 'ff'],
    ['the euro of Windows', '80'],
    ['a first byte without its second', 'cd'],
    ['half a character before another', 'cdcdf5'],
    ['half a character before an end', 'cdf5b7'],
    ['two of four bytes', '8130'],
    ['four bytes that stand for nothing', '8431a530'],
    ['beyond Unicode', 'fe39fe39'],
    ['half a surrogate pair', 'e3329a36'],
    ['private use', 'aaa1'],
    ['private use in two bytes', 'a140'],
    ['U+FFFD', '8431a437'],
    ['a NUL', '00'],
    ['UTF-8', 'e78e8be88ab3ef'],
    ['a line', '0d0a'],
  ])('%s is not read', (_, bytes) => {
    expect(read(bytes)).toEqual({ kind: 'NOT_IN_GB18030', field: 'reason' })
  })
})

describe('a text that does not fit', () => {
  it.each([
    ['two bytes a character', '王'.repeat(31), '王'.repeat(30)],
    ['one byte in the way', `a${'王'.repeat(30)}`, `a${'王'.repeat(29)}`],
    ['four bytes a character', '𠮷'.repeat(16), '𠮷'.repeat(15)],
    ['two bytes in the way', `王${'𠮷'.repeat(15)}`, `王${'𠮷'.repeat(14)}`],
    ['a character of four bytes at the end', `${'王'.repeat(29)}𠮷`, '王'.repeat(29)],
    ['a space at the cut', `${'a'.repeat(59)} b`, 'a'.repeat(59)],
    ['ASCII', 'a'.repeat(61), 'a'.repeat(60)],
  ])('is cut between characters: %s', (_, text, rest) => {
    const bytes = bytesOf(text)
    expect(bytes.length / 2).toBe(60)
    expect(read(bytes)).toBe(rest)
  })

  it.each([
    ['one of two bytes', `61${'cdf5'.repeat(29)}cd`, `a${'王'.repeat(29)}`],
    ['one of four', `616161${'9534b235'.repeat(14)}95`, `aaa${'𠮷'.repeat(14)}`],
    ['two of four', `6161${'9534b235'.repeat(14)}9534`, `aa${'𠮷'.repeat(14)}`],
    ['three of four', `61${'9534b235'.repeat(14)}9534b2`, `a${'𠮷'.repeat(14)}`],
  ])('and that a company has cut through a character is read without it: %s', (_, bytes, text) => {
    expect(bytes.length / 2).toBe(60)
    expect(read(bytes)).toBe(text)
  })

  it.each(['80', 'ff'])('a byte %s at its end is half of nothing', (byte) => {
    expect(read('61'.repeat(59) + byte)).toEqual({ kind: 'NOT_IN_GB18030', field: 'reason' })
  })

  it('spaces at its end are lost', () => {
    expect(read(bytesOf('王芳  '))).toBe('王芳')
  })
})

it('`@@` within a text ends nothing', () => {
  const frame = must(sent('a@@b'))
  const framer = new gbktcp.Framer()
  expect(framer.push(frame).frames.map(hex)).toEqual([hex(frame)])
})
