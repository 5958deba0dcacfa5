import { expect, it } from 'vitest'
import { sm3, sm4KeyOf } from '@/lib/crypto/sm'
import { hex } from './hex'

/** GB/T 32905-2016, annex A, and the hash of nothing. */
it.each([
  ['', '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b'],
  ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
])('SM3 of %j', (text, digest) => {
  expect(hex(sm3(text))).toBe(digest)
  expect(hex(sm3(...text))).toBe(digest)
})

it('a text is hashed as UTF-8', () => {
  expect(sm3('水费')).toEqual(sm3(new TextEncoder().encode('水费')))
})

it('makes the SM4 key of an APIv3 key', () => {
  const made = sm4KeyOf('0123456789abcdef0123456789abcdef')
  expect(made.ok && hex(made.value)).toBe('065dfd8c28a6bb56148a5a39e42b5c84')
})

it.each(['', '0123456789abcdef', '0123456789abcdef0123456789abcdef0', '水'.repeat(32)])('an APIv3 key %j is none', (key) => {
  expect(sm4KeyOf(key)).toEqual({ ok: false, error: 'BAD_KEY' })
})
