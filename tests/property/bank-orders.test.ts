/** Any acts in any order, with repeats: the bank does what the model says, and no fen is lost or made. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { brokenBankRules, firstBalances } from '../integration/simulators/bank/books'
import { CREDIT, DEBIT, useBankWorld } from '../integration/simulators/bank/harness'
import { deepTimeout, runs } from '../support/runs'
import { Model, type Act } from './bank-model'

const world = useBankWorld('model')

const fen = fc.oneof(fc.bigInt({ min: 1n, max: 60n }), fc.bigInt({ min: 1n, max: 2_000n }))
const fee = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 20n }))
const few = fc.nat({ max: 2 })
const no = fc.nat({ max: 5 })
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('AUTHORISE' as const), order: few, card: fc.constantFrom('DEBIT' as const, 'CREDIT' as const), fen: fc.bigInt({ min: 1n, max: 2_000n }), maxFee: fc.constantFrom(0n, 20n) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('CAPTURE' as const), order: few, no, fen, fee }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('RELEASE' as const), order: few, no, fen }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('CANCEL' as const), order: few }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('REFUND' as const), capture: no, no, fen, fee }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('TOP_UP' as const), no, fen }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('PAY_OUT' as const), no, fen, toCard: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('CANCEL_TRANSFER' as const), no }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('PASS' as const), hours: fc.nat({ max: 100 }) }) },
)
/** Some acts are done again later, as they are after a lost answer. */
const acts = fc.array(fc.tuple(act, fc.nat({ max: 3 })), { minLength: 5, maxLength: 40 }).map((drawn) => drawn.flatMap(([one, again], n) => (again === 0 ? [one, drawn[Math.max(0, n - 2)]?.[0] ?? one] : [one])))
let count = 0

async function start(): Promise<Model> {
  const tokens = { DEBIT: await world().tokenOf(DEBIT), CREDIT: await world().tokenOf(CREDIT) }
  // A week: everything that was on its way has arrived, and no issuer's day is used up. Many weeks: the cards must outlive them.
  world().passDays(7)
  await world().rows(`SELECT (sim_bank.open_card(id, $1)).id FROM sim_bank.card`, [world().at])
  await world().rows(`UPDATE sim_bank.card SET balance_fen = held_fen + 3000 - limit_fen, expires_on = '2999-12-31' WHERE pan = ANY ($1)`, [[DEBIT.pan, CREDIT.pan]])
  return new Model(world(), `m${(count += 1)}`, tokens, { debitFen: 3_000n, creditFen: 3_000n }, await world().custodianFen())
}

it('does what the model says', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      const model = await start()
      const first = await firstBalances(world())
      for (const one of all) expect([one, await model.act(one)]).toEqual([one, model.expect(one)])
      // A refusal that opens the card books what has arrived.
      await world().rows(`SELECT (sim_bank.open_card(id, $1)).id FROM sim_bank.card`, [world().at])
      model.expect({ kind: 'PASS', hours: 0 })
      expect(await model.freeAtBank()).toEqual(model.free)
      expect(await world().custodianFen()).toBe(model.custodianFen)
      expect(await firstBalances(world())).toEqual(first)
      expect(await brokenBankRules(world())).toEqual([])
    }),
    { numRuns: runs(40, 1_500) },
  )
}, deepTimeout(30))

it('the same acts all at once lose and make nothing either', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      const model = await start()
      const first = await firstBalances(world())
      const still = all.filter(({ kind }) => kind !== 'PASS')
      const said = await Promise.all([...still, ...still].map((one) => model.act(one)))
      expect(said.filter((word) => /TIMEOUT|GARBLED|SYSTEM/.test(word))).toEqual([])
      expect(await firstBalances(world())).toEqual(first)
      expect(await brokenBankRules(world())).toEqual([])
    }),
    { numRuns: runs(15, 500) },
  )
}, deepTimeout(30))

it('bytes from anybody get an answer and move nothing', async () => {
  const custodian = await world().custodianFen()
  const first = await firstBalances(world())
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('GET', 'POST', 'DELETE'), fc.webPath(), fc.string({ maxLength: 200 }), fc.uint8Array({ maxLength: 300 }), async (method, url, authorization, body) => {
      expect(await world().handleBank({ method, url, headers: { authorization }, body })).toMatchObject({ status: 401 })
    }),
    { numRuns: runs(50, 2_000) },
  )
  expect([await world().custodianFen(), await firstBalances(world())]).toEqual([custodian, first])
}, deepTimeout(10))
