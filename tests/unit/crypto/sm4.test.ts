import { createCipheriv } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decryptSm4, encryptSm4, openSm4Gcm, sealSm4Gcm, type Sm4Cipher } from '@/lib/crypto/sm'
import { flip, hex, unhex, utf8 } from './hex'

const KEY = unhex('0123456789abcdeffedcba9876543210')
const IV = unhex('000102030405060708090a0b0c0d0e0f')
const PLAIN = unhex('aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffffaaaaaaaabbbbbbbb')
const ECB: Sm4Cipher = { mode: 'ECB', padding: 'NONE' }

it('one block, GB/T 32907-2016 annex A.1', () => {
  const made = encryptSm4(ECB, KEY, KEY)
  expect(made.ok && hex(made.value)).toBe('681edf34d206965e86b3e94f536e4246')
})

/** A million as one chain: CBC over zeros encrypts each time what came out the time before. A thousand are held against one by one. */
it('the same block again and again, annex A.2', () => {
  const chained = (times: number) => createCipheriv('sm4-cbc', KEY, KEY).setAutoPadding(false).update(new Uint8Array(16 * times)).subarray(-16)
  let block: Uint8Array = KEY
  for (let n = 0; n < 1_000; n += 1) {
    const next = encryptSm4(ECB, KEY, block)
    if (!next.ok) throw new Error(next.error)
    block = next.value
  }
  expect(hex(block)).toBe(hex(chained(1_000)))
  expect(hex(chained(1_000_000))).toBe('595298c7c6fd271f0402f804c33d3f66')
})

describe('modes', () => {
  it.each<[Sm4Cipher, string]>([
    [ECB, '5ec8143de509cff7b5179f8f474b86192f1d305a7fb17df985f81c8482192304'],
    [{ mode: 'CBC', iv: IV, padding: 'NONE' }, '78ebb11cc40b0a48312aaeb2040244cb4cb7016951909226979b0d15dc6a8f6d'],
    [{ mode: 'CTR', iv: IV }, 'ac3236cb861dd316e6413b4e3c7524b781e9e3a5bf5c03fe703bb94f3abb16a1'],
  ])('%j', (cipher, secret) => {
    const made = encryptSm4(cipher, KEY, PLAIN)
    expect(made.ok && hex(made.value)).toBe(secret)
    const back = decryptSm4(cipher, KEY, unhex(secret))
    expect(back.ok && hex(back.value)).toBe(hex(PLAIN))
  })

  it.each([
    ['sm4-cfb', 'ac3236cb861dd316e6413b4e3c7524b769d4c54ed433b9a0346009beb37b2b3f'],
    ['sm4-ofb', 'ac3236cb861dd316e6413b4e3c7524b71d01aca2487ca582cbf5463e6698539b'],
  ])('Node’s %s, which nobody here uses', (name, secret) => {
    expect(createCipheriv(name, KEY, IV).update(PLAIN).toString('hex')).toBe(secret)
  })

  it.each<Sm4Cipher>([
    { mode: 'ECB', padding: 'PKCS7' },
    { mode: 'CBC', iv: IV, padding: 'PKCS7' },
  ])('%j pads, a whole block with a block more', (cipher) => {
    for (const length of [0, 1, 15, 16, 17]) {
      const made = encryptSm4(cipher, KEY, new Uint8Array(length))
      if (!made.ok) throw new Error(made.error)
      expect(made.value.byteLength).toBe(length < 16 ? 16 : 32)
      const back = decryptSm4(cipher, KEY, made.value)
      expect(back.ok && back.value.byteLength).toBe(length)
    }
  })
})

describe('refuses', () => {
  it.each([0, 8, 15, 17, 24, 32])('a key of %i bytes', (length) => {
    const key = new Uint8Array(length)
    expect(encryptSm4(ECB, key, PLAIN)).toEqual({ ok: false, error: 'BAD_KEY' })
    expect(decryptSm4(ECB, key, PLAIN)).toEqual({ ok: false, error: 'BAD_KEY' })
    expect(sealSm4Gcm({ key, nonce: new Uint8Array(12), aad: IV }, PLAIN)).toEqual({ ok: false, error: 'BAD_KEY' })
  })

  it.each([0, 12, 15, 17])('an IV of %i bytes', (length) => {
    const iv = new Uint8Array(length)
    expect(encryptSm4({ mode: 'CBC', iv, padding: 'PKCS7' }, KEY, PLAIN)).toEqual({ ok: false, error: 'BAD_IV' })
    expect(decryptSm4({ mode: 'CTR', iv }, KEY, PLAIN)).toEqual({ ok: false, error: 'BAD_IV' })
    expect(encryptSm4({ mode: 'CTR' } as Sm4Cipher, KEY, PLAIN)).toEqual({ ok: false, error: 'BAD_IV' })
  })

  it.each([1, 15, 17, 33])('%i bytes where whole blocks are due', (length) => {
    const bytes = new Uint8Array(length)
    expect(encryptSm4(ECB, KEY, bytes)).toEqual({ ok: false, error: 'BAD_LENGTH' })
    expect(decryptSm4(ECB, KEY, bytes)).toEqual({ ok: false, error: 'BAD_LENGTH' })
    expect(decryptSm4({ mode: 'CBC', iv: IV, padding: 'PKCS7' }, KEY, bytes)).toEqual({ ok: false, error: 'BAD_LENGTH' })
  })

  it('what is not padded, nothing at all included', () => {
    expect(decryptSm4({ mode: 'ECB', padding: 'PKCS7' }, KEY, PLAIN)).toEqual({ ok: false, error: 'BAD_PADDING' })
    expect(decryptSm4({ mode: 'CBC', iv: IV, padding: 'PKCS7' }, KEY, new Uint8Array())).toEqual({ ok: false, error: 'BAD_PADDING' })
  })

  // sm-crypto encrypts with ECB when it is asked for GCM, and says nothing.
  it.each(['GCM', 'gcm', 'ecb', 'sm4-ecb', '', 'toString', '__proto__', undefined])('the mode %s', (mode) => {
    const cipher = { mode, iv: IV, padding: 'NONE' } as unknown as Sm4Cipher
    expect(encryptSm4(cipher, KEY, PLAIN)).toEqual({ ok: false, error: 'UNKNOWN_MODE' })
    expect(decryptSm4(cipher, KEY, PLAIN)).toEqual({ ok: false, error: 'UNKNOWN_MODE' })
  })
})

