import { afterEach, expect, it } from 'vitest'
import { brokenRules } from './books'
import { useWaterWorld } from './harness'

const world = useWaterWorld('races')
const all = <T>(count: number, work: (n: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, n) => work(n)))

afterEach(async () => {
  expect(await brokenRules(world())).toEqual([])
})

it('ten charges of one bill_no are one order and one receipt', async () => {
  const order = world().order('0100000001', 9_000n)
  const answers = await all(10, () => world().gateway.charge(world().call(), order))
  expect(answers.every((answer) => answer.ok)).toBe(true)
  expect(new Set(answers.map((answer) => answer.ok && answer.value.channelBillNo)).size).toBe(1)
  expect(await world().rows('SELECT 1 FROM sim_water.pay_order WHERE bill_no = $1', [order.billNo])).toHaveLength(1)
  expect(await world().money('0100000001')).toEqual({ dueFen: 0n, balanceFen: 0n })
})

it('one bill_no for two numbers at once credits one of them', async () => {
  const order = world().order('0100000003', 100n)
  const answers = await all(10, (n) => world().gateway.charge(world().call(), { ...order, billKey: n % 2 ? '0100000003' : '0100000005' }))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(5)
  expect((await world().money('0100000003')).balanceFen + (await world().money('0100000005')).balanceFen).toBe(1_360n)
})

it('different orders of one number add up', async () => {
  const answers = await all(20, () => world().gateway.charge(world().call(), world().order('0100000002', 1_000n)))
  expect(answers.every((answer) => answer.ok)).toBe(true)
  expect(await world().money('0100000002')).toEqual({ dueFen: 0n, balanceFen: 20_000n - 15_662n })
})

it.each([0, 1, 2, 3, 4])('a charge and its reversal at once end reversed (round %i)', async () => {
  const order = world().order('0100000004', 30_000n)
  const before = await world().money('0100000004')
  const [charges, refunds] = await Promise.all([
    all(5, () => world().gateway.charge(world().call(), order)),
    all(5, () => world().gateway.refund(world().call(), order)),
  ])
  expect(refunds.every((answer) => answer.ok)).toBe(true)
  for (const answer of charges) if (!answer.ok) expect(answer.error).toMatchObject({ code: 'SIM0007' })
  expect(await world().gateway.confirm(world().call(), order)).toEqual({ ok: true, value: { state: 'REVERSED' } })
  expect(await world().money('0100000004')).toEqual(before)
})

it('charges and reversals of many orders leave the books whole', async () => {
  const orders = Array.from({ length: 40 }, (_, n) => world().order(n % 2 ? '0100000004' : '0100000500', BigInt(n * 700 + 1)))
  await world().rows(`UPDATE sim_water.customer SET behaviour = 'NORMAL' WHERE bill_key = '0100000500'`)
  const before = await world().money('0100000004')
  await Promise.all(orders.map((order) => world().gateway.charge(world().call(), order)))
  expect(await brokenRules(world())).toEqual([])
  await Promise.all(orders.map((order) => world().gateway.refund(world().call(), order)))
  expect(await world().money('0100000004')).toEqual(before)
  expect(await world().money('0100000500')).toEqual({ dueFen: 9_000n, balanceFen: 0n })
})
