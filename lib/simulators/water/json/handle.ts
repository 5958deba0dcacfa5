/** The company as a server of json: bytes in, bytes out. */
import { json, type RefusalCode, type WaterOperation } from '@/lib/gateways/water'
import { err, ok, type Result } from '@/lib/kernel/result'
import type { SimCtx } from '../../sim-ctx'
import { openDesk } from '../desk'
import { serve, type Said } from '../serve'
import type { WaterAnswer } from '../wxlifepay/handle'
import { findSession, openSession, whyNotTaken } from './sessions'

/** `path`: from `/v1/` on. Refusals before decryption: lib/gateways/water/json/plain.ts; after it they are encrypted as answers are. */
export async function handleJson(sim: SimCtx, companyCode: string, { path, body }: { path: string; body: Uint8Array }): Promise<WaterAnswer> {
  if (path === json.SESSION_PATH) return answered(await openSession(sim, companyCode, body))
  const received = await receive(sim, companyCode, path, body)
  if (!received.ok) return answered(received)
  const { session, envelope, operation, plain } = received.value
  const { subject, asked } = json.readRequest(operation, plain)
  const said = subject && asked.ok ? await answerTo(sim, companyCode, subject, asked.value) : err<RefusalCode>('EQ0001')
  if (said === 'SILENT') return 'SILENT'
  const sealed = json.sealAnswer(session, path, envelope, write(operation, subject, said))
  // Nothing was sealed under this counter yet when it was too long.
  const answer = sealed.ok ? sealed : json.sealAnswer(session, path, envelope, json.writeRefusal(subject, 'EQ0011'))
  return answered(answer.ok ? ok(answer.value.body) : err('MALFORMED'))
}

type Received = { session: json.Session; envelope: json.Envelope; operation: WaterOperation; plain: Uint8Array }

async function receive(sim: SimCtx, companyCode: string, path: string, body: Uint8Array): Promise<Result<Received, json.PlainCode>> {
  const operation = json.operationAt(path)
  if (!operation) return err('UNKNOWN_OPERATION')
  if (body.byteLength > json.MAX_MESSAGE_BYTES) return err('TOO_LARGE')
  const envelope = json.readEnvelope(body)
  if (!envelope) return err('MALFORMED')
  const session = await findSession(sim, companyCode, envelope.session)
  if (!session.ok) return session
  const plain = json.openRequest(session.value, path, envelope)
  if (!plain) return err('BAD_TAG')
  const problem = await whyNotTaken(sim, envelope)
  return problem ? err(problem) : ok({ session: session.value, envelope, operation, plain })
}

async function answerTo(sim: SimCtx, companyCode: string, { billKey, companyId }: json.Subject, asked: Parameters<typeof serve>[3]): Promise<Said<WaterOperation>> {
  const known = await openDesk(sim, companyCode, billKey)
  return known?.company.companyId === companyId ? serve(sim, known, billKey, asked) : err('EQ0003')
}

function write(operation: WaterOperation, subject: json.Subject | null, said: Exclude<Said<WaterOperation>, 'SILENT'>): Uint8Array {
  if (!said.ok || !subject) return json.writeRefusal(subject, said.ok ? 'EQ0001' : said.error)
  const written = json.writeAnswer(operation, subject, said.value as never)
  return written.ok ? written.value : json.writeRefusal(subject, 'EQ0011')
}

function answered(result: Result<Uint8Array, json.PlainCode>): WaterAnswer {
  const { status, body } = result.ok ? { status: 200, body: result.value } : json.encodePlain(result.error)
  return { status, headers: json.JSON_HEADERS, body }
}
