/** SM4 (GB/T 32907-2016) in the modes of GB/T 17964 that Node has. GCM is no mode of these: it has a tag, see sm4-gcm.ts. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { err, ok, type Result } from '@/lib/kernel/result'
import { sm3 } from './sm3'

export const BLOCK_BYTES = 16
export const KEY_BYTES = 16
/** WeChat Pay: "APIv3密钥" has 32 characters. */
const API_KEY_BYTES = 32

/** PKCS7 is what WeChat Pay and most companies call PKCS5Padding. NONE takes whole blocks only. */
type Padding = 'PKCS7' | 'NONE'
export type Sm4Cipher = { mode: 'ECB'; padding: Padding } | { mode: 'CBC'; iv: Uint8Array; padding: Padding } | { mode: 'CTR'; iv: Uint8Array }

/**
 * BAD_PADDING is the answer of an oracle to whoever may try often (Vaudenay 2002): whoever asks from outside is told the same as
 * for anything else unreadable. UNKNOWN_MODE: some libraries fall back to ECB instead.
 */
export type Sm4Problem = 'BAD_KEY' | 'BAD_IV' | 'BAD_LENGTH' | 'BAD_PADDING' | 'UNKNOWN_MODE'

export const SM4_MODES = { ECB: 'sm4-ecb', CBC: 'sm4-cbc', CTR: 'sm4-ctr' } as const satisfies Record<Sm4Cipher['mode'], string>

/** Key of callbacks and certificates: the first 128 bits of SM3 of the APIv3 key (pay.weixin.qq.com/docs/partner/development/shangmi/guide.html). */
export function sm4KeyOf(apiV3Key: string): Result<Uint8Array, 'BAD_KEY'> {
  return Buffer.byteLength(apiV3Key) === API_KEY_BYTES ? ok(sm3(apiV3Key).subarray(0, KEY_BYTES)) : err('BAD_KEY')
}

/** Any 16 bytes are a key. */
export const makeSm4Key = (): Uint8Array => randomBytes(KEY_BYTES)

export function encryptSm4(cipher: Sm4Cipher, key: Uint8Array, plain: Uint8Array): Result<Uint8Array, Sm4Problem> {
  const problem = problemOf(cipher, key) ?? (isPadded(cipher) || isWhole(cipher, plain) ? null : 'BAD_LENGTH')
  if (problem) return err(problem)
  const work = createCipheriv(SM4_MODES[cipher.mode], key, ivOf(cipher)).setAutoPadding(isPadded(cipher))
  return ok(Buffer.concat([work.update(plain), work.final()]))
}

export function decryptSm4(cipher: Sm4Cipher, key: Uint8Array, secret: Uint8Array): Result<Uint8Array, Sm4Problem> {
  const problem = problemOf(cipher, key) ?? (isWhole(cipher, secret) ? null : 'BAD_LENGTH')
  if (problem) return err(problem)
  const work = createDecipheriv(SM4_MODES[cipher.mode], key, ivOf(cipher)).setAutoPadding(isPadded(cipher))
  try {
    return ok(Buffer.concat([work.update(secret), work.final()]))
  } catch {
    return err('BAD_PADDING')
  }
}

/** The mode is looked up at run time too: settings come from a database, where the compiler has no say. */
function problemOf(cipher: Sm4Cipher, key: Uint8Array): Sm4Problem | null {
  if (!Object.hasOwn(SM4_MODES, cipher.mode)) return 'UNKNOWN_MODE'
  if (key.byteLength !== KEY_BYTES) return 'BAD_KEY'
  return cipher.mode === 'ECB' || cipher.iv?.byteLength === BLOCK_BYTES ? null : 'BAD_IV'
}

const ivOf = (cipher: Sm4Cipher): Uint8Array | null => (cipher.mode === 'ECB' ? null : cipher.iv)
const isPadded = (cipher: Sm4Cipher): boolean => cipher.mode !== 'CTR' && cipher.padding === 'PKCS7'
const isWhole = (cipher: Sm4Cipher, bytes: Uint8Array): boolean => cipher.mode === 'CTR' || bytes.byteLength % BLOCK_BYTES === 0
