/** A company gives parts of an order back: prepayment first, then the newest bill, and no fen more than was paid. */
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { brokenRules } from './books'
import { useWaterWorld } from './harness'

const world = useWaterWorld('giving_back')
type Order = ReturnType<ReturnType<typeof world>['order']>
const charge = (order: Order) => world().gateway.charge(world().call(), order)
let numbers = 0
const give = ({ billKey, billNo, transactionId }: Order, refundAmountFen: bigint, refundNo = `R${(numbers += 1)}`) =>
  world().gateway.refundPart(world().call(), { billKey, billNo, transactionId, refundNo, refundAmountFen })
const refused = (code: string) => ({ ok: false, error: { kind: 'REFUSED', code } })
const DONE = { ok: true, value: null }

afterEach(async () => {
  expect(await brokenRules(world())).toEqual([])
})

it('takes prepayment first; then the bill is due again', async () => {
  const order = world().order('0100000001', 12_000n)
  await charge(order)
  expect(await world().money('0100000001')).toEqual({ dueFen: 0n, balanceFen: 3_000n })
  expect(await give(order, 2_000n)).toEqual(DONE)
  expect(await world().money('0100000001')).toEqual({ dueFen: 0n, balanceFen: 1_000n })
  expect(await give(order, 1_500n)).toEqual(DONE)
  expect(await world().money('0100000001')).toEqual({ dueFen: 500n, balanceFen: 0n })
  expect(await give(order, 8_500n)).toEqual(DONE)
  expect(await world().money('0100000001')).toEqual({ dueFen: 9_000n, balanceFen: 0n })
  expect(await give(order, 1n)).toMatchObject(refused('SIM0010'))
})

it('does a number once, and a no stays a no', async () => {
  const order = world().order('0100000005', 1_000n)
  await charge(order)
  for (let n = 0; n < 3; n += 1) expect(await give(order, 400n, 'ONCE')).toEqual(DONE)
  expect(await give(order, 700n, 'TOO-MUCH')).toMatchObject(refused('SIM0010'))
  expect(await give(order, 401n, 'ONCE')).toMatchObject(refused('EQ0001'))
  // Undone as a whole, its number is not what it was.
  expect(await world().gateway.refund(world().call(), order)).toEqual(DONE)
  expect(await give(order, 700n, 'TOO-MUCH')).toMatchObject(refused('SIM0010'))
  expect(await give(order, 1n)).toMatchObject(refused('SIM0007'))
  expect(await world().money('0100000005')).toMatchObject({ balanceFen: 0n })
})

it('gives nothing of an order it does not know, or that is another’s', async () => {
  const order = world().order('0100000002', 1_000n)
  expect(await give(order, 1n)).toMatchObject(refused('SIM0006'))
  await charge(order)
  for (const other of [{ transactionId: 'T2' }, { billKey: '0100000003' }]) expect(await give({ ...order, ...other }, 1n)).toMatchObject(refused('EQ0001'))
  expect(await give(order, 0n)).toMatchObject(refused('EQ0001'))
})

it('a bill paid out of prepayment that is given back becomes due again', async () => {
  const order = world().order('0100000003', 50_000n)
  await charge(order)
  world().passDays(70)
  const before = await world().money('0100000003')
  expect(await give(order, 50_000n - 1n)).toEqual(DONE)
  const after = await world().money('0100000003')
  expect(before.balanceFen - before.dueFen - (after.balanceFen - after.dueFen)).toBe(49_999n)
})

it('whatever parts it comes in, all of it back leaves the books as they were', async () => {
  await world().stopNights()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 6 }), fc.constantFrom('0100000002', '0100000004', '0100000005'), async (parts, billKey) => {
      const before = await world().money(billKey)
      const order = world().order(billKey, BigInt(parts.reduce((sum, part) => sum + part, 0)))
      await charge(order)
      for (const part of parts) expect(await give(order, BigInt(part))).toEqual(DONE)
      expect([await world().money(billKey), await brokenRules(world())]).toEqual([before, []])
    }),
    { numRuns: 12 },
  )
})
