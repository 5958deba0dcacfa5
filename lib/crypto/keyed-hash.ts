/** The signature of wxlifepay: a hash over text and key (pay.weixin.qq.com/doc/v3/merchant/4013841104). */
import { createHash } from 'node:crypto'
import { equalInConstantTime } from './constant-time'

export type KeyedHash = 'SHA1' | 'SHA256'

/** Hex digits of a signature; the receiver tells the hash by them. */
export const SIGNATURE_LENGTH = { SHA1: 40, SHA256: 64 } as const satisfies Record<KeyedHash, number>

/** Hash of the UTF-8 bytes of `xml + key`: SHA1 in upper-case hex, SHA256 in lower-case hex. */
export function signText(kind: KeyedHash, xml: string, key: string): string {
  if (kind === 'SHA1') return createHash('sha1').update(xml).update(key).digest('hex').toUpperCase()
  return createHash('sha256').update(xml).update(key).digest('hex')
}

/** False for another text or key, and for the right digits in the wrong case. */
export function verifyText(kind: KeyedHash, xml: string, key: string, signature: string): boolean {
  return equalInConstantTime(signText(kind, xml, key), signature)
}
