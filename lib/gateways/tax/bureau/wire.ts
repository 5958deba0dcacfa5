/** Bytes ↔ messages, for the platform and for the bureau. Signed in the manner of APIv3 under names of the bureau's own. Pure: bytes in, Result out. */
import { invariant } from '@/lib/kernel/invariant'
import { err, ok, type Result } from '@/lib/kernel/result'
import { decodeUtf8, isRequestAuthentic, lowerNames, signing, type Authorization, type Headers, type Signer, type Stamp } from '../../signing'
import type { TaxApplication, TaxLink, TaxNotice, TaxOutcome } from '../port'
import { NO, readAnswer, readApplication, readNotice, writeAnswer, writeApplication, writeNotice } from './messages'

const { isAnswerAuthentic, readAuthorization, readNotice: readSigned, signAnswer, signRequest } = signing({ authorization: 'SIMTAX-SHA256-RSA2048', header: 'Simtax' })

export { isFresh, MAX_SKEW_SECONDS, secondsOf } from '../../signing'

const MAX_BYTES = 512 * 1024
const XML_HEADERS = { 'Content-Type': 'application/xml; charset=utf-8' }
const APPLICATIONS = '/v1/invoice-applications'

export type TaxRequest = { method: 'GET' | 'POST'; url: string; headers: Record<string, string>; body: Uint8Array }
export type TaxResponse = { status: number; headers: Record<string, string>; body: Uint8Array }
/** Not to be had: the address or the application; not to be read; not the platform's. */
export type TaxError = 'NOT_FOUND' | 'MALFORMED' | 'SIGN_ERROR'
const STATUS = { NOT_FOUND: 404, MALFORMED: 400, SIGN_ERROR: 401 } as const satisfies Record<TaxError, number>

const bytes = (text: string) => new TextEncoder().encode(text)

function signedRequest(signer: Signer, method: 'GET' | 'POST', url: string, body: string, stamp: Stamp): TaxRequest {
  return { method, url, headers: { ...XML_HEADERS, Authorization: signRequest(signer, { method, url, body }, stamp) }, body: bytes(body) }
}

export const encodeApplication = (signer: Signer, application: TaxApplication, stamp: Stamp): TaxRequest => signedRequest(signer, 'POST', APPLICATIONS, writeApplication(application), stamp)
export const encodeQuery = (signer: Signer, applicationNo: string, stamp: Stamp): TaxRequest => signedRequest(signer, 'GET', `${APPLICATIONS}/${applicationNo}`, '', stamp)

export type TaxAsked = { operation: 'apply'; application: TaxApplication; xml: string } | { operation: 'query'; applicationNo: string }
/** `isBy` must be asked before anything is done; `asked` is what the request wants. */
export type ReceivedTaxRequest = { authorization: Authorization; isBy(publicKey: string): boolean; asked: Result<TaxAsked, TaxError> }

/** Header names in lower case. null: nobody has signed it. */
export function decodeRequest({ method, url, headers, body }: { method: string; url: string; headers: Headers; body: Uint8Array }): ReceivedTaxRequest | null {
  const authorization = readAuthorization(headers.authorization ?? '')
  const text = decodeUtf8(body, MAX_BYTES)
  if (!authorization || text === null) return null
  return { authorization, isBy: (publicKey) => isRequestAuthentic(publicKey, { method, url, body: text }, authorization), asked: readAsked(method, url, text) }
}

function readAsked(method: string, url: string, body: string): Result<TaxAsked, TaxError> {
  if (method === 'POST' && url === APPLICATIONS) {
    const application = readApplication(body)
    return application.ok ? ok({ operation: 'apply', application: application.value, xml: body }) : err('MALFORMED')
  }
  const no = url.startsWith(`${APPLICATIONS}/`) ? url.slice(APPLICATIONS.length + 1) : ''
  return method === 'GET' && NO.test(no) ? ok({ operation: 'query', applicationNo: no }) : err('NOT_FOUND')
}

/** An application as it is sent, to be kept; and back. */
export const writeKept = writeApplication

export function readKept(xml: string): TaxApplication {
  const application = readApplication(xml)
  invariant(application.ok, 'an application is kept as it was read')
  return application.value
}

type Keys = Pick<Signer, 'serial' | 'privateKey'>

export const encodeAnswer = (keys: Keys, applicationNo: string, outcome: TaxOutcome, stamp: Stamp): TaxResponse => signed(keys, 200, writeAnswer(applicationNo, outcome), stamp)
export const encodeError = (keys: Keys, error: TaxError, stamp: Stamp): TaxResponse => signed(keys, STATUS[error], `<TaxError><Code>${error}</Code></TaxError>`, stamp)

function signed(keys: Keys, status: number, body: string, stamp: Stamp): TaxResponse {
  return { status, headers: { ...XML_HEADERS, ...signAnswer(keys, body, stamp) }, body: bytes(body) }
}

type Bureau = Pick<TaxLink, 'bureauSerial' | 'bureauPublicKey'>
const keyOf = ({ bureauSerial, bureauPublicKey }: Bureau) => ({ serial: bureauSerial, publicKey: bureauPublicKey })

/** ok null: it has no such application. err GARBLED: unreadable, not the bureau's, or not to this question. */
export function decodeAnswer(bureau: Bureau, applicationNo: string, { status, headers, body }: TaxResponse, stamp: Stamp): Result<TaxOutcome | null, 'GARBLED' | { code: TaxError }> {
  const text = decodeUtf8(body, MAX_BYTES)
  if (text === null || !isAnswerAuthentic(keyOf(bureau), lowerNames(headers), text, stamp)) return err('GARBLED')
  if (status === 404) return ok(null)
  const error = (Object.keys(STATUS) as TaxError[]).find((one) => STATUS[one] === status)
  if (error) return err({ code: error })
  const said = status === 200 ? readAnswer(text) : null
  return said?.applicationNo === applicationNo ? ok(said.outcome) : err('GARBLED')
}

export function encodeNotice(keys: Keys, notice: TaxNotice, stamp: Stamp): { headers: Record<string, string>; body: Uint8Array } {
  const { headers, body } = signed(keys, 200, writeNotice(notice), stamp)
  return { headers, body }
}

/** Header names in lower case. null: unreadable, not the bureau's, or too old. Whether it is new its number tells. */
export function decodeNotice(bureau: Bureau, { headers, body }: { headers: Headers; body: Uint8Array }, nowSeconds: number): TaxNotice | null {
  const text = decodeUtf8(body, MAX_BYTES)
  return text !== null && readSigned(keyOf(bureau), headers, text, nowSeconds) ? readNotice(text) : null
}
