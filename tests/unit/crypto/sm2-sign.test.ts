import { generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { isSm2PublicKey, makeSm2Pair, signSm2, verifySm2 } from '@/lib/crypto/sm'
import { flip, hex, unhex, utf8 } from './hex'
import { K, MESSAGE, ORDER, PRIVATE_KEY, PUBLIC_KEY, R, S } from './sm2-sample'

const DER = unhex(`3046 022100${R} 022100${S}`)
const number = (value: string) => BigInt(`0x${value}`)

/** As a writer of DER does it, whatever the value. */
const der = (...values: bigint[]) => {
  const integers = values.map((value) => {
    const digits = value.toString(16)
    const even = digits.padStart(digits.length + (digits.length % 2), '0')
    const body = Number.parseInt(even.slice(0, 2), 16) >= 0x80 ? `00${even}` : even
    return `02${(body.length / 2).toString(16).padStart(2, '0')}${body}`
  })
  const all = integers.join('')
  return unhex(`30${(all.length / 2).toString(16).padStart(2, '0')}${all}`)
}

describe('the example of GB/T 32918.5', () => {
  it('verifies', () => {
    expect(verifySm2(PUBLIC_KEY, MESSAGE, DER)).toBe(true)
    expect(verifySm2(PUBLIC_KEY.toUpperCase(), MESSAGE, DER)).toBe(true)
    expect(hex(der(number(R), number(S)))).toBe(hex(DER))
  })

  it('is signed with the same random number to the same signature', () => {
    const made = signSm2(PRIVATE_KEY, MESSAGE, () => K)
    expect(made.ok && hex(made.value)).toBe(hex(DER))
  })

  it('counts the ID in', () => {
    const signature = sm2.doSignature(MESSAGE, PRIVATE_KEY, { hash: true, der: true, userId: 'ALICE123@YAHOO.COM' })
    expect(sm2.doVerifySignature(MESSAGE, signature, PUBLIC_KEY, { hash: true, der: true, userId: 'ALICE123@YAHOO.COM' })).toBe(true)
    expect(verifySm2(PUBLIC_KEY, MESSAGE, unhex(signature))).toBe(false)
  })

  it('counts Z_A in', () => {
    const signature = sm2.doSignature(MESSAGE, PRIVATE_KEY, { hash: false, der: true })
    expect(verifySm2(PUBLIC_KEY, MESSAGE, unhex(signature))).toBe(false)
  })
})

describe('pairs', () => {
  it('sign, each for itself, and never the same twice', () => {
    const [one, other] = [makeSm2Pair(), makeSm2Pair()]
    const [first, second] = [signSm2(one.privateKey, MESSAGE), signSm2(one.privateKey, MESSAGE)]
    if (!first.ok || !second.ok) throw new Error('not signed')
    expect(verifySm2(one.publicKey, MESSAGE, first.value)).toBe(true)
    expect(verifySm2(other.publicKey, MESSAGE, first.value)).toBe(false)
    expect(verifySm2(one.publicKey, utf8('Message digest'), first.value)).toBe(false)
    expect(hex(first.value)).not.toBe(hex(second.value))
    expect(sm2.doVerifySignature(MESSAGE, hex(first.value), one.publicKey, { hash: true, der: true })).toBe(true)
  })

  it('are hex of 32 and 65 bytes, on the curve', () => {
    const pair = makeSm2Pair()
    expect(pair.privateKey).toMatch(/^[0-9a-f]{64}$/)
    expect(pair.publicKey).toMatch(/^04[0-9a-f]{128}$/)
    expect(isSm2PublicKey(pair.publicKey)).toBe(true)
  })

  it('that the package makes from a seed are all the same, so nobody asks it for one', () => {
    expect(sm2.generateKeyPairHex('123123123123123').privateKey).toBe(sm2.generateKeyPairHex('987').privateKey)
  })
})

describe('plain ECDSA over the same curve, which is what Node signs', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
  const scalarOf = (key: KeyObject) => hex(key.export({ type: 'sec1', format: 'der' }).subarray(7, 39))
  const point = hex(publicKey.export({ type: 'spki', format: 'der' }).subarray(-65))

  it('does not verify', () => {
    const signature = sign('sm3', MESSAGE, privateKey)
    expect(verify('sm3', MESSAGE, publicKey, signature)).toBe(true)
    expect(isSm2PublicKey(point)).toBe(true)
    expect(verifySm2(point, MESSAGE, signature)).toBe(false)
  })

  it('does not take SM2 for its own', () => {
    const made = signSm2(scalarOf(privateKey), MESSAGE)
    expect(made.ok && verifySm2(point, MESSAGE, made.value)).toBe(true)
    expect(made.ok && verify('sm3', MESSAGE, publicKey, made.value)).toBe(false)
  })
})

