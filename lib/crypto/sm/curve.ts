/**
 * The only door to sm-crypto-v2: arithmetic on the curve of GB/T 32918.5. Keys in hex; a public key is 04‖x‖y.
 *
 * Of that package nothing else is used, since version 1.15.1 calculates a private key of 1 from any seed that it is given, takes points
 * off the curve when it decrypts ASN.1, reads ASN.1 that is not DER, and lets an all-zero key stream pass when it encrypts. Its
 * randomness is the platform's; here every random number comes from `random.ts`.
 *
 * Node's own signatures over this curve are plain ECDSA, without Z_A and with another equation. They are not SM2.
 */
import { sm2 } from 'sm-crypto-v2'

/** Order of the base point (GB/T 32918.5). */
export const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

/** The signer's ID when nothing else is agreed (GM/T 0009 §10); WeChat Pay's too. */
export const SM2_ID = '1234567812345678'

const SCALAR = /^[0-9a-f]{64}$/i
const POINT = /^04[0-9a-f]{128}$/i

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
export const bytesOf = (hex: string): Uint8Array => Buffer.from(hex, 'hex')
const numberOf = (hex: string): bigint => BigInt(`0x${hex}`)

/** 1 … n−1, in 32 bytes of hex. */
export const isScalar = (hex: string): boolean => SCALAR.test(hex) && numberOf(hex) > 0n && numberOf(hex) < ORDER
/** 1 … n−2, so that 1 + d has an inverse. */
export const isPrivateKey = (hex: string): boolean => isScalar(hex) && numberOf(hex) < ORDER - 1n

/** On the curve, not at infinity, not compressed. */
export function isPoint(hex: string): boolean {
  try {
    return POINT.test(hex) && sm2.verifyPublicKey(hex)
  } catch {
    return false
  }
}

/** The scalar times the base point. */
export const timesBase = (scalar: string): string => sm2.getPublicKeyFromPrivateKey(scalar)

/** x‖y of the scalar times the point. */
export const times = (scalar: string, point: string): Uint8Array => sm2.ecdh(scalar, point, false).subarray(1)

/** r‖s with the random number `k`. */
export function sign(privateKey: string, message: Uint8Array, k: string): string {
  const pointPool = [{ k: numberOf(k), x1: numberOf(timesBase(k).slice(2, 66)) }]
  return sm2.doSignature(message, privateKey, { pointPool, hash: true, der: false, userId: SM2_ID, publicKey: timesBase(privateKey) })
}

/** For r and s that are scalars, and a point. */
export function verify(point: string, message: Uint8Array, r: string, s: string): boolean {
  try {
    return sm2.doVerifySignature(message, r + s, point, { hash: true, der: false, userId: SM2_ID })
  } catch {
    return false
  }
}
