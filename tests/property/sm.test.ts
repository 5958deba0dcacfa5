/** SM2, SM3 and SM4: what goes in comes out, and nothing that was changed does. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decryptSm2, decryptSm4, encryptSm2, encryptSm4, makeSm2Pair, openSm4Gcm, sealSm4Gcm, signSm2, sm3, verifySm2, type Sm4Cipher } from '@/lib/crypto/sm'
import { flip } from '../unit/crypto/hex'
import { runs } from '../support/runs'

const tries = { numRuns: runs(300, 20_000) }
/** Points are multiplied a few hundred times a second. */
const fewer = { numRuns: runs(15, 500) }

const key = fc.uint8Array({ minLength: 16, maxLength: 16 })
const iv = key
const nonce = fc.uint8Array({ minLength: 12, maxLength: 12 })
const bytes = fc.uint8Array({ maxLength: 200, size: 'max' })
const some = fc.uint8Array({ minLength: 1, maxLength: 200, size: 'max' })
const padding = fc.constant('PKCS7' as const)
const cipher: fc.Arbitrary<Sm4Cipher> = fc.oneof(
  fc.record({ mode: fc.constant('ECB' as const), padding }),
  fc.record({ mode: fc.constant('CBC' as const), iv, padding }),
  fc.record({ mode: fc.constant('CTR' as const), iv }),
)

const must = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
  if (!result.ok) throw new Error(result.error)
  return result.value
}
const same = (a: Uint8Array, b: Uint8Array) => void expect(Buffer.compare(a, b)).toBe(0)

describe('SM4', () => {
  it('decrypts what it encrypted', () => {
    fc.assert(fc.property(cipher, key, bytes, (how, with_, plain) => same(must(decryptSm4(how, with_, must(encryptSm4(how, with_, plain)))), plain)), tries)
  })

  it('never throws on what it is to decrypt', () => {
    fc.assert(fc.property(cipher, bytes, bytes, (how, with_, secret) => void decryptSm4(how, with_, secret)), tries)
  })

  it('GCM opens what it sealed, and nothing with a flipped bit', () => {
    fc.assert(
      fc.property(key, nonce, bytes, bytes, fc.nat(), (with_, once, aad, plain, n) => {
        const setting = { key: with_, nonce: once, aad }
        const sealed = must(sealSm4Gcm(setting, plain))
        same(must(openSm4Gcm(setting, sealed)), plain)
        expect(sealed.secret.byteLength).toBe(plain.byteLength)
        const bit = (part: Uint8Array) => n % Math.max(part.byteLength * 8, 1)
        const refused = { ok: false, error: 'NOT_AUTHENTIC' }
        expect(openSm4Gcm(setting, { ...sealed, tag: flip(sealed.tag, bit(sealed.tag)) })).toEqual(refused)
        if (plain.byteLength > 0) expect(openSm4Gcm(setting, { ...sealed, secret: flip(sealed.secret, bit(plain)) })).toEqual(refused)
        if (aad.byteLength > 0) expect(openSm4Gcm({ ...setting, aad: flip(aad, bit(aad)) }, sealed)).toEqual(refused)
        expect(openSm4Gcm({ ...setting, nonce: flip(once, bit(once)) }, sealed)).toEqual(refused)
        expect(openSm4Gcm({ ...setting, key: flip(with_, bit(with_)) }, sealed)).toEqual(refused)
      }),
      tries,
    )
  })
})

it('SM3 does not care how its text is cut', () => {
  fc.assert(fc.property(bytes, fc.nat(200), (text, at) => same(sm3(text), sm3(text.subarray(0, at), text.subarray(at)))), tries)
})

describe('SM2', () => {
  it('verifies what it signed, and nothing with a flipped bit', () => {
    const { privateKey, publicKey } = makeSm2Pair()
    fc.assert(
      fc.property(some, fc.nat(), (message, n) => {
        const signature = must(signSm2(privateKey, message))
        expect(verifySm2(publicKey, message, signature)).toBe(true)
        expect(verifySm2(publicKey, message, flip(signature, n % (signature.byteLength * 8)))).toBe(false)
        expect(verifySm2(publicKey, flip(message, n % (message.byteLength * 8)), signature)).toBe(false)
      }),
      fewer,
    )
  })

  it('decrypts what it encrypted, and nothing with a flipped bit', () => {
    const { privateKey, publicKey } = makeSm2Pair()
    fc.assert(
      fc.property(some, fc.constantFrom('ASN1' as const, 'RAW' as const), fc.nat(), (plain, form, n) => {
        const secret = must(encryptSm2(publicKey, plain, form))
        same(must(decryptSm2(privateKey, secret, form)), plain)
        expect(decryptSm2(privateKey, flip(secret, n % (secret.byteLength * 8)), form).ok).toBe(false)
      }),
      fewer,
    )
  })

  it('never throws on any bytes', () => {
    const { privateKey, publicKey } = makeSm2Pair()
    const piece = fc.constantFrom('30', '02', '04', '00', '01', '20', '21', '44', '46', '7f', '80', '81', '82', '83', '84', 'ff', '00'.repeat(32), 'ff'.repeat(32), publicKey.slice(2, 66))
    const hostile = fc.oneof(bytes, fc.array(piece, { maxLength: 20, size: 'max' }).map((pieces) => new Uint8Array(Buffer.from(pieces.join(''), 'hex'))))
    fc.assert(
      fc.property(hostile, (what) => {
        expect(verifySm2(publicKey, what, what)).toBe(false)
        expect(decryptSm2(privateKey, what, 'ASN1').ok).toBe(false)
        expect(decryptSm2(privateKey, what, 'RAW').ok).toBe(false)
      }),
      tries,
    )
  })
})
