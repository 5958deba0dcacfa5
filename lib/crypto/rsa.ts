/** RSA with PKCS #1 v1.5 and SHA-256, the signature of WeChat Pay's APIv3 (WECHATPAY2-SHA256-RSA2048). Keys are PEM. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPair, sign, verify, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

/** PKCS #8 and SPKI. */
export type RsaPair = { privateKey: string; publicKey: string }

/** About a fifth of a second, on a thread of its own. */
export async function makeRsaPair(): Promise<RsaPair> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

/** Base64, over the UTF-8 bytes of the text. Throws when the key is none. */
export function signRsa(privateKey: string, text: string): string {
  return sign('sha256', Buffer.from(text), keyOf(privateKey, createPrivateKey)).toString('base64')
}

/** False for anything that is not this key's signature of this text, an unreadable key or signature included. */
export function verifyRsa(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify('sha256', Buffer.from(text), keyOf(publicKey, createPublicKey), Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** A number for a key, in the form of a certificate's serial_no: 40 hex digits of its fingerprint. */
export function rsaSerial(publicKey: string): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 40).toUpperCase()
}

/** Reading PEM takes twice as long as signing with what was read; worlds that are open have few keys. */
const MAX_KEYS = 32
const keys = new Map<string, KeyObject>()

function keyOf(pem: string, read: (pem: string) => KeyObject): KeyObject {
  const known = keys.get(pem) ?? read(pem)
  keys.delete(pem)
  keys.set(pem, known)
  const [oldest] = keys.keys()
  if (keys.size > MAX_KEYS && oldest !== undefined) keys.delete(oldest)
  return known
}
