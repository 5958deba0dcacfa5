import { sm2 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { decryptSm2, encryptSm2, makeSm2Pair, MAX_SM2_BYTES, sm3, type Sm2Form } from '@/lib/crypto/sm'
import { flip, hex, unhex, utf8 } from './hex'
import { C2, C3, K, PRIVATE_KEY, PUBLIC_KEY, SECRET_MESSAGE, X1, Y1 } from './sm2-sample'

const RAW = unhex(`04${X1}${Y1}${C3}${C2}`)
const ASN1 = unhex(`307c0220${X1}022100${Y1}0420${C3}0413${C2}`)
const FORMS: [Sm2Form, Uint8Array][] = [['RAW', RAW], ['ASN1', ASN1]]
const textOf = (read: ReturnType<typeof decryptSm2>) => read.ok && new TextDecoder().decode(read.value)
const malformed = { ok: false, error: 'MALFORMED' }
const changed = { ok: false, error: 'NOT_AUTHENTIC' }

describe.each(FORMS)('the example of GB/T 32918.5 as %s', (form, secret) => {
  it('is made with the same random number, and read', () => {
    const made = encryptSm2(PUBLIC_KEY, SECRET_MESSAGE, form, () => K)
    expect(made.ok && hex(made.value)).toBe(hex(secret))
    const read = decryptSm2(PRIVATE_KEY, secret, form)
    expect(read.ok && hex(read.value)).toBe(hex(SECRET_MESSAGE))
  })

  it('is not read as the other form', () => {
    expect(decryptSm2(PRIVATE_KEY, secret, form === 'RAW' ? 'ASN1' : 'RAW')).toEqual(malformed)
  })

  it('is not read with another key', () => {
    expect(decryptSm2(makeSm2Pair().privateKey, secret, form)).toEqual(changed)
  })

  it('is not read with a flipped bit', () => {
    for (let bit = 0; bit < secret.byteLength * 8; bit += 5) expect(decryptSm2(PRIVATE_KEY, flip(secret, bit), form).ok).toBe(false)
  })

  it('is not read with bytes missing or added', () => {
    for (let end = 0; end < secret.byteLength; end += 1) expect(decryptSm2(PRIVATE_KEY, secret.subarray(0, end), form).ok).toBe(false)
    expect(decryptSm2(PRIVATE_KEY, Buffer.concat([secret, Uint8Array.of(0)]), form).ok).toBe(false)
  })
})

describe('others’ secrets', () => {
  it('C1C3C2 is read, and ours by them', () => {
    const [raw, asn1] = [sm2.doEncrypt('张三 13800138000', PUBLIC_KEY, 1), sm2.doEncrypt('张三 13800138000', PUBLIC_KEY, 1, { asn1: true })]
    expect(textOf(decryptSm2(PRIVATE_KEY, unhex(`04${raw}`), 'RAW'))).toBe('张三 13800138000')
    expect(textOf(decryptSm2(PRIVATE_KEY, unhex(asn1), 'ASN1'))).toBe('张三 13800138000')
    const made = encryptSm2(PUBLIC_KEY, utf8('李四'), 'RAW')
    expect(made.ok && sm2.doDecrypt(hex(made.value).slice(2), PRIVATE_KEY, 1)).toBe('李四')
    const other = encryptSm2(PUBLIC_KEY, utf8('李四'), 'ASN1')
    expect(other.ok && sm2.doDecrypt(hex(other.value), PRIVATE_KEY, 1, { asn1: true })).toBe('李四')
  })

  it('C1C2C3 is not read, also where its parts are of one length', () => {
    for (const text of ['张三', 'x'.repeat(32)]) {
      expect(decryptSm2(PRIVATE_KEY, unhex(`04${sm2.doEncrypt(text, PUBLIC_KEY, 0)}`), 'RAW')).toEqual(changed)
      expect(decryptSm2(PRIVATE_KEY, unhex(sm2.doEncrypt(text, PUBLIC_KEY, 0, { asn1: true })), 'ASN1')).toEqual(text.length === 32 ? changed : malformed)
    }
  })

  it('without 04 they are malformed', () => {
    expect(decryptSm2(PRIVATE_KEY, unhex(sm2.doEncrypt('张三', PUBLIC_KEY, 1)), 'RAW')).toEqual(malformed)
  })
})

it('one byte never travels as it is: a random number whose key stream is zero is drawn again', () => {
  // The least k whose stream for one byte to this key is zero; the package takes it.
  const zero = (470).toString(16).padStart(64, '0')
  const draws = [zero, K]
  const made = encryptSm2(PUBLIC_KEY, Uint8Array.of(0x41), 'RAW', () => draws.shift() ?? '')
  expect(draws).toEqual([])
  expect(made.ok && made.value.at(-1)).not.toBe(0x41)
  expect(textOf(made.ok ? decryptSm2(PRIVATE_KEY, made.value, 'RAW') : made)).toBe('A')
})

it('and one that was sent so is not read', () => {
  const shared = sm2.ecdh((470).toString(16).padStart(64, '0'), PUBLIC_KEY, false).subarray(1)
  const point = sm2.getPublicKeyFromPrivateKey((470).toString(16).padStart(64, '0'))
  const hash = sm3(shared.subarray(0, 32), Uint8Array.of(0x41), shared.subarray(32))
  expect(decryptSm2(PRIVATE_KEY, unhex(`${point}${hex(hash)}41`), 'RAW')).toEqual(changed)
})

describe('hostile secrets', () => {
  it.each<[string, string, Sm2Form]>([
    // (1, 1) lies on another curve of the same a; what comes of it would tell of the key.
    ['a point off the curve', `04${'1'.padStart(64, '0')}${'1'.padStart(64, '0')}${C3}${C2}`, 'RAW'],
    ['a point off the curve', `302c020101020101 0420${C3} 0402ffff`, 'ASN1'],
    ['the point (0, 0)', `302c020100020100 0420${C3} 0402ffff`, 'ASN1'],
    ['infinity', `00${X1}${Y1}${C3}${C2}`, 'RAW'],
    ['a compressed point', `02${X1}${C3}${C2}`, 'RAW'],
    ['an x above the field', `04${'f'.repeat(64)}${Y1}${C3}${C2}`, 'RAW'],
    ['a short hash', `307b0220${X1}022100${Y1}041f${C3.slice(2)}0413${C2}`, 'ASN1'],
    ['nothing within', `30690220${X1}022100${Y1}0420${C3}0400`, 'ASN1'],
    ['nothing within', `04${X1}${Y1}${C3}`, 'RAW'],
    ['a negative y', `307b0220${X1}0220${Y1}0420${C3}0413${C2}`, 'ASN1'],
    ['a zero more before x', `307d022100${X1}022100${Y1}0420${C3}0413${C2}`, 'ASN1'],
    ['another order', `307c0220${X1}022100${Y1}0413${C2}0420${C3}`, 'ASN1'],
    ['a length of 16 MB', `3083ffffff0220${X1}022100${Y1}0420${C3}0413${C2}`, 'ASN1'],
    ['nothing', '', 'ASN1'],
    ['nothing', '', 'RAW'],
  ])('%s', (_, secret, form) => {
    expect(decryptSm2(PRIVATE_KEY, unhex(secret), form)).toEqual(malformed)
  })

  it('too much', () => {
    expect(decryptSm2(PRIVATE_KEY, new Uint8Array(MAX_SM2_BYTES + 129), 'ASN1')).toEqual({ ok: false, error: 'TOO_LONG' })
    expect(encryptSm2(PUBLIC_KEY, new Uint8Array(MAX_SM2_BYTES + 1), 'ASN1')).toEqual({ ok: false, error: 'TOO_LONG' })
    const most = encryptSm2(PUBLIC_KEY, new Uint8Array(MAX_SM2_BYTES), 'ASN1')
    if (!most.ok) throw new Error(most.error)
    const read = decryptSm2(PRIVATE_KEY, most.value, 'ASN1')
    expect(read.ok && read.value.byteLength).toBe(MAX_SM2_BYTES)
  })

  it('an empty message, and keys that are none', () => {
    expect(encryptSm2(PUBLIC_KEY, new Uint8Array(), 'RAW')).toEqual({ ok: false, error: 'EMPTY' })
    expect(encryptSm2(PUBLIC_KEY.slice(2), SECRET_MESSAGE, 'RAW')).toEqual({ ok: false, error: 'BAD_KEY' })
    expect(decryptSm2('0'.repeat(64), RAW, 'RAW')).toEqual({ ok: false, error: 'BAD_KEY' })
  })
})
