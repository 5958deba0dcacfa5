/** Messages that the port would never send, for each protocol. */
import { signText } from '@/lib/crypto'
import { gbktcp, json, wxlifepay, type CompanyEndpoint } from '@/lib/gateways/water'
import { invariant } from '@/lib/kernel/invariant'
import { text, type Text } from './evidence'
import type { Order } from './orders'
import { sayRaw, type RawAnswer, type RawMessage } from './raw'
import { CaseFailed, type Trial } from './trial'

const PAGE = { beginNum: 1, queryNum: 1 }
const encoder = new TextEncoder()
const XML_HEADERS = { 'content-type': 'text/xml; charset=utf-8' }

const sandboxed = ({ isSandbox }: CompanyEndpoint): Record<string, string> => (isSandbox ? { ...XML_HEADERS, [wxlifepay.SANDBOX_FIELD]: '1' } : XML_HEADERS)

/** A text under the right signature. */
export function signedXml(company: CompanyEndpoint, operation: string, xml: string): RawMessage {
  return { operation, headers: sandboxed(company), body: encoder.encode(signText(company.signature, xml, company.signingKey) + xml) }
}

export function wxQuery(trial: Trial): { message: RawMessage; xml: string } {
  const { company } = trial.settings
  const { headers, body } = wxlifepay.encodeRequest(company, trial.run.numbering.sequence(), 'query', trial.numbers.unpaid, PAGE)
  const signed = new TextDecoder().decode(body)
  return { message: { operation: 'query', headers, body }, xml: signed.slice(signed.indexOf('<?xml')) }
}

/** `key`: another one than the agreed. */
export function wxCharge(trial: Trial, order: Order, key = trial.settings.company.signingKey): RawMessage {
  const { billKey, ...body } = order
  return { operation: 'charge', ...wxlifepay.encodeRequest({ ...trial.settings.company, signingKey: key }, trial.run.numbering.sequence(), 'charge', billKey, body) }
}

export function gbkFrame(trial: Trial): Uint8Array {
  const { company } = trial.settings
  const subject = { collector: company.merchantId, userCode: trial.numbers.unpaid, sequence: trial.run.numbering.sequence(), sentAt: '20260101000000' }
  const frame = gbktcp.encodeRequest('arrears', subject, { info: {}, rows: [] })
  invariant(frame.ok, 'a question that the port sends as well')
  return frame.value
}

/** A session of its own, beside that of the port. */
export class JsonLine {
  #counter = 0

  private constructor(private readonly trial: Trial, readonly session: json.Session) {}

  /** A step of its own, so that it is said why there is none. */
  static async open(trial: Trial): Promise<JsonLine> {
    const said = await trial.step(text('取得一个会话', 'a session is given'), () => JsonLine.#ask(trial), ({ session, seen }) => ({ verdict: session ? 'PASSED' : 'FAILED', seen }))
    if (!said.session) throw new CaseFailed('no session')
    return new JsonLine(trial, said.session)
  }

  static async #ask(trial: Trial): Promise<{ session: json.Session | null; seen: Text }> {
    const { company } = trial.settings
    const opening = json.encodeSessionRequest(company)
    if (!opening.ok) return { session: null, seen: text('平台私钥或公司公钥不是密钥', 'the keys are no keys') }
    const answer = await trial.raw({ operation: 'session', path: json.SESSION_PATH, headers: json.JSON_HEADERS, body: opening.value.body })
    const isAnswer = answer.kind === 'ANSWERED' && answer.status === 200
    const session = isAnswer ? json.decodeSessionAnswer(company, opening.value, answer.body) : null
    if (session?.ok) return { session: session.value, seen: text('已取得', 'given') }
    return { session: null, seen: isAnswer ? text('应答不是可信的会话', 'an answer that is no session to be relied on') : sayRaw(answer) }
  }

  /** Something under the next counter, or under one that has been used. */
  seal(operation: 'query' | 'charge', plain: Uint8Array, counter = ++this.#counter): { message: RawMessage; envelope: json.Envelope } {
    const path = json.pathOf(operation)
    const sealed = json.sealRequest(this.session, path, counter, plain)
    invariant(sealed.ok, 'short enough for any message')
    return { message: { operation: json.OPERATIONS[operation].name, path, headers: json.JSON_HEADERS, body: sealed.value.body }, envelope: sealed.value.envelope }
  }

  charge({ billKey, ...order }: Order, companyId = this.trial.settings.company.companyId): Uint8Array {
    return this.#write('charge', { billKey, companyId }, order)
  }

  query(): Uint8Array {
    return this.#write('query', { billKey: this.trial.numbers.unpaid, companyId: this.trial.settings.company.companyId }, PAGE)
  }

  #write(operation: 'query' | 'charge', subject: { billKey: string; companyId: string }, question: object): Uint8Array {
    const plain = json.writeRequest(operation, { sequence: this.trial.run.numbering.sequence(), ...subject }, question as never)
    invariant(plain.ok, 'a message that the port sends as well')
    return plain.value
  }

  /** Whether the company said yes under this session. */
  isYes(message: RawMessage, envelope: json.Envelope, answer: RawAnswer): boolean {
    if (answer.kind !== 'ANSWERED' || answer.status !== 200) return false
    const plain = json.openAnswer(this.session, message.path ?? '', envelope, answer.body)
    return plain !== null && /^\{"ok":true|"ok"\s*:\s*true/.test(new TextDecoder().decode(plain))
  }
}

const SUCCESS_AT = 8

/** Whether a company took what it should not: yes in wxlifepay and gbk-tcp, any answer with 200 before decryption in json. */
export function isTaken(protocol: CompanyEndpoint['protocol'], answer: RawAnswer): boolean {
  if (answer.kind !== 'ANSWERED') return false
  if (protocol === 'gbk-tcp') return Buffer.from(answer.body).toString('latin1').slice(SUCCESS_AT, SUCCESS_AT + 3) === gbktcp.SUCCESS
  return answer.status === 200 && (protocol === 'json' || wxlifepay.saysYes(answer.body))
}
