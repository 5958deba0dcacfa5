/** The ledger against a model in memory, on real PostgreSQL: the books close after every step, and no floor is ever broken. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { balanceOf, ledgerAccount, openCompanyAccounts, openPlatformAccounts, openWallet, postHold, postJournal, reserve, verifyLedger, voidHold } from '@/lib/ledger'
import { deepTimeout, runs } from '../support/runs'
import { useWorld } from '../support/world'

const world = useWorld('empty')
let ctx: Ctx
let run = 0
beforeAll(async () => {
  ctx = await world.system()
  await openPlatformAccounts(ctx)
  await openCompanyAccounts(ctx, 'beijing')
})

const USERS = [0, 1, 2]
const user = fc.constantFrom(...USERS)
const hold = fc.integer({ min: 0, max: 5 })
const fen = fc.oneof(fc.bigInt({ min: 1n, max: 50n }), fc.bigInt({ min: 1n, max: 10_000n }))

type Step =
  | { kind: 'TOP_UP'; user: number; fen: bigint }
  | { kind: 'GIVE'; user: number; to: number; fen: bigint }
  | { kind: 'RESERVE'; hold: number; user: number; fen: bigint }
  | { kind: 'END'; hold: number; how: 'POSTED' | 'VOIDED' }
  | { kind: 'LOPSIDED'; user: number; fen: bigint }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('TOP_UP' as const), user, fen }),
  fc.record({ kind: fc.constant('GIVE' as const), user, to: user, fen }),
  fc.record({ kind: fc.constant('RESERVE' as const), hold, user, fen }),
  fc.record({ kind: fc.constant('END' as const), hold, how: fc.constantFrom('POSTED' as const, 'VOIDED' as const) }),
  fc.record({ kind: fc.constant('LOPSIDED' as const), user, fen }),
)

/** What the ledger must look like, kept the simplest way. */
class Model {
  readonly balances = new Map<string, bigint>()
  readonly holds = new Map<number, { user: number; fen: bigint; open: boolean }>()
  constructor(readonly id: number) {}
  name = (n: number) => `run${this.id}-u${n}`
  wallet = (n: number) => ledgerAccount.wallet(this.name(n))
  held = (n: number) => ledgerAccount.held(this.name(n))
  of = (account: string) => this.balances.get(account) ?? 0n
  private move(from: string, to: string, amountFen: bigint): void {
    this.balances.set(from, this.of(from) - amountFen)
    this.balances.set(to, this.of(to) + amountFen)
  }

  /** Whether the step is accepted; when it is, what it does. */
  take(one: Step): boolean {
    switch (one.kind) {
      case 'TOP_UP':
        this.move('custodian', this.wallet(one.user), one.fen)
        return true
      case 'GIVE':
        // A journal in which nothing moves has no posting to write.
        if (one.user === one.to || this.of(this.wallet(one.user)) < one.fen) return false
        this.move(this.wallet(one.user), this.wallet(one.to), one.fen)
        return true
      case 'RESERVE':
        if (this.holds.has(one.hold) || this.of(this.wallet(one.user)) < one.fen) return false
        this.holds.set(one.hold, { user: one.user, fen: one.fen, open: true })
        this.move(this.wallet(one.user), this.held(one.user), one.fen)
        return true
      case 'END': {
        const known = this.holds.get(one.hold)
        if (!known?.open) return false
        known.open = false
        this.move(this.held(known.user), one.how === 'POSTED' ? 'payable' : this.wallet(known.user), known.fen)
        return true
      }
      case 'LOPSIDED':
        return false
    }
  }
}

let serial = 0
const journalOf = (kind: string, from: string, to: string, amountFen: bigint, more = 0n) => {
  const postings = [{ account: from, amountFen: -amountFen }, { account: to, amountFen: amountFen + more }]
  return postJournal(ctx, { id: `j${(serial += 1)}`, kind, subjectId: 'model', postings })
}

function act(model: Model, one: Step): Promise<void> {
  switch (one.kind) {
    case 'TOP_UP':
      return journalOf('TOP_UP', ledgerAccount.custodian, model.wallet(one.user), one.fen)
    case 'GIVE':
      return journalOf('GIVE', model.wallet(one.user), model.wallet(one.to), one.fen)
    case 'LOPSIDED':
      return journalOf('LOPSIDED', ledgerAccount.custodian, model.wallet(one.user), one.fen, 1n)
    case 'RESERVE':
      return reserve(ctx, { id: `run${model.id}-h${one.hold}`, userId: model.name(one.user), amountFen: one.fen })
    case 'END':
      if (one.how === 'VOIDED') return voidHold(ctx, `run${model.id}-h${one.hold}`)
      return postHold(ctx, `run${model.id}-h${one.hold}`, ledgerAccount.payable('beijing'))
  }
}

async function newModel(): Promise<Model> {
  const model = new Model((run += 1))
  for (const n of USERS) await openWallet(ctx, model.name(n))
  return model
}

test('every step is accepted or refused as the model says, and the books close after it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: runs(25, 60) }), async (sequence) => {
      const model = await newModel()
      const [custodian, payable] = [await balanceOf(ctx, ledgerAccount.custodian), await balanceOf(ctx, ledgerAccount.payable('beijing'))]
      for (const one of sequence) {
        const accepted = await act(model, one).then(() => true, () => false)
        expect([one, accepted]).toEqual([one, model.take(one)])
        const report = await verifyLedger(ctx)
        expect(report.problems).toEqual([])
      }
      for (const n of USERS) {
        expect([await balanceOf(ctx, model.wallet(n)), await balanceOf(ctx, model.held(n))]).toEqual([model.of(model.wallet(n)), model.of(model.held(n))])
      }
      expect(await balanceOf(ctx, ledgerAccount.custodian)).toBe(custodian + model.of('custodian'))
      expect(await balanceOf(ctx, ledgerAccount.payable('beijing'))).toBe(payable + model.of('payable'))
    }),
    { numRuns: runs(6, 60) },
  )
}, deepTimeout(5))

test('steps that come all at once leave books that close, floors that hold, and holds that ended once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (sequence) => {
      const model = await newModel()
      await Promise.all(USERS.map((n) => act(model, { kind: 'TOP_UP', user: n, fen: 3_000n })))
      const accepted = await Promise.all(sequence.map((one) => act(model, one).then(() => true, () => false)))
      expect((await verifyLedger(ctx)).problems).toEqual([])
      for (const n of USERS) expect((await balanceOf(ctx, model.wallet(n))) >= 0n).toBe(true)
      const count = (kind: Step['kind'], of: number) => sequence.filter((one, n) => one.kind === kind && 'hold' in one && one.hold === of && accepted[n]).length
      for (let n = 0; n <= 5; n += 1) expect([count('RESERVE', n) <= 1, count('END', n) <= count('RESERVE', n)]).toEqual([true, true])
      expect(sequence.some((one, n) => one.kind === 'LOPSIDED' && accepted[n])).toBe(false)
    }),
    { numRuns: runs(12, 300) },
  )
}, deepTimeout(5))
