/** What residents, time and companies may do to payments, and what must hold whatever they do. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Ctx } from '@/lib/db'
import { advance, runDue } from '@/lib/jobs'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@/lib/kernel/calendar'
import type { Outside } from '@/lib/kernel/outside'
import { sumFen } from '@/lib/kernel/money'
import { confirmMerged, quoteMerged } from '@/lib/payments/merged'
import { INTENTS } from '@/lib/payments/rules'
import { moveIn } from '@/lib/funding/fund'
import { BEHAVIOURS as CARD_BEHAVIOURS, type CardBehaviour } from '@/lib/simulators/bank'
import { BEHAVIOURS, type Behaviour } from '@/lib/simulators/water'
import { fenToYuan } from '@/lib/kernel/money'
import { approveRefund, redirectRefund, rejectRefund } from '@/lib/payments/refunds'
import { bindCard, payWith } from '../support/cards'
import { newKey, newResident, PASSWORD, quote } from '../support/journey'
import { ledgerProblems, moneyProblems } from '../support/money-books'
import { askRefund, codeOf, desk } from '../support/refunds'
import type { TestWorld } from '../support/world'

export const NUMBERS = ['0100000001', '0100000002', '0100000003', '0100000004'] as const
/** Two numbers belong to two people each. */
const HOMES: readonly (readonly string[])[] = [[NUMBERS[0], NUMBERS[1]], [NUMBERS[0], NUMBERS[2]], [NUMBERS[2], NUMBERS[3]]]

/** Trouble comes, and goes soon: else little is paid. */
const mostly = <T>(usual: T, all: readonly T[]) => fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: fc.constantFrom(...all) })
const any = (max: number) => fc.integer({ min: 0, max })
/** How the line to companies and bank is. DIES: whoever sends dies, before or after the other side has done its work. */
const LINE = ['OPEN', 'TIMEOUT', 'UNREACHABLE', 'GARBLED', 'DIES_BEFORE', 'DIES_AFTER'] as const
const MOVES = [SECOND_MS, 10 * SECOND_MS, MINUTE_MS, 14 * MINUTE_MS, HOUR_MS] as const

export type Step =
  | { kind: 'QUOTE'; who: number; home: number; intent: (typeof INTENTS)[number]; yuan: number }
  | { kind: 'CONFIRM'; quotes: number[]; instrument: number }
  | { kind: 'REFUND'; nth: number; quarters: number; number: number; twice: boolean }
  | { kind: 'DECIDE'; nth: number; isApproved: boolean }
  | { kind: 'MERGE'; who: number; twice: boolean }
  | { kind: 'REPEAT'; nth: number }
  | { kind: 'WORK' }
  | { kind: 'MOVE'; ms: number }
  | { kind: 'BEHAVE'; number: string; behaviour: Behaviour }
  | { kind: 'CARDS'; behaviour: CardBehaviour }
  | { kind: 'LINE'; line: (typeof LINE)[number] }

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('QUOTE' as const), who: any(2), home: any(1), intent: fc.constantFrom(...INTENTS), yuan: fc.integer({ min: 1, max: 700 }) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('CONFIRM' as const), quotes: fc.array(any(5), { minLength: 1, maxLength: 3 }), instrument: any(2) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('REFUND' as const), nth: any(9), quarters: fc.integer({ min: 1, max: 4 }), number: any(3), twice: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('DECIDE' as const), nth: any(3), isApproved: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('MERGE' as const), who: any(2), twice: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('REPEAT' as const), nth: any(9) }) },
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'WORK' }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('MOVE' as const), ms: fc.constantFrom(...MOVES) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('BEHAVE' as const), number: fc.constantFrom(...NUMBERS), behaviour: mostly('NORMAL', Object.keys(BEHAVIOURS) as Behaviour[]) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('CARDS' as const), behaviour: mostly('NORMAL', Object.keys(CARD_BEHAVIOURS) as CardBehaviour[]) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('LINE' as const), line: mostly('OPEN', LINE) }) },
)

/** `instrument`: with which it was agreed to first. */
type Asked = { who: number; id: string; key: string; instrument?: string }

const DIED = 'whoever ran this is dead'

