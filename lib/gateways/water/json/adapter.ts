/** The port over json. Says only what the answer proves: anything unreadable is GARBLED, and the outcome stays open. */
import { invariant } from '@/lib/kernel/invariant'
import { err, ok, type Result } from '@/lib/kernel/result'
import { BOOKINGS, patienceMs } from '../patience'
import type { Answer, ChargeReceipt, GatewayCall, GatewayFailure, QuestionOf, SaidOf, WaterGateway, WaterOperation } from '../port'
import { openAnswer, sealRequest } from './envelope'
import { readAnswer, writeRequest, type Subject } from './messages'
import { OPERATIONS, pathOf } from './operations'
import { decodePlain, JSON_HEADERS, sayPlain } from './plain'
import { readableAnswer, readableRequest } from './record'
import { refusalOf, REFUSAL_WORDS } from './refusals'
import { lineOf, takePlace, type Line } from './sessions'

export const jsonGateway: WaterGateway = {
  query: (call, { billKey, ...page }) => ask(call, 'query', billKey, page),
  charge: (call, { billKey, ...order }) => ask(call, 'charge', billKey, order, (receipt) => isFor(order, receipt)),
  confirm: (call, { billKey, ...order }) => ask(call, 'confirm', billKey, order, (said) => said.state !== 'CREDITED' || isFor(order, said.receipt)),
  refund: (call, { billKey, ...order }) => ask(call, 'refund', billKey, order),
  refundPart: (call, { billKey, ...part }) => ask(call, 'refundPart', billKey, part),
  paidParts: (call, { billKey, ...order }) => ask(call, 'paidParts', billKey, order),
  profile: (call, { billKey }) => ask(call, 'profile', billKey, {}),
  sendCode: (call, { billKey }) => ask(call, 'sendCode', billKey, {}),
  checkCode: (call, { billKey, code }) => ask(call, 'checkCode', billKey, { code }),
  checkId: (call, { billKey, idTail }) => ask(call, 'checkId', billKey, { idTail }),
  usage: (call, { billKey, months }) => ask(call, 'usage', billKey, { months }),
  bills: (call, { billKey, ...page }) => ask(call, 'bills', billKey, page),
}

function isFor(order: { billNo: string; payAmountFen: bigint }, receipt: ChargeReceipt): boolean {
  return receipt.billNo === order.billNo && receipt.payAmountFen === order.payAmountFen
}

const GARBLED = err<GatewayFailure>({ kind: 'GARBLED' })

/** What the company could not read is refused here, and nothing is sent. `suits`: whether the answer is one to this question. */
async function ask<O extends WaterOperation>(call: GatewayCall, operation: O, billKey: string, question: QuestionOf<O>, suits: (value: SaidOf<O>) => boolean = () => true): Answer<SaidOf<O>> {
  const subject = { sequence: call.sequence, billKey, companyId: call.company.companyId }
  const written = writeRequest(operation, subject, question)
  const { name } = OPERATIONS[operation]
  if (!written.ok) {
    await call.record({ operation: name, outcome: 'UNREACHABLE', request: `POST ${pathOf(operation)}`, response: null })
    return err(refusalOf(REFUSAL_WORDS.EQ0001))
  }
  const heard = await exchange(call, operation, written.value)
  const reading = read(operation, subject, heard, suits)
  const isGarbled = !reading.ok && reading.error.kind === 'GARBLED'
  const response = heard.outcome === 'ANSWERED' ? readableAnswer(operation, heard.plain) : heard.outcome === 'GARBLED' ? heard.said : null
  await call.record({ operation: name, outcome: isGarbled ? 'GARBLED' : heard.outcome, request: readableRequest(operation, written.value), response })
  return reading
}

/** `isSecond`: an earlier copy of the message was on its way. */
type Heard = { outcome: 'ANSWERED'; plain: Uint8Array; isSecond: boolean } | { outcome: 'GARBLED'; said: string } | { outcome: 'TIMEOUT' | 'UNREACHABLE' }

function read<O extends WaterOperation>(operation: O, subject: Subject, heard: Heard, suits: (value: SaidOf<O>) => boolean): Result<SaidOf<O>, GatewayFailure> {
  if (heard.outcome !== 'ANSWERED') return err({ kind: heard.outcome })
  const said = readAnswer(operation, subject, heard.plain)
  if (!said.ok) return GARBLED
  if (said.value.ok) return suits(said.value.value) ? ok(said.value.value) : GARBLED
  // A no to the second copy says nothing of the first, which may arrive yet.
  return heard.isSecond && BOOKINGS.includes(operation) ? GARBLED : err(refusalOf(said.value.word))
}

/**
 * A company that does not know the session has not taken the message, so it goes out once more under a new one. But nobody has signed that
 * word: what follows from it must be safe even if the first copy was taken.
 */
async function exchange(call: GatewayCall, operation: WaterOperation, plain: Uint8Array): Promise<Heard> {
  const line = lineOf(call)
  const first = await send(call, line, operation, plain)
  if (first.outcome === 'ANSWERED') return { ...first, isSecond: false }
  if (first.outcome !== 'STALE') return first
  const second = await send(call, line, operation, plain)
  if (second.outcome === 'ANSWERED') return { ...second, isSecond: true }
  if (second.outcome === 'UNREACHABLE') return { outcome: 'TIMEOUT' }
  return second.outcome === 'STALE' ? { outcome: 'GARBLED', said: second.said } : second
}

type Sent = { outcome: 'ANSWERED'; plain: Uint8Array } | { outcome: 'STALE'; said: string } | { outcome: 'GARBLED'; said: string } | { outcome: 'TIMEOUT' | 'UNREACHABLE' }

async function send(call: GatewayCall, line: Line, operation: WaterOperation, plain: Uint8Array): Promise<Sent> {
  const { company, outside } = call
  const place = await takePlace(line, call)
  if (!place.ok) return place.error.kind === 'GARBLED' ? { outcome: 'GARBLED', said: place.error.said } : { outcome: 'UNREACHABLE' }
  const { session, counter, answered, forget } = place.value
  const path = pathOf(operation)
  const sealed = sealRequest(session, path, counter, plain)
  invariant(sealed.ok, 'fields are short enough for any message')
  const { envelope, body } = sealed.value
  const answer = await outside.send({ endpoint: company.endpoint, path, headers: JSON_HEADERS, body, timeoutMs: patienceMs(operation) }).finally(answered)
  if (answer.outcome !== 'ANSWERED') return { outcome: answer.outcome }
  const opened = answer.status === 200 ? openAnswer(session, path, envelope, answer.body) : null
  if (opened) return { outcome: 'ANSWERED', plain: opened }
  // Whatever is wrong with it, the next message had better begin anew.
  forget()
  const code = decodePlain(answer.status, answer.body)
  const said = sayPlain(answer.status, answer.body)
  return code === 'SESSION_UNKNOWN' || code === 'SESSION_EXPIRED' ? { outcome: 'STALE', said } : { outcome: 'GARBLED', said }
}
