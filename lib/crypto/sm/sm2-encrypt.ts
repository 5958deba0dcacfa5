/**
 * SM2 encryption (GB/T 32918.4), always in the order C1C3C2 of the standard since 2012; the older C1C2C3 does not decrypt.
 * ASN1: a sequence of x, y, C3, C2 (GM/T 0009 §7.2), which WeChat Pay wants. RAW: 04‖x‖y‖C3‖C2; some libraries leave the 04 out.
 */
import { timingSafeEqual } from 'node:crypto'
import { err, ok, type Result } from '@/lib/kernel/result'
import { bytesOf, hexOf, isPoint, isPrivateKey, times, timesBase } from './curve'
import { INTEGER, integer, OCTETS, octets, readSequence, sequence } from './der'
import { randomScalar } from './random'
import { sm3 } from './sm3'

export type Sm2Form = 'ASN1' | 'RAW'
/** NOT_AUTHENTIC: well formed, but not for this key, or changed. */
export type Sm2Problem = 'BAD_KEY' | 'EMPTY' | 'TOO_LONG' | 'MALFORMED' | 'NOT_AUTHENTIC'

/** Names and numbers are encrypted so, never files. */
export const MAX_SM2_BYTES = 64 * 1024
const POINT_BYTES = 65
const HASH_BYTES = 32
/** The point, the hash, and what ASN.1 adds. */
const MAX_OVERHEAD = 128

type Parts = { point: string; hash: Uint8Array; secret: Uint8Array }

/** An empty message has an empty key stream, which the standard cannot tell from one of zeros. `drawK` is for the standard's example alone. */
export function encryptSm2(publicKey: string, plain: Uint8Array, form: Sm2Form, drawK: () => string = randomScalar): Result<Uint8Array, Sm2Problem> {
  if (!isPoint(publicKey)) return err('BAD_KEY')
  if (plain.byteLength === 0) return err('EMPTY')
  if (plain.byteLength > MAX_SM2_BYTES) return err('TOO_LONG')
  for (;;) {
    const k = drawK()
    const shared = times(k, publicKey)
    const stream = streamOf(shared, plain.byteLength)
    // Step A5: one byte in 256 would travel as it is.
    if (stream) return ok(write(form, { point: timesBase(k), hash: hashOf(shared, plain), secret: xor(plain, stream) }))
  }
}

export function decryptSm2(privateKey: string, bytes: Uint8Array, form: Sm2Form): Result<Uint8Array, Sm2Problem> {
  if (!isPrivateKey(privateKey)) return err('BAD_KEY')
  if (bytes.byteLength > MAX_SM2_BYTES + MAX_OVERHEAD) return err('TOO_LONG')
  const parts = form === 'ASN1' ? readAsn1(bytes) : readRaw(bytes)
  // A point of another curve would tell the private key bit by bit (Biehl, Meyer, Müller 2000).
  if (!parts || parts.hash.byteLength !== HASH_BYTES || parts.secret.byteLength === 0 || !isPoint(parts.point)) return err('MALFORMED')
  const shared = times(privateKey, parts.point)
  const stream = streamOf(shared, parts.secret.byteLength)
  if (!stream) return err('NOT_AUTHENTIC')
  const plain = xor(parts.secret, stream)
  return timingSafeEqual(hashOf(shared, plain), parts.hash) ? ok(plain) : err('NOT_AUTHENTIC')
}

function write(form: Sm2Form, { point, hash, secret }: Parts): Uint8Array {
  const bytes = bytesOf(point)
  if (form === 'RAW') return Buffer.concat([bytes, hash, secret])
  return sequence(integer(bytes.subarray(1, 33)), integer(bytes.subarray(33)), octets(hash), octets(secret))
}

function readRaw(bytes: Uint8Array): Parts {
  const end = POINT_BYTES + HASH_BYTES
  return { point: hexOf(bytes.subarray(0, POINT_BYTES)), hash: bytes.subarray(POINT_BYTES, end), secret: bytes.subarray(end) }
}

function readAsn1(bytes: Uint8Array): Parts | null {
  const [x, y, hash, secret] = readSequence(bytes, [INTEGER, INTEGER, OCTETS, OCTETS]) ?? []
  return x && y && hash && secret ? { point: `04${hexOf(x)}${hexOf(y)}`, hash, secret } : null
}

/** The key derivation of §5.4.3; null when every byte of it is zero. */
function streamOf(shared: Uint8Array, length: number): Uint8Array | null {
  const stream = Buffer.alloc(Math.ceil(length / HASH_BYTES) * HASH_BYTES)
  const count = Buffer.alloc(4)
  for (let at = 0; at < length; at += HASH_BYTES) {
    count.writeUInt32BE(at / HASH_BYTES + 1)
    stream.set(sm3(shared, count), at)
  }
  const used = stream.subarray(0, length)
  return used.some((byte) => byte !== 0) ? used : null
}

const hashOf = (shared: Uint8Array, plain: Uint8Array): Uint8Array => sm3(shared.subarray(0, 32), plain, shared.subarray(32))
const xor = (bytes: Uint8Array, stream: Uint8Array): Uint8Array => bytes.map((byte, n) => byte ^ (stream[n] as number))
