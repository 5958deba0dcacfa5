/**
 * What APIv3 signs and where it writes the signature ("签名与验签规则", DOMAIN §13): requests in Authorization, answers and notifications in
 * headers of their own. An answer carries the nonce of its request, so that an old answer is none to a new question. Parties that speak
 * after this manner differ in the names alone.
 */
import { signRsa, verifyRsa } from '@/lib/crypto'

/** `authorization`: first word of the header of requests. `header`: what the names of the others begin with. */
export type Scheme = { authorization: string; header: string }

/** A message is good for five minutes of the machine's clock. */
export const MAX_SKEW_SECONDS = 300

/** When a message was made, in seconds since 1970, and its random text. */
export type Stamp = { timestamp: number; nonce: string }
export type Signer = { mchid: string; serial: string; privateKey: string }
export type Verifier = { serial: string; publicKey: string }
export type Headers = Record<string, string | undefined>

type Asked = { method: string; url: string; body: string }

const requestText = ({ method, url, body }: Asked, { timestamp, nonce }: Stamp) => `${method}\n${url}\n${timestamp}\n${nonce}\n${body}\n`
const answerText = (body: string, { timestamp, nonce }: Stamp) => `${timestamp}\n${nonce}\n${body}\n`

export type Authorization = Stamp & { mchid: string; serial: string; signature: string }

export function isRequestAuthentic(publicKey: string, asked: Asked, authorization: Authorization): boolean {
  return verifyRsa(publicKey, requestText(asked, authorization), authorization.signature)
}

/** Signing and checking under one scheme. */
export function signing({ authorization: scheme, header }: Scheme) {
  const named = (name: string) => `${header}-${name}`
  const read = (headers: Headers, name: string) => headers[named(name).toLowerCase()] ?? ''

  function signRequest({ mchid, serial, privateKey }: Signer, asked: Asked, stamp: Stamp): string {
    const signature = signRsa(privateKey, requestText(asked, stamp))
    return `${scheme} mchid="${mchid}",nonce_str="${stamp.nonce}",timestamp="${stamp.timestamp}",serial_no="${serial}",signature="${signature}"`
  }

  /** null: not of this scheme, or a part is missing, malformed, or said twice. Parts come in any order. */
  function readAuthorization(text: string): Authorization | null {
    if (text.length > 2_000 || !text.startsWith(`${scheme} `)) return null
    const parts = [...text.slice(scheme.length + 1).matchAll(/\s*([a-z_]+)="([^"]*)"\s*(?:,|$)/g)]
    const said = new Map(parts.map(([, name = '', value = '']) => [name, value]))
    const [mchid, nonce, time, serial, signature] = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'].map((name) => said.get(name) ?? '')
    if (parts.length !== said.size || !mchid || !serial || !signature || !nonce || !NONCE.test(nonce) || !time || !SECONDS.test(time)) return null
    return { mchid, nonce, timestamp: Number(time), serial, signature }
  }

  function signAnswer({ serial, privateKey }: Pick<Signer, 'serial' | 'privateKey'>, body: string, stamp: Stamp): Record<string, string> {
    return { [named('Timestamp')]: `${stamp.timestamp}`, [named('Nonce')]: stamp.nonce, [named('Signature')]: signRsa(privateKey, answerText(body, stamp)), [named('Serial')]: serial }
  }

  /** Of this key, and not older or newer than five minutes; its own stamp, or null. What a notification needs beside is that its nonce is new. */
  function readNotice({ serial, publicKey }: Verifier, headers: Headers, body: string, nowSeconds: number): Stamp | null {
    const [time, nonce] = [read(headers, 'Timestamp'), read(headers, 'Nonce')]
    if (read(headers, 'Serial') !== serial || !NONCE.test(nonce) || !SECONDS.test(time)) return null
    const stamp = { timestamp: Number(time), nonce }
    return isFresh(stamp, nowSeconds) && verifyRsa(publicKey, answerText(body, stamp), read(headers, 'Signature')) ? stamp : null
  }

  /** The same, and to the question of this stamp. */
  function isAnswerAuthentic(key: Verifier, headers: Headers, body: string, asked: Stamp): boolean {
    return read(headers, 'Nonce') === asked.nonce && readNotice(key, headers, body, asked.timestamp) !== null
  }

  return { signRequest, readAuthorization, signAnswer, readNotice, isAnswerAuthentic }
}

const NONCE = /^[\x21-\x7e]{8,64}$/
const SECONDS = /^\d{1,12}$/

export function isFresh({ timestamp }: Pick<Stamp, 'timestamp'>, nowSeconds: number): boolean {
  return Math.abs(nowSeconds - timestamp) <= MAX_SKEW_SECONDS
}

export const secondsOf = (instant: Date): number => Math.floor(instant.getTime() / 1_000)
