/** What the bank side must do with orders and transfers, told a second time and simply: one thing after another, no SQL. */
import { CREDIT, DEBIT, GUANGZHOU, type BankWorld } from '../integration/simulators/bank/harness'

export type Act =
  | { kind: 'AUTHORISE'; order: number; card: 'DEBIT' | 'CREDIT'; fen: bigint; maxFee: bigint }
  | { kind: 'CAPTURE'; order: number; no: number; fen: bigint; fee: bigint }
  | { kind: 'RELEASE'; order: number; no: number; fen: bigint }
  | { kind: 'CANCEL'; order: number }
  | { kind: 'REFUND'; capture: number; no: number; fen: bigint; fee: bigint }
  | { kind: 'TOP_UP'; no: number; fen: bigint }
  | { kind: 'PAY_OUT'; no: number; fen: bigint; toCard: boolean }
  | { kind: 'CANCEL_TRANSFER'; no: number }
  | { kind: 'PASS'; hours: number }

type Order = { card: 'DEBIT' | 'CREDIT' | null; asked: string; amount: bigint; fee: bigint; captured: bigint; capturedFee: bigint; released: bigint; isCancelled: boolean }
type Taken = { order: number; asked: string; amount: bigint; fee: bigint; refunded: bigint; refundedFee: bigint }

const textOf = (value: unknown) => JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `${inner}` : inner))

export class Model {
  private readonly orders = new Map<number, Order>()
  private readonly taken = new Map<number, Taken>()
  private readonly done = new Map<string, string>()
  private readonly deadNumbers = new Set<number>()
  private readonly onTheWay: { at: Date; fen: bigint }[] = []
  readonly free: Record<'DEBIT' | 'CREDIT', bigint>

  constructor(
    private readonly world: BankWorld,
    private readonly run: string,
    private readonly tokens: Record<'DEBIT' | 'CREDIT', string>,
    money: { debitFen: bigint; creditFen: bigint },
    public custodianFen: bigint,
  ) {
    this.free = { DEBIT: money.debitFen, CREDIT: money.creditFen }
  }

  /** What the act must be answered with: OK or a reason. Changes the model accordingly. */
  expect(act: Act): string {
    for (const refund of this.onTheWay.filter(({ at }) => at <= this.world.at)) {
      this.free.DEBIT += refund.fen
      this.onTheWay.splice(this.onTheWay.indexOf(refund), 1)
    }
    switch (act.kind) {
      case 'AUTHORISE':
        return this.authorise(act)
      case 'CAPTURE':
        return this.capture(act)
      case 'RELEASE':
        return this.release(act)
      case 'CANCEL':
        return this.cancel(act.order)
      case 'REFUND':
        return this.refund(act)
      case 'TOP_UP':
      case 'PAY_OUT':
        return this.transfer(act)
      case 'CANCEL_TRANSFER':
        return this.cancelTransfer(act.no)
      default:
        return 'OK'
    }
  }

  private authorise({ order, card, fen, maxFee }: Extract<Act, { kind: 'AUTHORISE' }>): string {
    const known = this.orders.get(order)
    const asked = textOf([card, fen, maxFee])
    if (known && known.card !== null && known.asked !== asked) return 'NUMBER_USED'
    if (known) return known.isCancelled ? 'ORDER_CLOSED' : 'OK'
    // Half a fen up.
    const fee = card === 'CREDIT' ? (fen + 50n) / 100n : 0n
    if (fee > maxFee) return 'FEE_NOT_AGREED'
    if (fen + fee > this.free[card]) return card === 'DEBIT' ? 'INSUFFICIENT_FUNDS' : 'OVER_CREDIT_LIMIT'
    this.free[card] -= fen + fee
    this.orders.set(order, { card, asked, amount: fen, fee, captured: 0n, capturedFee: 0n, released: 0n, isCancelled: false })
    return 'OK'
  }

  private left({ amount, fee, captured, capturedFee, released }: Order): bigint {
    return amount + fee - captured - capturedFee - released
  }

  private capture({ order, no, fen, fee }: Extract<Act, { kind: 'CAPTURE' }>): string {
    const known = this.orders.get(order)
    if (!known?.card) return 'ORDER_UNKNOWN'
    const asked = textOf([order, fen, fee])
    const before = this.taken.get(no)
    if (before) return before.asked === asked ? 'OK' : 'NUMBER_USED'
    if (known.captured + fen > known.amount || known.capturedFee + fee > known.fee || fen + fee > this.left(known)) return 'OVER_AUTHORISED'
    known.captured += fen
    known.capturedFee += fee
    this.custodianFen += fen
    this.taken.set(no, { order, asked, amount: fen, fee, refunded: 0n, refundedFee: 0n })
    return 'OK'
  }

  private release({ order, no, fen }: Extract<Act, { kind: 'RELEASE' }>): string {
    const known = this.orders.get(order)
    if (!known?.card) return 'ORDER_UNKNOWN'
    const repeated = this.repeated(`release:${no}`, [order, fen])
    if (repeated) return repeated
    if (fen > this.left(known)) return 'OVER_AUTHORISED'
    known.released += fen
    this.free[known.card] += fen
    this.done.set(`release:${no}`, textOf([order, fen]))
    return 'OK'
  }