describe('GCM, RFC 8998 A.1', () => {
  const setting = { key: KEY, nonce: unhex('00001234567800000000abcd'), aad: unhex('feedfacedeadbeeffeedfacedeadbeefabaddad2') }
  const plain = unhex('aa bb cc dd ee ff ee aa'.replace(/\w\w/g, (byte) => byte.repeat(8)))
  const secret = unhex('17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d')
  const tag = unhex('83de3541e4c2b58177e065a9bf7b62ec')
  const refused = { ok: false, error: 'NOT_AUTHENTIC' }

  it('seals and opens', () => {
    const made = sealSm4Gcm(setting, plain)
    expect(made.ok && [hex(made.value.secret), hex(made.value.tag)]).toEqual([hex(secret), hex(tag)])
    const opened = openSm4Gcm(setting, { secret, tag })
    expect(opened.ok && hex(opened.value)).toBe(hex(plain))
  })

  it('is not ECB, nor CTR without a tag', () => {
    const ecb = encryptSm4(ECB, KEY, plain)
    expect(ecb.ok && hex(ecb.value)).not.toBe(hex(secret))
  })

  it('every bit of the tag, the secret, the aad and the nonce counts', () => {
    for (let bit = 0; bit < tag.byteLength * 8; bit += 1) expect(openSm4Gcm(setting, { secret, tag: flip(tag, bit) })).toEqual(refused)
    for (let bit = 0; bit < secret.byteLength * 8; bit += 1) expect(openSm4Gcm(setting, { secret: flip(secret, bit), tag })).toEqual(refused)
    for (let bit = 0; bit < 160; bit += 1) expect(openSm4Gcm({ ...setting, aad: flip(setting.aad, bit) }, { secret, tag })).toEqual(refused)
    for (let bit = 0; bit < 96; bit += 1) expect(openSm4Gcm({ ...setting, nonce: flip(setting.nonce, bit) }, { secret, tag })).toEqual(refused)
  })

  it('what moves from the aad into the secret is noticed', () => {
    const made = sealSm4Gcm({ ...setting, aad: utf8('ab') }, utf8('c'))
    if (!made.ok) throw new Error(made.error)
    expect(openSm4Gcm({ ...setting, aad: utf8('a') }, made.value)).toEqual(refused)
    expect(openSm4Gcm({ ...setting, aad: utf8('ab\0') }, made.value)).toEqual(refused)
  })

  it.each([0, 4, 8, 12, 15, 17, 32])('a tag of %i bytes is none', (length) => {
    expect(openSm4Gcm(setting, { secret, tag: new Uint8Array(32).fill(0).map((_, n) => tag[n] ?? 0).subarray(0, length) })).toEqual({ ok: false, error: 'BAD_TAG' })
  })

  it.each([0, 8, 11, 13, 16])('a nonce of %i bytes is none', (length) => {
    const other = { ...setting, nonce: new Uint8Array(length) }
    expect(sealSm4Gcm(other, plain)).toEqual({ ok: false, error: 'BAD_NONCE' })
    expect(openSm4Gcm(other, { secret, tag })).toEqual({ ok: false, error: 'BAD_NONCE' })
  })

  it('more than 16 MB are not taken', () => {
    expect(sealSm4Gcm(setting, new Uint8Array(16 * 1024 * 1024 + 1))).toEqual({ ok: false, error: 'TOO_LONG' })
  })

  it('seals nothing, with a tag over the aad alone', () => {
    const made = sealSm4Gcm(setting, new Uint8Array())
    expect(made.ok && openSm4Gcm(setting, made.value)).toEqual({ ok: true, value: Buffer.alloc(0) })
    expect(made.ok && openSm4Gcm({ ...setting, aad: new Uint8Array() }, made.value)).toEqual(refused)
  })
})
