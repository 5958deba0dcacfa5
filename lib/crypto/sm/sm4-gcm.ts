/**
 * SM4 in Galois/Counter Mode (RFC 8998 §2, NIST SP 800-38D), WeChat Pay's SM4/GCM/NoPadding. Node has no sm4-gcm, so it is made of
 * Node's own sm4-ecb and sm4-ctr and of GHASH. Two messages under one key and nonce give the key of GHASH away: a nonce is used once.
 */
import { createCipheriv, timingSafeEqual } from 'node:crypto'
import { err, ok, type Result } from '@/lib/kernel/result'
import { ghash } from './ghash'
import { BLOCK_BYTES, KEY_BYTES } from './sm4'

const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Far above any callback; GHASH takes about a second for it. */
const MAX_BYTES = 16 * 1024 * 1024

/** `nonce`: 12 bytes, as RFC 8998 and APIv3 have it; other lengths are for nobody here. `aad` may be empty. */
export type GcmSetting = { key: Uint8Array; nonce: Uint8Array; aad: Uint8Array }
/** APIv3 carries the secret with the tag behind it. */
export type Sealed = { secret: Uint8Array; tag: Uint8Array }
export type GcmProblem = 'BAD_KEY' | 'BAD_NONCE' | 'BAD_TAG' | 'TOO_LONG' | 'NOT_AUTHENTIC'

export function sealSm4Gcm(setting: GcmSetting, plain: Uint8Array): Result<Sealed, GcmProblem> {
  const problem = problemOf(setting, plain)
  if (problem) return err(problem)
  const secret = throughCounter(setting, plain)
  return ok({ secret, tag: tagOf(setting, secret) })
}

/** Nothing is decrypted before the whole tag has been found right. Shorter tags, which GCM allows, are refused. */
export function openSm4Gcm(setting: GcmSetting, { secret, tag }: Sealed): Result<Uint8Array, GcmProblem> {
  const problem = problemOf(setting, secret) ?? (tag.byteLength === TAG_BYTES ? null : 'BAD_TAG')
  if (problem) return err(problem)
  return timingSafeEqual(tag, tagOf(setting, secret)) ? ok(throughCounter(setting, secret)) : err('NOT_AUTHENTIC')
}

function problemOf({ key, nonce, aad }: GcmSetting, bytes: Uint8Array): GcmProblem | null {
  if (key.byteLength !== KEY_BYTES) return 'BAD_KEY'
  if (nonce.byteLength !== NONCE_BYTES) return 'BAD_NONCE'
  return Math.max(aad.byteLength, bytes.byteLength) > MAX_BYTES ? 'TOO_LONG' : null
}

function counter(nonce: Uint8Array, count: number): Uint8Array {
  return Uint8Array.of(...nonce, 0, 0, 0, count)
}

function blockOf(key: Uint8Array, block: Uint8Array): Uint8Array {
  return createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(block)
}

/** Counts from 2, since block 1 hides the tag. CTR counts in 128 bits and GCM in 32: the same below 2³² blocks. */
function throughCounter({ key, nonce }: GcmSetting, bytes: Uint8Array): Uint8Array {
  return createCipheriv('sm4-ctr', key, counter(nonce, 2)).update(bytes)
}

function tagOf({ key, nonce, aad }: GcmSetting, secret: Uint8Array): Uint8Array {
  const hash = ghash(blockOf(key, new Uint8Array(BLOCK_BYTES)), aad, secret)
  const mask = blockOf(key, counter(nonce, 1))
  return hash.map((byte, n) => byte ^ (mask[n] as number))
}
