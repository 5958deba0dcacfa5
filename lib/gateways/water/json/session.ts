/**
 * How a session begins: `POST /v1/session`. Each side draws half of a secret, encrypts it to the other's SM2 key (C1C3C2, ASN.1) and signs what it says
 * (SM2 with SM3, ASN.1); from both halves come two SM4 keys, one a direction. The company's signature covers the platform's message, so an old answer is
 * none to a new question.
 */
import { z } from 'zod'
import { decryptSm2, encryptSm2, makeSm4Key, signSm2, sm3, SM4_KEY_BYTES, verifySm2 } from '@/lib/crypto/sm'
import { err, ok, type Result } from '@/lib/kernel/result'
import { MAX_MESSAGE_BYTES, readJson, toBase64, writeJson } from './bytes'
import { PROTOCOL, type Session } from './envelope'
import { Bytes, CompanyId, MerchantId, SessionId } from './fields'
import type { PlainCode } from './plain'

export const VERSION = '1'
/** A day. */
const MAX_EXPIRY_SECONDS = 86_400

const Request = z.object({ version: z.literal(VERSION), merchantId: MerchantId, companyId: CompanyId, platformHalf: Bytes, signature: Bytes })
const Answer = z.object({ sessionId: SessionId, companyHalf: Bytes, expiresInSeconds: z.int().min(1).max(MAX_EXPIRY_SECONDS), signature: Bytes })
type RequestFields = z.output<typeof Request>
type AnswerFields = z.output<typeof Answer>

type Parties = { merchantId: string; companyId: string }
/** Hex, as in lib/crypto/sm. */
export type PlatformKeys = Parties & { platformSm2PrivateKey: string; companySm2PublicKey: string }
export type CompanyKeys = Parties & { companySm2PrivateKey: string; platformSm2PublicKey: string }

/** Where halves and the random numbers of SM2 come from; other than true chance for golden bytes alone. */
export type Chance = { drawHalf(): Uint8Array; drawK?: () => string }
const TRUE_CHANCE: Chance = { drawHalf: makeSm4Key }

const bytesOf = (...lines: readonly (string | number)[]): Uint8Array => new TextEncoder().encode([PROTOCOL, ...lines, ''].join('\n'))

/** No field has a line break in it, so no two messages have the same text. */
function requestText({ version, merchantId, companyId, platformHalf }: Omit<RequestFields, 'signature'>): Uint8Array {
  return bytesOf('SESSION-REQUEST', version, merchantId, companyId, toBase64(platformHalf))
}

function answerText(request: RequestFields, { sessionId, companyHalf, expiresInSeconds }: Omit<AnswerFields, 'signature'>): Uint8Array {
  const asked = Buffer.from(sm3(requestText(request), request.signature)).toString('hex')
  return bytesOf('SESSION-ANSWER', request.merchantId, request.companyId, sessionId, toBase64(companyHalf), expiresInSeconds, asked)
}

type Halves = { platform: Uint8Array; company: Uint8Array }

/** The first 128 bits of SM3 over what the key is for, and the halves, whose length is fixed. */
function sessionOf({ merchantId, companyId }: Parties, id: string, { platform, company }: Halves): Session {
  const keyFor = (direction: string) => sm3(bytesOf('KEY', direction, merchantId, companyId, id), platform, company).subarray(0, SM4_KEY_BYTES)
  return { id, platformKey: keyFor('PLATFORM'), companyKey: keyFor('COMPANY') }
}

/** What the platform keeps until the answer. */
export type Opening = { request: RequestFields; half: Uint8Array; body: Uint8Array }

export function encodeSessionRequest(keys: PlatformKeys, { drawHalf, drawK }: Chance = TRUE_CHANCE): Result<Opening, 'BAD_KEY'> {
  const half = drawHalf()
  const platformHalf = encryptSm2(keys.companySm2PublicKey, half, 'ASN1', drawK)
  if (!platformHalf.ok) return err('BAD_KEY')
  const unsigned = { version: VERSION, merchantId: keys.merchantId, companyId: keys.companyId, platformHalf: platformHalf.value } as const
  const signature = signSm2(keys.platformSm2PrivateKey, requestText(unsigned), drawK)
  if (!signature.ok) return signature
  const request = { ...unsigned, signature: signature.value }
  return ok({ request, half, body: writeJson(z.encode(Request, request)) })
}

/** GARBLED: unreadable, not the company's, or not to this question. */
export function decodeSessionAnswer(keys: PlatformKeys, { request, half }: Opening, body: Uint8Array): Result<Session, 'GARBLED'> {
  const read = z.safeDecode(Answer, readJson(body) as never)
  if (!read.success || !verifySm2(keys.companySm2PublicKey, answerText(request, read.data), read.data.signature)) return err('GARBLED')
  const company = readHalf(keys.platformSm2PrivateKey, read.data.companyHalf)
  return company ? ok(sessionOf(keys, read.data.sessionId, { platform: half, company })) : err('GARBLED')
}

/** A platform that has been recognised, and its half. */
export type Recognised = { request: RequestFields; half: Uint8Array }

export function decodeSessionRequest(keys: CompanyKeys, body: Uint8Array): Result<Recognised, PlainCode> {
  if (body.byteLength > MAX_MESSAGE_BYTES) return err('TOO_LARGE')
  const read = z.safeDecode(Request, readJson(body) as never)
  if (!read.success) return err('MALFORMED')
  const request = read.data
  if (request.merchantId !== keys.merchantId || request.companyId !== keys.companyId) return err('PARTY_UNKNOWN')
  // Strangers learn nothing of what decrypts and what does not.
  if (!verifySm2(keys.platformSm2PublicKey, requestText(request), request.signature)) return err('SIGNATURE_WRONG')
  const half = readHalf(keys.companySm2PrivateKey, request.platformHalf)
  return half ? ok({ request, half }) : err('MALFORMED')
}

/** `sessionId` must be new, and nobody's guess. */
export function encodeSessionAnswer(keys: CompanyKeys, { request, half }: Recognised, given: { sessionId: string; expiresInSeconds: number }, { drawHalf, drawK }: Chance = TRUE_CHANCE): Result<{ session: Session; body: Uint8Array }, 'BAD_KEY'> {
  const company = drawHalf()
  const companyHalf = encryptSm2(keys.platformSm2PublicKey, company, 'ASN1', drawK)
  if (!companyHalf.ok) return err('BAD_KEY')
  const unsigned = { ...given, companyHalf: companyHalf.value }
  const signature = signSm2(keys.companySm2PrivateKey, answerText(request, unsigned), drawK)
  if (!signature.ok) return signature
  const { sessionId, expiresInSeconds } = given
  const body = writeJson(z.encode(Answer, { sessionId, companyHalf: companyHalf.value, expiresInSeconds, signature: signature.value }))
  return ok({ session: sessionOf(keys, sessionId, { platform: half, company }), body })
}

function readHalf(privateKey: string, secret: Uint8Array): Uint8Array | null {
  const half = decryptSm2(privateKey, secret, 'ASN1')
  return half.ok && half.value.byteLength === SM4_KEY_BYTES ? half.value : null
}
