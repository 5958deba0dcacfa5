/**
 * What APIv3 signs and where it writes the signature ("签名与验签规则", DOMAIN §13): requests in Authorization, answers in Wechatpay-*.
 * The bank answers with the nonce of the request, so that an old answer is none to a new question.
 */
import { signRsa, verifyRsa } from '@/lib/crypto'

const SCHEME = 'WECHATPAY2-SHA256-RSA2048'
/** A message is good for five minutes of the machine's clock. */
export const MAX_SKEW_SECONDS = 300

/** When a message was made, in seconds since 1970, and its random text. */
export type Stamp = { timestamp: number; nonce: string }
export type Signer = { mchid: string; serial: string; privateKey: string }
export type Headers = Record<string, string | undefined>

type Asked = { method: string; url: string; body: string }

const requestText = ({ method, url, body }: Asked, { timestamp, nonce }: Stamp) => `${method}\n${url}\n${timestamp}\n${nonce}\n${body}\n`
const answerText = (body: string, { timestamp, nonce }: Stamp) => `${timestamp}\n${nonce}\n${body}\n`

export function signRequest({ mchid, serial, privateKey }: Signer, asked: Asked, stamp: Stamp): string {
  const signature = signRsa(privateKey, requestText(asked, stamp))
  return `${SCHEME} mchid="${mchid}",nonce_str="${stamp.nonce}",timestamp="${stamp.timestamp}",serial_no="${serial}",signature="${signature}"`
}

export type Authorization = Stamp & { mchid: string; serial: string; signature: string }

/** null: not of this scheme, or a part is missing, malformed, or said twice. Parts come in any order. */
export function readAuthorization(header: string): Authorization | null {
  if (header.length > 2_000 || !header.startsWith(`${SCHEME} `)) return null
  const parts = [...header.slice(SCHEME.length + 1).matchAll(/\s*([a-z_]+)="([^"]*)"\s*(?:,|$)/g)]
  const said = new Map(parts.map(([, name = '', value = '']) => [name, value]))
  const [mchid, nonce, time, serial, signature] = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'].map((name) => said.get(name) ?? '')
  if (parts.length !== said.size || !mchid || !serial || !signature || !nonce || !/^[\x21-\x7e]{8,64}$/.test(nonce) || !time || !/^\d{1,12}$/.test(time)) return null
  return { mchid, nonce, timestamp: Number(time), serial, signature }
}

export function isRequestAuthentic(publicKey: string, asked: Asked, authorization: Authorization): boolean {
  return verifyRsa(publicKey, requestText(asked, authorization), authorization.signature)
}

export function signAnswer({ serial, privateKey }: Pick<Signer, 'serial' | 'privateKey'>, body: string, stamp: Stamp): Record<string, string> {
  return {
    'Wechatpay-Timestamp': `${stamp.timestamp}`,
    'Wechatpay-Nonce': stamp.nonce,
    'Wechatpay-Signature': signRsa(privateKey, answerText(body, stamp)),
    'Wechatpay-Serial': serial,
  }
}

/** Of this key, to the question of this stamp, and not older or newer than five minutes. */
export function isAnswerAuthentic({ serial, publicKey }: { serial: string; publicKey: string }, headers: Headers, body: string, asked: Stamp): boolean {
  const time = headers['wechatpay-timestamp'] ?? ''
  if (headers['wechatpay-serial'] !== serial || headers['wechatpay-nonce'] !== asked.nonce || !/^\d{1,12}$/.test(time)) return false
  const stamp = { timestamp: Number(time), nonce: asked.nonce }
  return isFresh(stamp, asked.timestamp) && verifyRsa(publicKey, answerText(body, stamp), headers['wechatpay-signature'] ?? '')
}

export function isFresh({ timestamp }: Pick<Stamp, 'timestamp'>, nowSeconds: number): boolean {
  return Math.abs(nowSeconds - timestamp) <= MAX_SKEW_SECONDS
}

export const secondsOf = (instant: Date): number => Math.floor(instant.getTime() / 1_000)
