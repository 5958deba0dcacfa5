/** Bytes ↔ messages, for the platform (`encodeRequest`, `decodeResponse`) and for a company. Pure: bytes in, Result out. */
import type { KeyedHash } from '@/lib/crypto'
import { err, ok, type Result } from '@/lib/kernel/result'
import { isAuthentic, MAX_MESSAGE_BYTES, openEnvelope, seal, type Envelope, type EnvelopeProblem } from './envelope'
import { readHead, readRequest, readResponse, SANDBOX_FIELD, saysDone, writeRefusal, writeRequest, writeResponse } from './messages'
import { REFUSALS, type RefusalCode } from '../refusals'
import type { RequestOf, Trancode } from './transactions'
import type { DecodedRequest, Head, MessageProblem, Subject, Verdict } from './types'

/** Both sides of one company's line. */
export type Party = { merchantId: string; companyId: string; signature: KeyedHash; signingKey: string; isSandbox: boolean }
export type Message = { headers: Record<string, string>; body: Uint8Array }
export type CodecProblem = EnvelopeProblem | MessageProblem | 'NOT_AUTHENTIC' | 'SANDBOX_DISAGREES'

const headersOf = (isSandbox: boolean): Record<string, string> => ({
  'content-type': 'text/xml; charset=utf-8',
  ...(isSandbox ? { [SANDBOX_FIELD]: '1' } : {}),
})

export function encodeRequest<T extends Trancode>(party: Party, sequence: string, trancode: T, billKey: string, body: RequestOf<T>): Message {
  const subject = { billKey, companyId: party.companyId }
  const xml = writeRequest(trancode, headOf(party, sequence), subject, body)
  return { headers: headersOf(party.isSandbox), body: seal(xml, party.signature, party.signingKey) }
}

/** What a company reads. The key is not needed yet: `isAuthentic(envelope, key)` must be asked before anything is done. */
export type ReceivedRequest = { envelope: Envelope; head: Head | null; request: Result<DecodedRequest, CodecProblem> }

export function decodeRequest({ headers, body }: Message): Result<ReceivedRequest, EnvelopeProblem> {
  const opened = openEnvelope(body)
  if (!opened.ok) return opened
  const envelope = opened.value
  const request = readRequest(envelope.xml)
  if (!request.ok) return ok({ envelope, head: readHead(envelope.xml), request })
  const agrees = isSandboxHeader(headers) === request.value.head.isSandbox
  return ok({ envelope, head: request.value.head, request: agrees ? request : err('SANDBOX_DISAGREES') })
}

/** The answer is signed as the request was. */
export function encodeResponse<T extends Trancode>(kind: KeyedHash, key: string, head: Head, subject: Subject, trancode: T, verdict: Verdict<T>): Message {
  return { headers: headersOf(head.isSandbox), body: seal(writeResponse(trancode, head, subject, verdict), kind, key) }
}

export function encodeRefusal(kind: KeyedHash, key: string, head: Head | null, code: RefusalCode): Message {
  const known = head ?? { trancode: '', transeqnum: '', merchantid: '', isSandbox: false }
  return { headers: headersOf(known.isSandbox), body: seal(writeRefusal(known, code, REFUSALS[code].cause), kind, key) }
}

/** Companies need not repeat the sandbox header in an answer; the head decides. */
export function decodeResponse<T extends Trancode>(party: Party, sequence: string, trancode: T, billKey: string, body: Uint8Array): Result<Verdict<T>, CodecProblem> {
  const opened = openEnvelope(body)
  if (!opened.ok) return opened
  if (!isAuthentic(opened.value, party.signingKey)) return err('NOT_AUTHENTIC')
  return readResponse(trancode, headOf(party, sequence), { billKey, companyId: party.companyId }, opened.value.xml)
}

/** Whether somebody who should have refused has said yes, under whatever signature. */
export function saysYes(body: Uint8Array): boolean {
  const text = new TextDecoder().decode(body.subarray(0, MAX_MESSAGE_BYTES))
  return saysDone(text.slice(Math.max(0, text.indexOf('<?xml'))))
}

function headOf(party: Party, sequence: string): Omit<Head, 'trancode'> {
  return { transeqnum: sequence, merchantid: party.merchantId, isSandbox: party.isSandbox }
}

/** Header names come in any case; null for a value that is neither 0 nor 1. */
function isSandboxHeader(headers: Record<string, string>): boolean | null {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === SANDBOX_FIELD.toLowerCase())?.[1]
  if (found === undefined || found === '' || found === '0') return false
  return found === '1' ? true : null
}
