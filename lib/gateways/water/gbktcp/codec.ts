/** Bytes ↔ messages, for the platform (`encodeRequest`, `decodeResponse`) and for a company. Pure: bytes in, Result out. */
import { err, ok, type Result } from '@/lib/kernel/result'
import { sizeOf } from './fields'
import { openFrame, sealFrame } from './frame'
import { readBody, readRecord, writeBody, writeRecord, type Body, type Problem, type ValueOfBody } from './records'
import { operationOf, REQUEST_HEAD, RESPONSE_HEAD, SUCCESS, TRANSACTIONS, type Operation, type RequestHead, type RequestOf, type ResponseHead, type ResponseOf } from './transactions'

export type Subject = Omit<RequestHead, 'tradeCode'>
export type User = Omit<ResponseHead, 'tradeCode' | 'responseCode'>
/** A request whose trade code and body belong together. */
export type DecodedRequest = { [O in Operation]: { operation: O; body: RequestOf<O> } }[Operation]
/** What a company says: yes with its values, or three figures other than 000. */
export type Verdict<O extends Operation> = { ok: true; user: User; value: ResponseOf<O> } | { ok: false; code: string }

const requestBody = (operation: Operation): Body => TRANSACTIONS[operation].request
const responseBody = (operation: Operation): Body => TRANSACTIONS[operation].response

export function encodeRequest<O extends Operation>(operation: O, subject: Subject, body: RequestOf<O>): Result<Uint8Array, Problem> {
  const head = writeRecord(REQUEST_HEAD, { ...subject, tradeCode: TRANSACTIONS[operation].tradeCode })
  return head.ok ? join(head.value, writeBody(requestBody(operation), body as ValueOfBody<Body>)) : head
}

/** `head`: whom to answer, also when the request cannot be read further. */
export function decodeRequest(frame: Uint8Array): { head: RequestHead | null; request: Result<DecodedRequest, Problem> } {
  const opened = openFrame(frame)
  if (!opened.ok) return { head: null, request: opened }
  const start = sizeOf(REQUEST_HEAD)
  const head = readRecord(REQUEST_HEAD, opened.value.subarray(0, start))
  if (!head.ok) return { head: null, request: head }
  const operation = operationOf(head.value.tradeCode)
  if (!operation) return { head: head.value, request: err({ kind: 'UNKNOWN_TRADE_CODE' }) }
  const body = readBody(requestBody(operation), opened.value.subarray(start))
  return { head: head.value, request: body.ok ? ok({ operation, body: body.value } as DecodedRequest) : body }
}

export function encodeResponse<O extends Operation>(operation: O, user: User, body: ResponseOf<O>): Result<Uint8Array, Problem> {
  const head = writeRecord(RESPONSE_HEAD, { ...user, tradeCode: TRANSACTIONS[operation].tradeCode, responseCode: SUCCESS })
  return head.ok ? join(head.value, writeBody(responseBody(operation), body as ValueOfBody<Body>)) : head
}

/** `code`: three figures other than 000. Says nothing about the user. */
export function encodeRefusal({ tradeCode, collector, userCode }: Pick<RequestHead, 'tradeCode' | 'collector' | 'userCode'>, code: string): Result<Uint8Array, Problem> {
  if (code === SUCCESS) return err({ kind: 'NOT_A_VALUE', field: 'responseCode' })
  const head = writeRecord(RESPONSE_HEAD, { tradeCode, responseCode: code, collector, userCode, userName: '', userAddress: '' })
  return head.ok ? sealFrame(head.value) : head
}

/** MISMATCH: an answer to something else. A response has no number of its request: what ties them is the connection. */
export function decodeResponse<O extends Operation>(operation: O, asked: Pick<Subject, 'collector' | 'userCode'>, frame: Uint8Array): Result<Verdict<O>, Problem> {
  const opened = openFrame(frame)
  if (!opened.ok) return opened
  const start = sizeOf(RESPONSE_HEAD)
  const head = readRecord(RESPONSE_HEAD, opened.value.subarray(0, start))
  if (!head.ok) return head
  const { tradeCode, responseCode, ...user } = head.value
  if (tradeCode !== TRANSACTIONS[operation].tradeCode || user.collector !== asked.collector || user.userCode !== asked.userCode) return err({ kind: 'MISMATCH' })
  // Nobody documents what follows a refusal, so whatever follows is left alone.
  if (responseCode !== SUCCESS) return ok({ ok: false, code: responseCode })
  const body = readBody(responseBody(operation), opened.value.subarray(start))
  return body.ok ? ok({ ok: true, user, value: body.value as unknown as ResponseOf<O> }) : body
}

function join(head: Uint8Array, body: Result<Uint8Array, Problem>): Result<Uint8Array, Problem> {
  return body.ok ? sealFrame(Buffer.concat([head, body.value])) : body
}
