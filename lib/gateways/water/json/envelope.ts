/**
 * What is around a message: `{ session, counter, ciphertext }`, SM4-GCM with the tag behind the ciphertext. Each direction has its own key. The nonce is
 * 4 bytes for the direction and the counter in 8, so it is used once as long as the counter is. Session, counter, direction and address are authenticated
 * with it, and an answer also carries the hash of what it answers.
 */
import { z } from 'zod'
import { openSm4Gcm, sealSm4Gcm, sm3 } from '@/lib/crypto/sm'
import { err, ok, type Result } from '@/lib/kernel/result'
import { MAX_MESSAGE_BYTES, readJson, writeJson } from './bytes'
import { Bytes, Counter, SessionId } from './fields'

/** Every text that is signed, hashed or authenticated begins with it. */
export const PROTOCOL = 'SHUIDAN-WATER-JSON-1'
const TAG_BYTES = 16

export type Session = { id: string; platformKey: Uint8Array; companyKey: Uint8Array }

const Envelope = z.object({ session: SessionId, counter: Counter, ciphertext: Bytes })
export type Envelope = z.output<typeof Envelope>

const NONCE_LABEL = { PLATFORM: 'PLAT', COMPANY: 'COMP' } as const
type Direction = keyof typeof NONCE_LABEL

const keyOf = (session: Session, direction: Direction) => (direction === 'PLATFORM' ? session.platformKey : session.companyKey)

function settingOf(session: Session, direction: Direction, counter: number, path: string, answers: string) {
  const nonce = Buffer.alloc(12)
  nonce.write(NONCE_LABEL[direction], 'latin1')
  nonce.writeBigUInt64BE(BigInt(counter), 4)
  const aad = Buffer.from([PROTOCOL, direction, 'POST', path, session.id, counter, answers, ''].join('\n'))
  return { key: keyOf(session, direction), nonce, aad }
}

type Setting = ReturnType<typeof settingOf>

function seal(session: Session, counter: number, setting: Setting, plain: Uint8Array): Result<{ envelope: Envelope; body: Uint8Array }, 'TOO_LARGE'> {
  const sealed = sealSm4Gcm(setting, plain)
  if (!sealed.ok) return err('TOO_LARGE')
  const envelope = { session: session.id, counter, ciphertext: new Uint8Array(Buffer.concat([sealed.value.secret, sealed.value.tag])) }
  const body = writeJson(z.encode(Envelope, envelope))
  return body.byteLength > MAX_MESSAGE_BYTES ? err('TOO_LARGE') : ok({ envelope, body })
}

function open(setting: Setting, { ciphertext }: Envelope): Uint8Array | null {
  const at = ciphertext.byteLength - TAG_BYTES
  if (at < 0) return null
  const opened = openSm4Gcm(setting, { secret: ciphertext.subarray(0, at), tag: ciphertext.subarray(at) })
  return opened.ok ? opened.value : null
}

const hashOf = ({ ciphertext }: Envelope): string => Buffer.from(sm3(ciphertext)).toString('hex')

/** TOO_LARGE: the message would be longer than anybody reads. */
export function sealRequest(session: Session, path: string, counter: number, plain: Uint8Array) {
  return seal(session, counter, settingOf(session, 'PLATFORM', counter, path, ''), plain)
}

/** Under the counter of the request, which the company has taken once: it must not answer twice. */
export function sealAnswer(session: Session, path: string, request: Envelope, plain: Uint8Array) {
  return seal(session, request.counter, settingOf(session, 'COMPANY', request.counter, path, hashOf(request)), plain)
}

/** null: no such message. Nothing in it is proven yet. */
export function readEnvelope(body: Uint8Array): Envelope | null {
  const read = z.safeDecode(Envelope, readJson(body) as never)
  return read.success ? read.data : null
}

/** null: not under this session's key, changed, or sent to another address. */
export function openRequest(session: Session, path: string, envelope: Envelope): Uint8Array | null {
  return envelope.session === session.id ? open(settingOf(session, 'PLATFORM', envelope.counter, path, ''), envelope) : null
}

/** null: no answer to this request. */
export function openAnswer(session: Session, path: string, request: Envelope, body: Uint8Array): Uint8Array | null {
  const envelope = readEnvelope(body)
  if (!envelope || envelope.session !== session.id || envelope.counter !== request.counter) return null
  return open(settingOf(session, 'COMPANY', request.counter, path, hashOf(request)), envelope)
}
