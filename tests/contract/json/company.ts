/** A company that answers as a test tells it to. It begins sessions and opens messages as a right one would. */
import { json, type CompanyEndpoint, type GatewayCall, type WaterOperation } from '@/lib/gateways/water'
import { shanghaiInstant } from '@/lib/kernel/calendar'
import type { OutsideAnswer, OutsideRequest } from '@/lib/kernel/outside'
import { COMPANY, must, PLATFORM } from './party'

export type Heard = { session: json.Session; envelope: json.Envelope; operation: WaterOperation; path: string; subject: json.Subject; timeoutMs: number }
type Recorded = Parameters<GatewayCall['record']>[0]

export const answered = (body: Uint8Array, status = 200): OutsideAnswer => ({ outcome: 'ANSWERED', status, headers: {}, body })
export const plain = (code: json.PlainCode): OutsideAnswer => {
  const { status, body } = json.encodePlain(code)
  return answered(body, status)
}

export class Company {
  readonly heard: Heard[] = []
  readonly recorded: Recorded[] = []
  readonly openings: Uint8Array[] = []
  readonly sessions = new Map<string, json.Session>()
  onOpening: (request: OutsideRequest) => OutsideAnswer | Promise<OutsideAnswer> = ({ body }) => answered(this.open(body))
  onMessage: (heard: Heard) => OutsideAnswer | Promise<OutsideAnswer> = () => ({ outcome: 'TIMEOUT' })
  private messages = 123_455

  open(body: Uint8Array): Uint8Array {
    const given = { sessionId: `session-number-${this.sessions.size + 1}`, expiresInSeconds: 3_600 }
    const answer = must(json.encodeSessionAnswer(COMPANY, must(json.decodeSessionRequest(COMPANY, body)), given))
    this.sessions.set(given.sessionId, answer.session)
    return answer.body
  }

  /** Under the key of its session, whatever it says. */
  say({ session, path, envelope }: Heard, value: object): OutsideAnswer {
    return answered(must(json.sealAnswer(session, path, envelope, new TextEncoder().encode(JSON.stringify(value)))).body)
  }

  yes(heard: Heard, data: object, more: object = {}): OutsideAnswer {
    const { sequence, billKey } = heard.subject
    return this.say(heard, { ok: true, sequence, billKey, data, ...more })
  }

  no(heard: Heard, code: string): OutsideAnswer {
    const { sequence, billKey } = heard.subject
    return this.say(heard, { ok: false, sequence, billKey, code, message: 'ORA-00942' })
  }

  call(memory: object = this, company: Partial<CompanyEndpoint> = {}): GatewayCall {
    const { merchantId, companyId, platformSm2PrivateKey, companySm2PublicKey } = PLATFORM
    this.messages += 1
    return {
      company: { companyCode: 'beijing', protocol: 'json', endpoint: 'sim:beijing', merchantId, companyId, signature: 'SHA256', signingKey: '', isSandbox: false, platformSm2PrivateKey, companySm2PublicKey, ...company },
      memory,
      at: shanghaiInstant(2026, 3, 16, 10),
      sequence: `${this.messages}`,
      record: async (message) => void this.recorded.push(message),
      outside: { send: async (request) => this.receive(request) },
    }
  }

  private receive(request: OutsideRequest): OutsideAnswer | Promise<OutsideAnswer> {
    const { path = '', body, timeoutMs } = request
    if (path === json.SESSION_PATH) {
      this.openings.push(body)
      return this.onOpening(request)
    }
    const envelope = json.readEnvelope(body)
    const operation = json.operationAt(path)
    const session = envelope && this.sessions.get(envelope.session)
    const opened = session && json.openRequest(session, path, envelope)
    if (!opened || !operation) throw new Error('not a message of ours')
    const { subject } = json.readRequest(operation, opened)
    if (!subject) throw new Error('about nothing')
    this.heard.push({ session, envelope, operation, path, subject, timeoutMs })
    return this.onMessage(this.heard.at(-1) as Heard)
  }
}
