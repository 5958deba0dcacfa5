/** The port over the bureau's wire. Says only what the answer proves: anything unreadable is GARBLED, and the outcome stays open. */
import { err, ok, type Result } from '@/lib/kernel/result'
import { secondsOf, type Stamp } from '../signing'
import { decodeAnswer, encodeApplication, encodeQuery, type TaxRequest } from './bureau/wire'
import type { TaxCall, TaxFailure, TaxGateway, TaxOutcome } from './port'

/** Real endpoints only (wall clock). The bureau answers at once that it has taken an application; the invoice comes later. */
const TIMEOUT_MS = 5_000

export const taxGateway: TaxGateway = {
  apply: async (call, application) => {
    const answer = await exchange(call, 'apply', application.applicationNo, (stamp) => encodeApplication(call.link, application, stamp))
    // That it knows no such address is no answer to an application.
    return answer.ok && answer.value === null ? err({ kind: 'GARBLED' }) : (answer as Result<TaxOutcome, TaxFailure>)
  },
  query: (call, { applicationNo }) => exchange(call, 'query', applicationNo, (stamp) => encodeQuery(call.link, applicationNo, stamp)),
}

async function exchange(call: TaxCall, operation: 'apply' | 'query', applicationNo: string, ask: (stamp: Stamp) => TaxRequest): Promise<Result<TaxOutcome | null, TaxFailure>> {
  const { link, outside } = call
  const stamp = { timestamp: secondsOf(call.clock.wall()), nonce: call.secrets.token(24) }
  const { method, url: path, headers, body } = ask(stamp)
  const answer = await outside.send({ endpoint: link.endpoint, method, path, headers, body, timeoutMs: TIMEOUT_MS })
  const kept = { operation, request: readable(`${method} ${path}`, body) }
  if (answer.outcome !== 'ANSWERED') {
    await call.record({ ...kept, outcome: answer.outcome, response: null })
    return err({ kind: answer.outcome })
  }
  const decoded = decodeAnswer(link, applicationNo, answer, stamp)
  const isGarbled = !decoded.ok && decoded.error === 'GARBLED'
  await call.record({ ...kept, outcome: isGarbled ? 'GARBLED' : 'ANSWERED', response: readable(`HTTP ${answer.status}`, answer.body) })
  if (decoded.ok) return ok(decoded.value)
  return err(decoded.error === 'GARBLED' ? { kind: 'GARBLED' } : { kind: 'REFUSED', code: decoded.error.code })
}

/** Raw messages for whoever looks into a stuck invoice; the invoice itself, in base64, is kept where files are. */
function readable(head: string, body: Uint8Array): string {
  const text = new TextDecoder().decode(body).replaceAll('\0', '\uFFFD').replace(/<EInvoiceFile>[^<]{40,}<\/EInvoiceFile>/, '<EInvoiceFile>…</EInvoiceFile>')
  return text ? `${head}\n\n${text}` : head
}
