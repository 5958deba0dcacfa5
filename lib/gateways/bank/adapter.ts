/** The port over APIv3. Says only what the answer proves: anything unreadable is GARBLED, and the outcome stays open. */
import { err, ok, type Result } from '@/lib/kernel/result'
import type { BankAnswer, BankCall, BankFailure, BankGateway, BankReason } from './port'
import { readableAnswer, readableRequest } from './record'
import { readStatement } from './statement'
import { decodeAnswer, encodeRequest, OPERATIONS, secondsOf, type AnswerOf, type Operation, type QuestionOf } from './v3'

/** A resident waits for a question; a booking may take the bank longer. Real endpoints only (wall clock). */
const ASK_TIMEOUT_MS = 5_000
const BOOK_TIMEOUT_MS = 10_000

export const bankGateway: BankGateway = {
  signUpCard: (call, input) => ask(call, 'signUpCard', input),
  confirmSignUp: (call, input) => ask(call, 'confirmSignUp', input),
  revokeToken: async (call, input) => done(await ask(call, 'revokeToken', input)),
  openCreditLine: (call, input) => ask(call, 'openCreditLine', input),
  creditLine: (call, input) => ask(call, 'creditLine', input),
  repay: async (call, input) => done(await ask(call, 'repay', input)),
  authorise: (call, input) => ask(call, 'authorise', input),
  capture: async (call, input) => done(await ask(call, 'capture', input)),
  release: async (call, input) => done(await ask(call, 'release', input)),
  refund: (call, input) => ask(call, 'refund', input),
  queryOrder: async (call, input) => unless('ORDER_UNKNOWN', await ask(call, 'queryOrder', input)),
  cancelOrder: async (call, input) => done(await ask(call, 'cancelOrder', input)),
  topUp: async (call, input) => done(await ask(call, 'topUp', input)),
  payOut: (call, input) => ask(call, 'payOut', input),
  receive: async (call, input) => done(await ask(call, 'receive', input)),
  queryTransfer: async (call, input) => unless('TRANSFER_UNKNOWN', await ask(call, 'queryTransfer', input)),
  cancelTransfer: async (call, input) => done(await ask(call, 'cancelTransfer', input)),
  statement: (call, { day }) => readStatement((after) => ask(call, 'statement', { day, after })),
  custodianBalance: (call, input) => ask(call, 'custodianBalance', input),
}

type Reading<T> = Result<T, BankFailure>

const done = (reading: Reading<object>): Reading<null> => (reading.ok ? ok(null) : reading)

/** That there is none is an answer, not a failure. */
function unless<T>(reason: BankReason, reading: Reading<T>): Reading<T | null> {
  return !reading.ok && reading.error.kind === 'REFUSED' && reading.error.reason === reason ? ok(null) : reading
}

/** What the bank could not read is refused here, and nothing is sent. */
async function ask<O extends Operation>(call: BankCall, operation: O, question: QuestionOf<O>): BankAnswer<AnswerOf<O>> {
  const { link, outside } = call
  const stamp = { timestamp: secondsOf(call.clock.wall()), nonce: call.secrets.token(24) }
  const request = encodeRequest(link, operation, question, stamp)
  if (!request.ok) return err({ kind: 'REFUSED', code: request.error, reason: request.error, message: '' })
  const { method, url: path, headers, body } = request.value
  const timeoutMs = OPERATIONS[operation].method === 'GET' ? ASK_TIMEOUT_MS : BOOK_TIMEOUT_MS
  const answer = await outside.send({ endpoint: link.endpoint, method, path, headers, body, timeoutMs })
  const kept = { operation, request: readableRequest(operation, request.value) }
  if (answer.outcome !== 'ANSWERED') {
    await call.record({ ...kept, outcome: answer.outcome, response: null })
    return err({ kind: answer.outcome })
  }
  const decoded = decodeAnswer(link, operation, answer, stamp)
  await call.record({ ...kept, outcome: decoded.ok ? 'ANSWERED' : 'GARBLED', response: readableAnswer(answer) })
  return decoded.ok ? decoded.value : err({ kind: 'GARBLED' })
}
