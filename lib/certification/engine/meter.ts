import type { Outside, OutsideAnswer, OutsideRequest, TcpAnswer, TcpRequest } from '@/lib/kernel/outside'
import { json } from '@/lib/gateways/water'
import type { Limits, Surroundings } from './settings'

/** No more messages may be sent, or there is no more time. */
export class LimitReached extends Error {}

/** What has been used, for whoever goes on with it. `limits`: up to where it may go. */
export type Used = { sent: number; timings: number[]; spentMs: number; limits: Limits }

/** The way out with a stopwatch and a limit in it. */
export class Meter {
  sent: number
  /** Of each good question, in ms. */
  readonly timings: number[]
  readonly #startedMs: number
  #left: Limits

  constructor(private readonly around: Pick<Surroundings, 'outside' | 'elapsedMs'>, limits: Limits, private readonly patienceMs: number, used: Used | null = null) {
    this.#startedMs = around.elapsedMs() - (used?.spentMs ?? 0)
    this.#left = { ...(used?.limits ?? limits) }
    this.sent = used?.sent ?? 0
    this.timings = [...(used?.timings ?? [])]
  }

  get used(): Used {
    return { sent: this.sent, timings: this.timings, spentMs: this.around.elapsedMs() - this.#startedMs, limits: this.#left }
  }

  /** Nothing more is sent, but for what has to be taken back. */
  stop(): void {
    this.#left = { messages: 0, wallMs: 0 }
  }

  /** Whatever happens, what was credited is taken back: for that there is always some room. */
  extend(more: Limits): void {
    this.#left = { messages: this.sent + more.messages, wallMs: this.around.elapsedMs() - this.#startedMs + more.wallMs }
  }

  /** After so long an answer is not waited for. */
  get giveUpMs(): number {
    return 3 * this.patienceMs
  }

  line(loses: Losing = null): Line {
    return new Line(this, this.around, loses)
  }

  take(): number {
    const leftMs = this.#left.wallMs - (this.around.elapsedMs() - this.#startedMs)
    if (this.sent >= this.#left.messages || leftMs <= 0) throw new LimitReached('limit')
    this.sent += 1
    return Math.min(this.giveUpMs, leftMs)
  }
}

/** What is lost on the way: the question before it arrives, or the answer of a question that did. */
export type Losing = 'QUESTION' | 'ANSWER' | null

/** One conversation: how long its last answer took, and its bytes, or why there are none. */
export class Line {
  ms = 0
  heard: Uint8Array | null = null
  /** The transport's code for an answer that did not come. */
  why: string | null = null

  constructor(private readonly meter: Meter, private readonly around: Pick<Surroundings, 'outside' | 'elapsedMs'>, private readonly loses: Losing) {}

  get outside(): Outside {
    const { askTcp } = this.around.outside
    const through = { send: (request: OutsideRequest) => this.#pass(request.path !== json.SESSION_PATH, (timeoutMs) => this.around.outside.send({ ...request, timeoutMs })) }
    return askTcp ? { ...through, askTcp: (request: TcpRequest) => this.#pass(true, (timeoutMs) => askTcp({ ...request, timeoutMs })) } : through
  }

  async #pass<T extends OutsideAnswer | TcpAnswer>(isMessage: boolean, send: (timeoutMs: number) => Promise<T>): Promise<T | { outcome: 'TIMEOUT' }> {
    if (isMessage && this.loses === 'QUESTION') return { outcome: 'TIMEOUT' }
    const timeoutMs = this.meter.take()
    const startedMs = this.around.elapsedMs()
    const answer = await send(timeoutMs)
    this.ms = Math.round(this.around.elapsedMs() - startedMs)
    this.heard = answer.outcome === 'ANSWERED' ? answer.body : null
    this.why = answer.outcome === 'ANSWERED' ? null : (answer.why ?? null)
    return isMessage && this.loses === 'ANSWER' ? { outcome: 'TIMEOUT' } : answer
  }
}
