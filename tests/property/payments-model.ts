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
import { BEHAVIOURS, type Behaviour } from '@/lib/simulators/water'
import { confirm, newKey, newResident, PASSWORD, quote } from '../support/journey'
import { ledgerProblems, moneyProblems } from '../support/money-books'
import type { TestWorld } from '../support/world'

export const NUMBERS = ['0100000001', '0100000002', '0100000003', '0100000004'] as const
/** Two numbers belong to two people each. */
const HOMES: readonly (readonly string[])[] = [[NUMBERS[0], NUMBERS[1]], [NUMBERS[0], NUMBERS[2]], [NUMBERS[2], NUMBERS[3]]]

const any = (max: number) => fc.integer({ min: 0, max })
const LINE = ['OPEN', 'TIMEOUT', 'UNREACHABLE', 'GARBLED'] as const
const MOVES = [SECOND_MS, 10 * SECOND_MS, MINUTE_MS, 14 * MINUTE_MS, HOUR_MS] as const

export type Step =
  | { kind: 'QUOTE'; who: number; home: number; intent: (typeof INTENTS)[number]; yuan: number }
  | { kind: 'CONFIRM'; quotes: number[] }
  | { kind: 'MERGE'; who: number; twice: boolean }
  | { kind: 'REPEAT'; nth: number }
  | { kind: 'WORK' }
  | { kind: 'MOVE'; ms: number }
  | { kind: 'BEHAVE'; number: string; behaviour: Behaviour }
  | { kind: 'LINE'; line: (typeof LINE)[number] }

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('QUOTE' as const), who: any(2), home: any(1), intent: fc.constantFrom(...INTENTS), yuan: fc.integer({ min: 1, max: 400 }) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('CONFIRM' as const), quotes: fc.array(any(5), { minLength: 1, maxLength: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('MERGE' as const), who: any(2), twice: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('REPEAT' as const), nth: any(9) }) },
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'WORK' }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('MOVE' as const), ms: fc.constantFrom(...MOVES) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('BEHAVE' as const), number: fc.constantFrom(...NUMBERS), behaviour: fc.constantFrom(...(Object.keys(BEHAVIOURS) as Behaviour[])) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('LINE' as const), line: fc.constantFrom(...LINE) }) },
)

type Asked = { who: number; id: string; key: string }

export class PaymentsRun {
  private readonly residents: { ctx: Ctx; accounts: string[] }[] = []
  private readonly quotes: Asked[] = []
  /** Agreed to, and told so. */
  private readonly agreed: Asked[] = []
  /** Of merged payments: which were agreed to. */
  private readonly legs = new Map<string, boolean>()
  private line: (typeof LINE)[number] = 'OPEN'

  constructor(private readonly world: TestWorld) {}

  async begin(): Promise<void> {
    for (const numbers of HOMES) this.residents.push(await newResident(this.world, { walletFen: 200_000n, numbers: [...numbers] }))
  }

  private readonly outside: Outside = {
    send: async (request) => {
      if (this.line === 'TIMEOUT' || this.line === 'UNREACHABLE') return { outcome: this.line }
      if (this.line === 'GARBLED') return { outcome: 'ANSWERED', status: 502, headers: {}, body: new Uint8Array([60]) }
      return (await this.world.system()).outside.send(request)
    },
  }

  private async as(who: number): Promise<Ctx> {
    const { ctx } = this.residents[who] as (typeof this.residents)[number]
    return { ...ctx, clock: (await this.world.system()).clock, outside: this.outside }
  }

  private readonly onError = (job: { kind: string }, error: unknown) => {
    // Bills are asked for again later; a payment's own job never fails.
    if (job.kind !== 'bills.refresh') this.world.jobErrors.push(`${job.kind}: ${String(error)}`)
  }

  async take(one: Step): Promise<void> {
    switch (one.kind) {
      case 'QUOTE': {
        const asked = await quote(await this.as(one.who), this.residents[one.who]?.accounts[one.home] ?? '', one.intent, `${one.yuan}`).catch(() => null)
        if (asked) this.quotes.push({ who: one.who, id: asked.id, key: newKey() })
        return
      }
      case 'CONFIRM':
        return this.confirmAll(one.quotes)
      case 'MERGE':
        return this.merge(one.who, one.twice)
      case 'REPEAT': {
        const again = this.agreed[one.nth % Math.max(this.agreed.length, 1)]
        if (again) expect((await confirm(await this.as(again.who), again.id, again.key)).id).toBe(again.id)
        return
      }
      case 'WORK':
        return void (await runDue(this.world.world, this.outside, this.onError))
      case 'MOVE':
        return void (await advance(this.world.world, this.outside, (present) => new Date(present.getTime() + one.ms), this.onError))
      case 'BEHAVE':
        return void (await this.world.world.db.prisma.simWaterCustomer.updateMany({ where: { billKey: one.number }, data: { behaviour: one.behaviour } }))
      case 'LINE':
        this.line = one.line
    }
  }

  /** Those that exist, the latest first, all at once; each with its own key. */
  private async confirmAll(picked: number[]): Promise<void> {
    const chosen = picked.flatMap((n) => this.quotes.at(-1 - (n % Math.max(this.quotes.length, 1))) ?? [])
    await Promise.all(
      chosen.map(async (asked) => {
        const result = await confirm(await this.as(asked.who), asked.id, asked.key).catch(() => null)
        if (result && !this.agreed.includes(asked)) this.agreed.push(asked)
      }),
    )
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
    await this.take({ kind: 'MOVE', ms: 2 * DAY_MS })
    await this.check()
    const ctx = await this.world.system()
    expect(await moneyProblems(ctx)).toEqual([])
    const rows = await ctx.db.query<{ id: string; state: string }>('SELECT id, state FROM payment', [])
    const stateOf = new Map(rows.map(({ id, state }) => [id, state]))
    for (const { id } of this.agreed) expect(['SUCCEEDED', 'FAILED']).toContain(stateOf.get(id))
    for (const [id, isAgreed] of this.legs) expect(isAgreed ? ['SUCCEEDED', 'FAILED'] : ['CLOSED']).toContain(stateOf.get(id))
    for (const { id } of this.quotes.filter((asked) => !this.agreed.includes(asked))) expect(stateOf.get(id)).toBe('CLOSED')
  }
}
