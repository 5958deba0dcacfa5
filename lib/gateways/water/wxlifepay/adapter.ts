/** The port over wxlifepay. Says only what the answer proves: anything unreadable is GARBLED, and the outcome stays open. */
import { err, ok, type Result } from '@/lib/kernel/result'
import { patienceMs } from '../patience'
import type { Answer, ChargeReceipt, ConfirmAnswer, GatewayCall, GatewayFailure, WaterGateway } from '../port'
import { decodeResponse, encodeRequest } from './codec'
import { readable } from './record'
import { promptOf, SIM_REFUSAL } from '../refusals'
import { OPERATION_OF, type RequestOf, type ResponseOf, type Trancode } from './transactions'
import type { Verdict } from './types'

export const wxlifepayGateway: WaterGateway = {
  query: (call, { billKey, ...page }) => ask(call, 'query', billKey, page, ({ info, rows }) => ok({ total: info.total, items: rows })),
  charge: (call, { billKey, ...order }) => ask(call, 'charge', billKey, order, ({ info }) => readReceipt(info, order)),
  confirm: (call, { billKey, ...order }) => ask(call, 'confirm', billKey, order, ({ info }) => readConfirmation(info, order)),
  refund: (call, { billKey, ...order }) => ask(call, 'refund', billKey, order, () => ok(null)),
  refundPart: (call, { billKey, ...part }) => ask(call, 'SIMREFUND', billKey, part, () => ok(null)),
  paidParts: (call, { billKey, ...order }) => ask(call, 'SIMPAID', billKey, order, ({ info, rows }) => ok({ prepaidFen: info.prepaidFen, parts: rows })),
  profile: (call, { billKey }) => ask(call, 'SIMPROFILE', billKey, {}, ({ info }) => ok(info)),
  sendCode: (call, { billKey }) => ask(call, 'SIMSENDCODE', billKey, {}, ({ info }) => ok(info)),
  checkCode: (call, { billKey, code }) => ask(call, 'SIMCHECKCODE', billKey, { code }, () => ok(null)),
  checkId: (call, { billKey, idTail }) => ask(call, 'SIMCHECKID', billKey, { idTail }, () => ok(null)),
  usage: (call, { billKey, months }) => ask(call, 'SIMUSAGE', billKey, { months }, ({ rows }) => ok(rows)),
  bills: (call, { billKey, ...page }) => ask(call, 'SIMBILLS', billKey, page, ({ info, rows }) => ok({ total: info.total, items: rows })),
}

type Reading<T> = Result<T, GatewayFailure>
const GARBLED = err<GatewayFailure>({ kind: 'GARBLED' })

async function ask<T extends Trancode, U>(call: GatewayCall, trancode: T, billKey: string, body: RequestOf<T>, read: (value: ResponseOf<T>) => Reading<U>): Answer<U> {
  const { company, outside, sequence } = call
  const message = encodeRequest(company, sequence, trancode, billKey, body)
  const answer = await outside.send({ endpoint: company.endpoint, ...message, timeoutMs: patienceMs(OPERATION_OF[trancode]) })
  const kept = { operation: trancode, request: readable(trancode, message.body) }
  if (answer.outcome !== 'ANSWERED') {
    await call.record({ ...kept, outcome: answer.outcome, response: null })
    return err({ kind: answer.outcome })
  }
  const decoded = answer.status === 200 ? decodeResponse(company, sequence, trancode, billKey, answer.body) : GARBLED
  const reading = decoded.ok ? readVerdict(decoded.value, read) : GARBLED
  const isGarbled = !reading.ok && reading.error.kind === 'GARBLED'
  await call.record({ ...kept, outcome: isGarbled ? 'GARBLED' : 'ANSWERED', response: readable(trancode, answer.body) })
  return reading
}

function readVerdict<T extends Trancode, U>(verdict: Verdict<T>, read: (value: ResponseOf<T>) => Reading<U>): Reading<U> {
  return verdict.ok ? read(verdict.value) : refused(verdict.code)
}

/** Also for EQ0010, EQ0011 and EQ0021, with which a company says that it does not know: what that means is the caller's rule. */
function refused(code: string): Reading<never> {
  return err({ kind: 'REFUSED', code, prompt: promptOf(code) })
}

type Asked = { billNo: string; payAmountFen: bigint }

function readReceipt(receipt: ChargeReceipt, asked: Asked): Reading<ChargeReceipt> {
  return receipt.billNo === asked.billNo && receipt.payAmountFen === asked.payAmountFen ? ok(receipt) : GARBLED
}

function readConfirmation(said: ResponseOf<'confirm'>['info'], asked: Asked): Reading<ConfirmAnswer> {
  if (said.retCode === SIM_REFUSAL.ORDER_NOT_FOUND) return ok({ state: 'NOT_FOUND' })
  if (said.retCode === SIM_REFUSAL.ORDER_REVERSED) return ok({ state: 'REVERSED' })
  if (said.retCode !== '0') return refused(said.retCode)
  const { billNo, payDate, channelBillNo } = said
  const isOurs = billNo === asked.billNo && said.payAmount === asked.payAmountFen.toString()
  if (!isOurs || channelBillNo === '' || payDate === '') return GARBLED
  return ok({ state: 'CREDITED', receipt: { billNo, payDate, payAmountFen: asked.payAmountFen, channelBillNo } })
}
