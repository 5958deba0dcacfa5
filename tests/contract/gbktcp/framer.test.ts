import { describe, expect, it } from 'vitest'
import * as gbktcp from '@/lib/gateways/water/gbktcp'
import { keptMiB } from '../../support/cost'
import { ORDER, SUBJECT, must } from './sample'

const FRAME = new Uint8Array(must(gbktcp.encodeRequest('confirm', SUBJECT, { info: ORDER, rows: [] })))
const OTHER = must(gbktcp.encodeRequest('arrears', SUBJECT, { info: {}, rows: [] }))
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const plain = (frames: Uint8Array[]) => frames.map((frame) => Buffer.from(frame).toString('latin1'))

it('a frame in one piece, in bytes, and two in one piece', () => {
  const [whole, slowly, both] = [new gbktcp.Framer(), new gbktcp.Framer(), new gbktcp.Framer()]
  expect(plain(whole.push(FRAME).frames)).toEqual(plain([FRAME]))
  const found = [...FRAME].flatMap((byte) => slowly.push(Uint8Array.of(byte)).frames)
  expect(plain(found)).toEqual(plain([FRAME]))
  expect(plain(both.push(join(FRAME, OTHER)).frames)).toEqual(plain([FRAME, OTHER]))
  expect([whole.end(), slowly.end(), both.end()]).toEqual([null, null, null])
})

it('a read of 100 bytes, more or fewer, is no end', () => {
  for (const size of [99, 100, 101]) {
    const framer = new gbktcp.Framer()
    const found: Uint8Array[] = []
    for (let at = 0; at < FRAME.byteLength; at += size) found.push(...framer.push(FRAME.subarray(at, at + size)).frames)
    expect(plain(found)).toEqual(plain([FRAME]))
  }
})

it('what a caller does to its piece afterwards changes no frame', () => {
  const framer = new gbktcp.Framer()
  const piece = FRAME.slice()
  const { frames } = framer.push(piece)
  piece.fill(0)
  expect(plain(frames)).toEqual(plain([FRAME]))
})

describe('a stream that is none', () => {
  it.each<[string, string, string]>([
    ['spaces', '      ', 'BAD_LENGTH'],
    ['letters', 'GET / HTTP/1.1\r\n', 'BAD_LENGTH'],
    ['a length of nothing', '0     @@', 'BAD_LENGTH'],
    ['a length of itself alone', '8     @@', 'BAD_LENGTH'],
    ['a length above the bound', '65537 ', 'BAD_LENGTH'],
    ['the largest length', '999999', 'BAD_LENGTH'],
    ['a negative length', '-10   ', 'BAD_LENGTH'],
    ['a length with a fraction', '10.5  ', 'BAD_LENGTH'],
    ['a length behind a space', ' 100  ', 'BAD_LENGTH'],
    ['a length in full-width figures', '\xa3\xb1\xa3\xb0\xa3\xb0', 'BAD_LENGTH'],
    ['a line between frames', '\r\n64   ', 'BAD_LENGTH'],
    ['another trailer', '10    ab@#', 'NO_TRAILER'],
    ['a trailer too early', '12    ab@@xx', 'NO_TRAILER'],
  ])('%s', (_, text, problem) => {
    const framer = new gbktcp.Framer()
    const { frames, problem: found } = framer.push(join(OTHER, bytes(text)))
    expect([plain(frames), found]).toEqual([plain([OTHER]), problem])
    // Nothing after it is read any more, right as it may look.
    expect(framer.push(FRAME)).toEqual({ frames: [], problem })
    expect([framer.end(), framer.pendingBytes]).toEqual([problem, 0])
  })

  it.each([1, 5, 6, 7, 60, FRAME.byteLength - 1])('one that ends after %i bytes', (end) => {
    const framer = new gbktcp.Framer()
    expect(framer.push(FRAME.subarray(0, end))).toEqual({ frames: [], problem: null })
    expect(framer.pendingBytes).toBe(end)
    expect(framer.end()).toBe('TRUNCATED')
    expect(framer.push(FRAME.subarray(end))).toEqual({ frames: [], problem: 'TRUNCATED' })
  })

  it('the smallest and the largest frame are frames', () => {
    const framer = new gbktcp.Framer()
    const largest = bytes(`65536 ${'x'.repeat(65_528)}@@`)
    expect(framer.push(bytes('9     x@@')).frames).toHaveLength(1)
    expect(framer.push(largest)).toEqual({ frames: [largest], problem: null })
  })
})

it('an endless stream costs no memory', () => {
  const piece = new Uint8Array(64 * 1024).fill(0x31)
  const bounds = [new gbktcp.Framer(), new gbktcp.Framer()] as const
  bounds[0].push(bytes('65536 '))
  const kept = keptMiB(() => {
    for (let n = 0; n < 2_000; n += 1) for (const framer of bounds) expect(framer.push(piece).frames).toEqual([])
  })
  expect(kept).toBeLessThan(16)
  expect(bounds.map(({ pendingBytes }) => pendingBytes)).toEqual([0, 0])
  expect(bounds.map((framer) => framer.end())).toEqual(['NO_TRAILER', 'BAD_LENGTH'])
})
