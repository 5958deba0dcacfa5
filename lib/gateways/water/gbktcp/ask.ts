import { formatCompact } from '@/lib/kernel/calendar'
import { err, type Result } from '@/lib/kernel/result'
import { patienceMs } from '../patience'
import type { Answer, GatewayCall, GatewayFailure, WaterOperation } from '../port'
import { promptOf } from '../refusals'
import { decodeResponse, encodeRequest, type Subject, type User } from './codec'
import { Framer } from './framer'
import { readable } from './record'
import type { Problem } from './records'
import { refusalOf } from './refusals'
import { TRANSACTIONS, type Operation, type RequestOf, type ResponseOf } from './transactions'

export type Reading<T> = Result<T, GatewayFailure>
export const GARBLED = err<GatewayFailure>({ kind: 'GARBLED' })

/** A no in the platform's codes; also for those with which a company says that it does not know: what that means is the caller's rule. */
export function refused(code: string): Reading<never> {
  return err({ kind: 'REFUSED', code, prompt: promptOf(code) })
}

export const subjectOf = ({ company, sequence, at }: GatewayCall, userCode: string): Subject => ({ collector: company.merchantId, userCode, sequence, sentAt: formatCompact(at) })

/** Sees pieces; true once a frame is whole, or nothing that comes can be one. */
export function untilFramed(): (piece: Uint8Array) => boolean {
  const framer = new Framer()
  return (piece) => {
    const { frames, problem } = framer.push(piece)
    return frames.length > 0 || problem !== null
  }
}

/** One question, one answer. */
export function ask<O extends Operation, U>(
  call: GatewayCall, operation: WaterOperation, trade: O, billKey: string, body: RequestOf<O>, read: (value: ResponseOf<O>, user: User) => Reading<U>,
): Answer<U> {
  const subject = subjectOf(call, billKey)
  return converse(call, { trade, subject, frames: [encodeRequest(trade, subject, body)], timeoutMs: patienceMs(operation) }, read)
}

type Talk<O extends Operation> = { trade: O; subject: Subject; frames: Result<Uint8Array, Problem>[]; timeoutMs: number }

/** Frames over one connection, of which the last is answered. What cannot be said in this protocol, such as a number that is too long, is UNREACHABLE: nothing was sent. */
export async function converse<O extends Operation, U>(call: GatewayCall, talk: Talk<O>, read: (value: ResponseOf<O>, user: User) => Reading<U>): Answer<U> {
  const { trade, subject, frames, timeoutMs } = talk
  const operation = TRANSACTIONS[trade].tradeCode
  const unsayable = frames.find((frame) => !frame.ok)
  if (unsayable && !unsayable.ok) {
    await call.record({ operation, outcome: 'UNREACHABLE', request: JSON.stringify(unsayable.error), response: null })
    return err({ kind: 'UNREACHABLE' })
  }
  const body = Buffer.concat(frames.map((frame) => (frame.ok ? frame.value : new Uint8Array())))
  const answer = (await call.outside.askTcp?.({ endpoint: call.company.endpoint, body, timeoutMs, isWhole: untilFramed() })) ?? { outcome: 'UNREACHABLE' }
  const kept = { operation, request: readable(trade, body) }
  if (answer.outcome !== 'ANSWERED') {
    await call.record({ ...kept, outcome: answer.outcome, response: null })
    return err({ kind: answer.outcome })
  }
  const verdict = decodeResponse(trade, subject, answer.body)
  const reading = verdict.ok ? (verdict.value.ok ? read(verdict.value.value, verdict.value.user) : refused(refusalOf(verdict.value.code))) : GARBLED
  const isGarbled = !reading.ok && reading.error.kind === 'GARBLED'
  await call.record({ ...kept, outcome: isGarbled ? 'GARBLED' : 'ANSWERED', response: readable(trade, answer.body) })
  return reading
}
