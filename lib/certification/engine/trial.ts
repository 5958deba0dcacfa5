/** What a case works with: the port, the raw line beside it, and expectations that become evidence. */
import type { Answer, Arrears, ArrearsItem, CompanyEndpoint, GatewayCall, GatewayFailure, WaterGateway } from '@/lib/gateways/water'
import type { Result } from '@/lib/kernel/result'
import { sumFen } from '@/lib/kernel/money'
import { text, type Message, type Step, type Text } from './evidence'
import type { Losing } from './meter'
import type { Order, Sent } from './orders'
import type { Run } from './run-state'
import { sayAnswer } from './say'
import { sendRaw, type RawAnswer, type RawMessage } from './raw'
import { whyGarbled } from './why-garbled'

/** A case has seen enough. */
export class CaseFailed extends Error {}
export class CaseSkipped extends Error {
  constructor(readonly reason: Text) {
    super(reason.en)
  }
}

export type Judgement = { verdict: Step['verdict']; seen: Text }
type Asking = { company?: Partial<CompanyEndpoint>; loses?: Losing; isTimed?: boolean }
type Ask<T> = (gateway: WaterGateway, call: GatewayCall) => Answer<T>
type Said<T> = Result<T, GatewayFailure> & { why?: string | null }

const PAGE = 50
const MAX_PAGES = 20

export class Trial {
  readonly steps: Step[] = []
  /** What may be credited. */
  readonly sent: Sent[] = []
  #messages: Message[] = []

  constructor(readonly run: Run) {}

  get settings() {
    return this.run.settings
  }
  get numbers() {
    return this.run.settings.numbers
  }

  skip(zh: string, en: string): never {
    throw new CaseSkipped(text(zh, en))
  }