describe('a signature has one form', () => {
  const [r, s] = [number(R), number(S)]

  it.each<[string, Uint8Array]>([
    ['r + n', der(r + ORDER, s)],
    ['s + n', der(r, s + ORDER)],
    ['n − r', der(ORDER - r, s)],
    ['n − s', der(r, ORDER - s)],
    ['s and r', der(s, r)],
    ['r = 0', der(0n, s)],
    ['s = 0', der(r, 0n)],
    ['r = n', der(ORDER, s)],
    ['s = n', der(r, ORDER)],
    ['r + s = n', der(r, ORDER - r)],
    ['both 0', der(0n, 0n)],
    ['one number', der(r)],
    ['three numbers', der(r, s, s)],
    ['bytes behind', unhex(`${hex(DER)}00`)],
    ['bytes behind, within', unhex(`3047022100${R}022100${S}00`)],
    ['an end cut off', DER.subarray(0, -1)],
    ['raw r‖s', unhex(R + S)],
    ['raw 04‖r‖s', unhex(`04${R}${S}`)],
    ['a negative r', unhex(`30450220${R}022100${S}`)],
    ['a zero more before r', unhex(`304702220000${R}022100${S}`)],
    ['a long length', unhex(`308146022100${R}022100${S}`)],
    ['a longer length', unhex(`30820046022100${R}022100${S}`)],
    ['an indefinite length', unhex(`3080022100${R}022100${S}0000`)],
    ['a length beyond the end', unhex(`3047022100${R}022100${S}`)],
    ['a length of 4 GB', unhex(`3084ffffffff022100${R}022100${S}`)],
    ['an inner length of 16 MB', unhex(`30460283ffffff${R}022100${S}`)],
    ['a set', unhex(`3146022100${R}022100${S}`)],
    ['an octet string', unhex(`3046042100${R}022100${S}`)],
    ['an empty number', unhex('300402000200')],
    ['an empty sequence', unhex('3000')],
    ['a tag alone', unhex('30')],
    ['a length alone', unhex('3082')],
    ['nothing', new Uint8Array()],
    ['sequences in sequences', unhex('30'.repeat(5_000))],
    ['a megabyte', new Uint8Array(1_000_000).fill(0x30)],
  ])('%s does not verify', (_, signature) => {
    expect(verifySm2(PUBLIC_KEY, MESSAGE, signature)).toBe(false)
  })

  it('nor does any flipped bit', () => {
    for (let bit = 0; bit < DER.byteLength * 8; bit += 7) expect(verifySm2(PUBLIC_KEY, MESSAGE, flip(DER, bit))).toBe(false)
  })
})

describe('keys that are none', () => {
  it.each([
    ['', ''],
    ['zero', '0'.repeat(64)],
    ['n', ORDER.toString(16)],
    ['n − 1, for which 1 + d has no inverse', (ORDER - 1n).toString(16)],
    ['too short', '1'.repeat(63)],
    ['too long', '1'.repeat(65)],
    ['no hex', `${'1'.repeat(63)}g`],
    ['with a line behind', `${'1'.repeat(64)}\n`],
  ])('a private key: %s', (_, key) => {
    expect(signSm2(key, MESSAGE)).toEqual({ ok: false, error: 'BAD_KEY' })
  })

  it.each([
    ['nothing', ''],
    ['compressed', `02${PUBLIC_KEY.slice(2, 66)}`],
    ['without 04', PUBLIC_KEY.slice(2)],
    ['hybrid', `06${PUBLIC_KEY.slice(2)}`],
    ['off the curve', `${PUBLIC_KEY.slice(0, -1)}2`],
    ['infinity', '00'],
    ['zeros', `04${'0'.repeat(128)}`],
    ['beyond the field', `04${'f'.repeat(128)}`],
    ['no hex', `04${'x'.repeat(128)}`],
  ])('a public key: %s', (_, key) => {
    expect(isSm2PublicKey(key)).toBe(false)
    expect(verifySm2(key, MESSAGE, DER)).toBe(false)
  })
})
