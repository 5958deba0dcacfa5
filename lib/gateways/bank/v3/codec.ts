/** Bytes ↔ messages, for the platform (`encodeRequest`, `decodeAnswer`) and for the bank side. Pure: bytes in, Result out. */
import { z } from 'zod'
import { err, ok, type Result } from '@/lib/kernel/result'
import { decodeUtf8, isRequestAuthentic, lowerNames, signing, type Authorization, type Headers, type Stamp } from '../../signing'
import { BANK_CHANNELS, type BankChannel, type BankLink, type BankRefusal } from '../port'
import { matchAddress, writeAddress } from './address'
import { PaidOrNone } from './fields'
import { readJson, writeJson, type JsonObject } from './json'
import { OPERATIONS, type AnswerOf, type Operation, type QuestionOf } from './operations'
import { BANK_REFUSALS, isBankReason, type BankReason } from './refusals'

const { isAnswerAuthentic, readAuthorization, signAnswer, signRequest } = signing({ authorization: 'WECHATPAY2-SHA256-RSA2048', header: 'Wechatpay' })

/** Far above the longest question; answers have a statement's page of 500 entries. */
const MAX_QUESTION_BYTES = 16 * 1024
const MAX_ANSWER_BYTES = 256 * 1024

export type BankRequest = { method: 'GET' | 'POST'; url: string; headers: Record<string, string>; body: Uint8Array }
export type BankResponse = { status: number; headers: Record<string, string>; body: Uint8Array }
/** What FEE_NOT_AGREED says besides. */
export type RefusalDetail = { feeFen?: bigint; channel?: BankChannel }
export type Verdict<O extends Operation> = Result<AnswerOf<O>, BankRefusal>

const JSON_HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json; charset=utf-8' }

/** PARAM_ERROR: what is asked does not fit the operation, and the bank would say so. */
export function encodeRequest<O extends Operation>(
  link: Pick<BankLink, 'mchid' | 'serial' | 'privateKey'>,
  operation: O,
  question: QuestionOf<O>,
  stamp: Stamp,
): Result<BankRequest, 'PARAM_ERROR'> {
  const { method, path, question: shape } = OPERATIONS[operation]
  const wire = z.safeEncode(shape as z.ZodObject, question)
  if (!wire.success) return err('PARAM_ERROR')
  const { url, rest } = writeAddress(method, path, wire.data as JsonObject)
  const body = method === 'POST' ? writeJson(rest) : ''
  const Authorization = signRequest(link, { method, url, body }, stamp)
  return ok({ method, url, headers: { ...JSON_HEADERS, Authorization }, body: new TextEncoder().encode(body) })
}

export type Asked = { [O in Operation]: { operation: O; question: QuestionOf<O> } }[Operation]

/** `isBy` must be asked before anything is done; `asked` is what the request wants. */
export type ReceivedRequest = { authorization: Authorization; isBy(publicKey: string): boolean; asked: Result<Asked, 'ADDRESS_UNKNOWN' | 'PARAM_ERROR'> }

/** Header names in lower case. null: nobody has signed it. */
export function decodeRequest({ method, url, headers, body }: { method: string; url: string; headers: Headers; body: Uint8Array }): ReceivedRequest | null {
  const authorization = readAuthorization(headers.authorization ?? '')
  const text = decodeUtf8(body, MAX_QUESTION_BYTES)
  if (!authorization || text === null) return null
  return { authorization, isBy: (publicKey) => isRequestAuthentic(publicKey, { method, url, body: text }, authorization), asked: readAsked(method, url, text) }
}

function readAsked(method: string, url: string, body: string): Result<Asked, 'ADDRESS_UNKNOWN' | 'PARAM_ERROR'> {
  const found = matchAddress(method, url)
  if (!found) return err('ADDRESS_UNKNOWN')
  const sent = method === 'POST' ? readJson(body) : {}
  const read = sent && z.safeDecode(OPERATIONS[found.operation].question as z.ZodObject, { ...sent, ...found.fields })
  return read?.success ? ok({ operation: found.operation, question: read.data } as Asked) : err('PARAM_ERROR')
}

type Keys = { serial: string; privateKey: string }

export function encodeAnswer<O extends Operation>(keys: Keys, operation: O, answer: AnswerOf<O>, stamp: Stamp): BankResponse {
  return signed(keys, 200, z.encode(OPERATIONS[operation].answer as z.ZodObject, answer) as JsonObject, stamp)
}

export function encodeRefusal(keys: Keys, reason: BankReason, { feeFen, channel }: RefusalDetail, stamp: Stamp): BankResponse {
  const { status, code, message } = BANK_REFUSALS[reason]
  const fee = feeFen === undefined ? {} : { feeFen: z.encode(PaidOrNone, feeFen) }
  return signed(keys, status, { code, message, detail: { reason, ...fee, ...(channel ? { channel } : {}) } }, stamp)
}

function signed(keys: Keys, status: number, value: JsonObject, stamp: Stamp): BankResponse {
  const body = writeJson(value)
  return { status, headers: { 'Content-Type': JSON_HEADERS['Content-Type'], ...signAnswer(keys, body, stamp) }, body: new TextEncoder().encode(body) }
}

const Refused = z.object({
  code: z.string().regex(/^[A-Z_]{1,64}$/),
  message: z.string().max(256),
  detail: z.object({ reason: z.string().optional(), feeFen: PaidOrNone.optional(), channel: z.enum(BANK_CHANNELS).optional() }).optional(),
})

/** The status decides before the body does, as in APIv3. err: unreadable, not the bank's, or not to this question. */
export function decodeAnswer<O extends Operation>(link: BankLink, operation: O, { status, headers, body }: BankResponse, stamp: Stamp): Result<Verdict<O>, 'GARBLED'> {
  const text = decodeUtf8(body, MAX_ANSWER_BYTES)
  if (text === null || !isAnswerAuthentic({ serial: link.bankSerial, publicKey: link.bankPublicKey }, lowerNames(headers), text, stamp)) return err('GARBLED')
  const value = readJson(text)
  if (status === 200) {
    const answer = value && z.safeDecode(OPERATIONS[operation].answer as z.ZodObject, value)
    return answer?.success ? ok(ok(answer.data as AnswerOf<O>)) : err('GARBLED')
  }
  const refused = status >= 400 ? Refused.safeParse(value) : null
  if (!refused?.success) return err('GARBLED')
  const { code, message, detail: { reason = '', ...detail } = {} } = refused.data
  return ok(err({ kind: 'REFUSED', code, reason: isBankReason(reason) ? reason : null, message, ...detail }))
}