  /** Does something and holds it against what is expected; ends the case when it is not so. */
  async step<T>(expected: Text, work: () => Promise<T>, judge: (value: T) => Judgement): Promise<T> {
    this.#messages = []
    const step: Step = { expected, seen: text('中断', 'broken off'), verdict: 'FAILED', messages: this.#messages }
    this.steps.push(step)
    const value = await work()
    Object.assign(step, judge(value))
    if (step.verdict === 'FAILED') throw new CaseFailed(expected.en)
    return value
  }

  /** The company says yes, and `holds` of what it says. */
  async yes<T>(zh: string, en: string, work: () => Promise<Said<T>>, holds: (value: T) => boolean = () => true): Promise<T> {
    const said = await this.step(text(zh, en), work, (answer) => ({ verdict: answer.ok && holds(answer.value) ? 'PASSED' : 'FAILED', seen: sayAnswer(answer, answer.why) }))
    if (!said.ok) throw new CaseFailed(en)
    return said.value
  }

  /** The company says no; `codes`: with one of these. */
  async no(zh: string, en: string, work: () => Promise<Said<unknown>>, codes: readonly string[] = []): Promise<void> {
    const isNo = (answer: Said<unknown>) => !answer.ok && answer.error.kind === 'REFUSED' && (codes.length === 0 || codes.includes(answer.error.code))
    await this.step(text(zh, en), work, (answer) => ({ verdict: isNo(answer) ? 'PASSED' : 'FAILED', seen: sayAnswer(answer, answer.why) }))
  }

  /** Something about what has been seen already. */
  async holds(zh: string, en: string, verdict: boolean | 'WARNING', seen: Text): Promise<void> {
    await this.step(text(zh, en), async () => null, () => ({ verdict: verdict === 'WARNING' ? 'WARNING' : verdict ? 'PASSED' : 'FAILED', seen }))
  }

  async ask<T>(billKey: string, ask: Ask<T>, { company: changed = {}, loses = null, isTimed = true }: Asking = {}): Promise<Said<T>> {
    const { run } = this
    const company = { ...run.settings.company, ...changed }
    const line = run.meter.line(loses)
    const sequence = run.numbering.sequence()
    const why: { word: string | null } = { word: null }
    const record: GatewayCall['record'] = async ({ operation, outcome, request, response }) => {
      if (outcome === 'GARBLED' && line.heard) why.word = whyGarbled(company, { operation, sequence, billKey, body: line.heard })
      this.keep({ operation, outcome, request, response, ms: line.ms })
    }
    const answer = await ask(run.gateway, { company, outside: line.outside, memory: run, sequence, at: run.around.now(), record })
    if (isTimed && answer.ok) run.meter.timings.push(line.ms)
    return { ...answer, why: why.word ?? line.why }
  }

  keep(message: Message): void {
    const { hide } = this.run
    const isProof = PROOFS.includes(message.operation)
    this.#messages.push({ ...message, request: hide(message.request, isProof), response: message.response === null ? null : hide(message.response, isProof) })
  }

  /** What is said from here on is no part of the case itself. */
  async close(expected: Text, work: () => Promise<boolean>): Promise<void> {
    const messages: Message[] = []
    this.#messages = messages
    const isDone = await work()
    if (messages.length > 0) this.steps.push({ expected, seen: isDone ? text('完成', 'done') : text('没有全部完成', 'not all of it'), verdict: isDone ? 'PASSED' : 'WARNING', messages })
  }

  /** Bytes that the port would never send. */
  raw(message: RawMessage): Promise<RawAnswer> {
    return sendRaw(this, message)
  }

  query(billKey: string, page = { beginNum: 1, queryNum: PAGE }, asking: Asking = {}): Promise<Said<Arrears>> {
    return this.ask(billKey, (gateway, call) => gateway.query(call, { billKey, ...page }), asking)
  }

  /** A new order; what becomes of it is looked after when the case ends. */
  order(billKey = this.numbers.unpaid, amountFen = this.run.amountFen): Order {
    const order = this.run.numbering.order(this.settings, billKey, amountFen, this.run.bill)
    this.sent.push({ order, isCredited: false, isAstray: false })
    return order
  }

  /** An order as it is known under a number, from now on also under this one. */
  sentTo(billKey: string, order: Order): Sent {
    const known = this.sent.find((one) => one.order.billNo === order.billNo && one.order.billKey === billKey)
    if (known) return known
    const sent: Sent = { order: { ...order, billKey }, isCredited: false, isAstray: true }
    this.sent.push(sent)
    return sent
  }

  /** The company has credited it. */
  heardYes(order: Order): void {
    this.sentTo(order.billKey, order).isCredited = true
  }

  async charge(order: Order, changed: Partial<Order> = {}, asking: Asking = {}) {
    const asked = { ...order, ...changed }
    this.sentTo(asked.billKey, order)
    const said = await this.ask(asked.billKey, (gateway, call) => gateway.charge(call, asked), asking)
    if (said.ok) this.heardYes(asked)
    return said
  }

  confirm(order: Order, changed: Partial<Order> = {}) {
    const { billKey, transactionId, billNo, payAmountFen } = { ...order, ...changed }
    return this.ask(billKey, (gateway, call) => gateway.confirm(call, { billKey, transactionId, billNo, payAmountFen }))
  }

  async refund(order: Order) {
    const { billKey, billNo, transactionId, attach } = order
    const said = await this.ask(billKey, (gateway, call) => gateway.refund(call, { billKey, billNo, transactionId, attach }))
    if (said.ok) this.sentTo(billKey, order).isCredited = false
    return said
  }

  /** What a number owes in all; a company that says that nothing is due is believed. */
  async owed(billKey = this.numbers.unpaid): Promise<Said<{ owedFen: bigint; items: ArrearsItem[] }>> {
    const said = await this.everyPage(async (page) => {
      const answer = await this.query(billKey, page)
      const isNothing = !answer.ok && answer.error.kind === 'REFUSED' && answer.error.code === NOTHING_DUE
      return isNothing ? { ok: true, value: { total: 0, items: [] } } : answer
    })
    return said.ok ? { ok: true, value: { owedFen: sumFen(said.value.map(({ payAmountFen }) => payAmountFen)), items: said.value } } : said
  }

  /** Page after page, until there are as many as the company says. */
  async everyPage<T>(ask: (page: { beginNum: number; queryNum: number }) => Promise<Said<{ total: number; items: T[] }>>): Promise<Said<T[]>> {
    const items: T[] = []
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const said = await ask({ beginNum: page * PAGE + 1, queryNum: PAGE })
      if (!said.ok) return said
      items.push(...said.value.items)
      if (items.length >= said.value.total || said.value.items.length === 0) break
    }
    return { ok: true, value: items }
  }

  /** The same as a step that only has to be answered. */
  async owedNow(): Promise<bigint> {
    return (await this.yes('查询应缴合计', 'ask what is owed in all', () => this.owed())).owedFen
  }

  owes(fen: bigint, zh: string, en: string): Promise<unknown> {
    return this.yes(`${zh}（应为 ${fen} 分）`, `${en} (${fen} fen)`, () => this.owed(), ({ owedFen }) => owedFen === fen)
  }

  isUnknown(order: Order, zh: string, en: string): Promise<unknown> {
    return this.yes(zh, en, () => this.confirm(order), ({ state }) => state === 'NOT_FOUND')
  }
}

export const NOTHING_DUE = 'EQ0005'
/** Operations in which a code or the ID card's tail travels, as each protocol calls them. */
const PROOFS: readonly string[] = ['SIMCHECKCODE', 'SIMCHECKID', 'codes.check', 'holders.check', '93', '94']