export class PaymentsRun {
  private readonly residents: { ctx: Ctx; accounts: string[]; instruments: string[] }[] = []
  private readonly quotes: Asked[] = []
  /** Agreed to, and told so. */
  private readonly agreed: Asked[] = []
  /** Of merged payments: which were agreed to. */
  private readonly legs = new Map<string, boolean>()
  private line: (typeof LINE)[number] = 'OPEN'

  constructor(private readonly world: TestWorld) {}

  async begin(): Promise<void> {
    for (const numbers of HOMES) {
      const { ctx, accounts } = await newResident(this.world, { walletFen: 300_000n, numbers: [...numbers] })
      await moveIn({ ctx, input: { amount: '1000', idempotencyKey: newKey() } })
      this.residents.push({ ctx, accounts, instruments: ['BALANCE', 'FUND', await bindCard(ctx)] })
    }
  }

  private readonly outside: Outside = {
    send: async (request) => {
      if (this.line === 'TIMEOUT' || this.line === 'UNREACHABLE') return { outcome: this.line }
      if (this.line === 'DIES_BEFORE') throw new Error(DIED)
      if (this.line === 'GARBLED') return { outcome: 'ANSWERED', status: 502, headers: {}, body: new Uint8Array([60]) }
      const answer = await (await this.world.system()).outside.send(request)
      if (this.line === 'DIES_AFTER') throw new Error(DIED)
      return answer
    },
  }

  private async as(who: number): Promise<Ctx> {
    const { ctx } = this.residents[who] as (typeof this.residents)[number]
    return { ...ctx, clock: (await this.world.system()).clock, outside: this.outside }
  }

  private readonly onError = (job: { kind: string }, error: unknown) => {
    // Bills are asked for again later; a payment's own job never fails, unless whoever runs it dies.
    if (job.kind !== 'bills.refresh' && !String(error).includes(DIED)) this.world.jobErrors.push(`${job.kind}: ${String(error)}`)
  }

  async take(one: Step): Promise<void> {
    switch (one.kind) {
      case 'QUOTE': {
        const asked = await quote(await this.as(one.who), this.residents[one.who]?.accounts[one.home] ?? '', one.intent, `${one.yuan}`).catch(() => null)
        if (asked) this.quotes.push({ who: one.who, id: asked.id, key: newKey() })
        return
      }
      case 'CONFIRM':
        return this.confirmAll(one.quotes, one.instrument)
      case 'MERGE':
        return this.merge(one.who, one.twice)
      case 'REPEAT': {
        const again = this.agreed[one.nth % Math.max(this.agreed.length, 1)]
        if (again) expect((await this.agree(again)).id).toBe(again.id)
        return
      }
      case 'REFUND':
        return this.refund(one)
      case 'DECIDE':
        return this.decide(one.nth, one.isApproved)
      case 'WORK':
        return void (await runDue(this.world.world, this.outside, this.onError))
      case 'MOVE':
        return void (await advance(this.world.world, this.outside, (present) => new Date(present.getTime() + one.ms), this.onError))
      case 'BEHAVE':
        return void (await this.world.world.db.prisma.simWaterCustomer.updateMany({ where: { billKey: one.number }, data: { behaviour: one.behaviour } }))
      case 'CARDS':
        return void (await this.world.world.db.prisma.simBankCard.updateMany({ data: { behaviour: one.behaviour } }))
      case 'LINE':
        this.line = one.line
    }
  }

  /** Those that exist, the latest first, all at once; each with its own key. */
  private async confirmAll(picked: number[], instrument: number): Promise<void> {
    const chosen = picked.flatMap((n) => this.quotes.at(-1 - (n % Math.max(this.quotes.length, 1))) ?? [])
    await Promise.all(
      chosen.map(async (asked) => {
        asked.instrument ??= this.residents[asked.who]?.instruments[instrument]
        const result = await this.agree(asked).catch(() => null)
        if (result && !this.agreed.includes(asked)) this.agreed.push(asked)
      }),
    )
  }

  private async agree({ who, id, key, instrument = 'BALANCE' }: Asked) {
    return payWith(await this.as(who), id, instrument, '0', key)
  }

