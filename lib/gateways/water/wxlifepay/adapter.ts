/** The port over wxlifepay. Says only what the answer proves: anything unreadable is GARBLED, and the outcome stays open. */
import { err, ok } from '@/lib/kernel/result'
import type { Answer, ChargeReceipt, ConfirmAnswer, GatewayCall, GatewayFailure, WaterGateway } from '../port'
import { decodeResponse, encodeRequest } from './codec'
import { readable } from './record'
import { promptOf, SIM_REFUSAL } from './refusals'
import type { RequestOf, ResponseOf, Trancode } from './transactions'

/** A resident waits for a question; a booking may take the company longer. Real endpoints only (wall clock). */
const ASK_TIMEOUT_MS = 5_000
const BOOK_TIMEOUT_MS = 10_000
const BOOKINGS: readonly Trancode[] = ['charge', 'refund']

export const wxlifepayGateway: WaterGateway = {
  query: (call, { billKey, ...page }) => mapped(ask(call, 'query', billKey, page), ({ info, rows }) => ({ total: info.total, items: rows })),
  charge: async (call, { billKey, ...order }) => {
    const answer = await ask(call, 'charge', billKey, order)
    if (!answer.ok) return answer
    const receipt = answer.value.info
    return receipt.billNo === order.billNo && receipt.payAmountFen === order.payAmountFen ? ok(receipt) : garbled()
  },
  confirm: async (call, { billKey, ...order }) => {
    const answer = await ask(call, 'confirm', billKey, order)
    return answer.ok ? readConfirmation(answer.value.info, order) : answer
  },
  refund: (call, { billKey, ...order }) => mapped(ask(call, 'refund', billKey, order), () => null),
  profile: (call, { billKey }) => mapped(ask(call, 'SIMPROFILE', billKey, {}), ({ info }) => info),
  sendCode: (call, { billKey }) => mapped(ask(call, 'SIMSENDCODE', billKey, {}), ({ info }) => info),
  checkCode: (call, { billKey, code }) => mapped(ask(call, 'SIMCHECKCODE', billKey, { code }), () => null),
  usage: (call, { billKey, months }) => mapped(ask(call, 'SIMUSAGE', billKey, { months }), ({ rows }) => rows),
  bills: (call, { billKey, ...page }) => mapped(ask(call, 'SIMBILLS', billKey, page), ({ info, rows }) => ({ total: info.total, items: rows })),
}

const garbled = () => err<GatewayFailure>({ kind: 'GARBLED' })

async function mapped<T, U>(answer: Answer<T>, map: (value: T) => U): Answer<U> {
  const got = await answer
  return got.ok ? ok(map(got.value)) : got
}

async function ask<T extends Trancode>(call: GatewayCall, trancode: T, billKey: string, body: RequestOf<T>): Answer<ResponseOf<T>> {
  const { company, outside, sequence } = call
  const message = encodeRequest(company, sequence, trancode, billKey, body)
  const timeoutMs = BOOKINGS.includes(trancode) ? BOOK_TIMEOUT_MS : ASK_TIMEOUT_MS
  const answer = await outside.send({ endpoint: company.endpoint, ...message, timeoutMs })
  const kept = { operation: trancode, request: readable(trancode, message.body) }
  if (answer.outcome !== 'ANSWERED') {
    await call.record({ ...kept, outcome: answer.outcome, response: null })
    return err({ kind: answer.outcome })
  }
  const decoded = answer.status === 200 ? decodeResponse(company, sequence, trancode, billKey, answer.body) : garbled()
  await call.record({ ...kept, outcome: decoded.ok ? 'ANSWERED' : 'GARBLED', response: readable(trancode, answer.body) })
  if (!decoded.ok) return garbled()
  const verdict = decoded.value
  return verdict.ok ? ok(verdict.value) : err(refused(verdict.code))
}

/** Also for EQ0010, EQ0011 and EQ0021, with which a company says that it does not know: what that means is the caller's rule. */
function refused(code: string): GatewayFailure {
  return { kind: 'REFUSED', code, prompt: promptOf(code) }
}

type Confirmation = ResponseOf<'confirm'>['info']

function readConfirmation(said: Confirmation, asked: { billNo: string; payAmountFen: bigint }): Awaited<Answer<ConfirmAnswer>> {
  if (said.retCode === SIM_REFUSAL.ORDER_NOT_FOUND) return ok({ state: 'NOT_FOUND' })
  if (said.retCode === SIM_REFUSAL.ORDER_REVERSED) return ok({ state: 'REVERSED' })
  if (said.retCode !== '0') return err(refused(said.retCode))
  const receipt: ChargeReceipt = { billNo: said.billNo, payDate: said.payDate, payAmountFen: asked.payAmountFen, channelBillNo: said.channelBillNo }
  const isOurs = said.billNo === asked.billNo && said.payAmount === asked.payAmountFen.toString()
  return isOurs && said.channelBillNo !== '' && said.payDate !== '' ? ok({ state: 'CREDITED', receipt }) : garbled()
}