  private cancel(order: number): string {
    const known = this.orders.get(order) ?? { card: null, asked: '', amount: 0n, fee: 0n, captured: 0n, capturedFee: 0n, released: 0n, isCancelled: true }
    this.orders.set(order, known)
    if (known.card) this.free[known.card] += this.left(known)
    known.released += this.left(known)
    known.isCancelled = true
    return 'OK'
  }

  private refund({ capture, no, fen, fee }: Extract<Act, { kind: 'REFUND' }>): string {
    const taken = this.taken.get(capture)
    if (!taken) return 'CAPTURE_UNKNOWN'
    const repeated = this.repeated(`refund:${no}`, [capture, fen, fee])
    if (repeated) return repeated
    if (taken.refunded + fen > taken.amount || taken.refundedFee + fee > taken.fee) return 'OVER_CAPTURED'
    if (fen > this.custodianFen) return 'CUSTODIAN_NOT_ENOUGH'
    taken.refunded += fen
    taken.refundedFee += fee
    this.custodianFen -= fen
    if (this.orders.get(taken.order)?.card === 'CREDIT') this.free.CREDIT += fen + fee
    this.done.set(`refund:${no}`, textOf([capture, fen, fee]))
    return 'OK'
  }

  private transfer(act: Extract<Act, { kind: 'TOP_UP' | 'PAY_OUT' }>): string {
    const repeated = this.repeated(`transfer:${act.no}`, act)
    if (repeated) return repeated
    if (this.deadNumbers.has(act.no)) return 'TRANSFER_CLOSED'
    const into = act.kind === 'TOP_UP'
    if (into && act.fen > this.free.DEBIT) return 'INSUFFICIENT_FUNDS'
    if (!into && act.fen > this.custodianFen) return 'CUSTODIAN_NOT_ENOUGH'
    this.custodianFen += into ? act.fen : -act.fen
    if (into || act.toCard) this.free.DEBIT += into ? -act.fen : act.fen
    this.done.set(`transfer:${act.no}`, textOf(act))
    return 'OK'
  }

  private cancelTransfer(no: number): string {
    if (this.done.has(`transfer:${no}`)) return 'TRANSFER_DONE'
    this.deadNumbers.add(no)
    return 'OK'
  }

  private repeated(key: string, content: unknown): string | null {
    const before = this.done.get(key)
    return before === undefined ? null : before === textOf(content) ? 'OK' : 'NUMBER_USED'
  }

  /** The act done at the bank: OK or a reason. */
  async act(act: Act): Promise<string> {
    const { gateway } = this.world
    const [call, named] = [this.world.call(), (name: string, n: number) => `${this.run}:${name}${n}`]
    const said = (answer: { ok: true } | { ok: false; error: { kind: string; reason?: string | null } }) => (answer.ok ? 'OK' : (answer.error.reason ?? answer.error.kind))
    switch (act.kind) {
      case 'AUTHORISE':
        return said(await gateway.authorise(call, { orderNo: named('o', act.order), token: this.tokens[act.card], merchantNo: GUANGZHOU, amountFen: act.fen, maxFeeFen: act.maxFee }))
      case 'CAPTURE':
        return said(await gateway.capture(call, { orderNo: named('o', act.order), captureNo: named('c', act.no), amountFen: act.fen, feeFen: act.fee }))
      case 'RELEASE':
        return said(await gateway.release(call, { orderNo: named('o', act.order), releaseNo: named('r', act.no), amountFen: act.fen }))
      case 'CANCEL':
        return said(await gateway.cancelOrder(call, { orderNo: named('o', act.order) }))
      case 'REFUND': {
        const isNew = !this.done.has(`refund:${act.no}`)
        const answer = await gateway.refund(call, { refundNo: named('f', act.no), captureNo: named('c', act.capture), amountFen: act.fen, feeFen: act.fee })
        if (answer.ok && isNew && answer.value.arrivesAt > this.world.at) this.onTheWay.push({ at: answer.value.arrivesAt, fen: act.fen + act.fee })
        return said(answer)
      }
      case 'TOP_UP':
        return said(await gateway.topUp(call, { topUpNo: named('t', act.no), token: this.tokens.DEBIT, amountFen: act.fen }))
      case 'PAY_OUT':
        return said(await gateway.payOut(call, { payOutNo: named('t', act.no), to: act.toCard ? { kind: 'CARD', token: this.tokens.DEBIT } : { kind: 'FUND' }, amountFen: act.fen, memo: '' }))
      case 'CANCEL_TRANSFER':
        return said(await gateway.cancelTransfer(call, { no: named('t', act.no) }))
      default:
        this.world.pass(act.hours * 3_600)
        return 'OK'
    }
  }

  /** What can be taken from each card, as the bank has it; refunds that have arrived are booked when a card is used. */
  async freeAtBank(): Promise<Record<'DEBIT' | 'CREDIT', bigint>> {
    const [debit, credit] = [await this.world.card(DEBIT), await this.world.card(CREDIT)]
    return { DEBIT: debit.freeFen, CREDIT: credit.freeFen }
  }
}