  /** Quarters of a payment, which may be asked for twice at the same moment; the same number is the same refund, or is refused. */
  private async refund({ nth, quarters, number, twice }: Extract<Step, { kind: 'REFUND' }>): Promise<void> {
    const paid = this.agreed[nth % Math.max(this.agreed.length, 1)]
    if (!paid) return
    const [payment] = await this.world.world.db.query<{ amountFen: bigint }>('SELECT amount_fen AS "amountFen" FROM payment WHERE id = $1', [paid.id])
    const amount = fenToYuan(((payment?.amountFen ?? 0n) * BigInt(quarters)) / 4n)
    const codes = await Promise.all((twice ? [1, 2] : [1]).map(() => codeOf(askRefund(this.world, paid.id, amount, `${paid.id}-${number}`))))
    for (const code of codes) expect([null, 'REFUND_NOT_PAID', 'REFUND_TOO_MUCH', 'REFUND_NO_USED', 'AMOUNT_INVALID']).toContain(code)
    expect(new Set(codes).size).toBe(1)
  }

  /** What waits for a person. */
  private async decide(nth: number, isApproved: boolean): Promise<void> {
    const waiting = await this.world.world.db.query<{ id: string; state: string }>(`SELECT id, state FROM payment_refund WHERE state IN ('PENDING', 'ABNORMAL') ORDER BY requested_at, id`, [])
    const one = waiting[nth % Math.max(waiting.length, 1)]
    if (!one) return
    const verb = one.state === 'ABNORMAL' ? redirectRefund : isApproved ? approveRefund : rejectRefund
    await verb({ ctx: await desk(this.world, 'ADMIN'), input: { refundId: one.id } })
  }

  /** Both homes with one confirmation, which may arrive twice at the same moment. */
  private async merge(who: number, twice: boolean): Promise<void> {
    const ctx = await this.as(who)
    const merged = await quoteMerged({ ctx, input: { waterAccountIds: this.residents[who]?.accounts, idempotencyKey: newKey() } }).catch(() => null)
    if (!merged) return
    const amountFen = String(sumFen(merged.legs.map((leg) => leg.amountFen)))
    const input = { mergedId: merged.id, password: PASSWORD, idempotencyKey: newKey(), amountFen }
    const answers = await Promise.all((twice ? [1, 2] : [1]).map(() => confirmMerged({ ctx, input }).catch(() => null)))
    const isAgreed = answers.some((answer) => answer !== null)
    for (const { id } of merged.legs) this.legs.set(id, isAgreed)
  }

  /** Holds between any two steps. */
  async check(): Promise<void> {
    const ctx = await this.world.system()
    expect([await ledgerProblems(ctx), this.world.jobErrors]).toEqual([[], []])
  }

  /** The company is itself again and time goes by: every payment has its end, and both sides agree. */
  async end(): Promise<void> {
    this.line = 'OPEN'
    await this.world.world.db.prisma.simWaterCustomer.updateMany({ data: { behaviour: 'NORMAL' } })
    await this.world.world.db.prisma.simBankCard.updateMany({ data: { behaviour: 'NORMAL' } })
    await this.take({ kind: 'MOVE', ms: 2 * DAY_MS })
    await this.check()
    const ctx = await this.world.system()
    expect(await moneyProblems(ctx)).toEqual([])
    const rows = await ctx.db.query<{ id: string; state: string }>('SELECT id, state FROM payment', [])
    const stateOf = new Map(rows.map(({ id, state }) => [id, state]))
    // A card may have refused meanwhile: then the order was open again, until its time was over.
    for (const { id, instrument } of this.agreed) expect(['SUCCEEDED', 'FAILED', ...(instrument === 'BALANCE' || instrument === 'FUND' ? [] : ['CLOSED'])]).toContain(stateOf.get(id))
    for (const [id, isAgreed] of this.legs) expect(isAgreed ? ['SUCCEEDED', 'FAILED'] : ['CLOSED']).toContain(stateOf.get(id))
    for (const { id } of this.quotes.filter((asked) => !this.agreed.includes(asked))) expect(stateOf.get(id)).toBe('CLOSED')
  }
}
