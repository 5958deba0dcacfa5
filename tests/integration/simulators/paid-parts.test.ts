/** What an order has paid, by bill and fee item: the ground of invoices. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { useWaterWorld } from './harness'

const world = useWaterWorld('paid_parts')
type Order = ReturnType<ReturnType<typeof world>['order']>
const charge = (order: Order) => world().gateway.charge(world().call(), order)
const ask = ({ billKey, billNo, transactionId }: Order) => world().gateway.paidParts(world().call(), { billKey, billNo, transactionId })
const refused = (code: string) => ({ ok: false, error: { kind: 'REFUSED', code } })
let numbers = 0
const giveBack = (order: Order, refundAmountFen: bigint) => world().gateway.refundPart(world().call(), { ...order, refundNo: `P${(numbers += 1)}`, refundAmountFen })

async function partsOf(order: Order): Promise<{ prepaid: bigint; total: bigint; byItem: Record<string, bigint> }> {
  const answer = await ask(order)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  const byItem: Record<string, bigint> = {}
  for (const { item, amountFen } of answer.value.parts) byItem[item] = (byItem[item] ?? 0n) + amountFen
  const { prepaidFen: prepaid } = answer.value
  return { prepaid, total: Object.values(byItem).reduce((sum, fen) => sum + fen, prepaid), byItem }
}

it('90.00 of 北京 is water, resource tax and sewage; what is over is prepayment', async () => {
  const order = world().order('0100000001', 10_000n)
  await charge(order)
  expect(await partsOf(order)).toEqual({ prepaid: 1_000n, total: 10_000n, byItem: { WATER: 3_726n, RESOURCE: 2_826n, SEWAGE: 2_448n } })
  await giveBack(order, 1_000n)
  await giveBack(order, 4_500n)
  const half = await partsOf(order)
  expect([half.prepaid, half.total]).toEqual([0n, 4_500n])
  expect(half.byItem).toEqual({ WATER: 1_863n, RESOURCE: 1_413n, SEWAGE: 1_224n })
})

it('late fee comes first and is a line of its own', async () => {
  world().passDays(120)
  const order = world().order('0100000004', 100_000n)
  await charge(order)
  const { byItem, total } = await partsOf(order)
  expect(byItem.LATE_FEE).toBeGreaterThan(0n)
  expect(total).toBe(100_000n)
})

it('an order that is none, another’s or undone has no parts', async () => {
  const order = world().order('0100000005', 500n)
  expect(await ask(order)).toMatchObject(refused('SIM0006'))
  await charge(order)
  expect(await ask({ ...order, transactionId: 'T9' })).toMatchObject(refused('EQ0001'))
  expect(await ask({ ...order, billKey: '0100000003' })).toMatchObject(refused('EQ0001'))
  await world().gateway.refund(world().call(), order)
  expect(await ask(order)).toMatchObject(refused('SIM0007'))
})

it('whatever is paid and given back, the parts make what stands', async () => {
  await world().stopNights()
  await fc.assert(
    fc.asyncProperty(fc.bigInt({ min: 1n, max: 30_000n }), fc.bigInt({ min: 0n, max: 30_000n }), fc.constantFrom('0100000001', '0100000002', '0100000004', '0100000005'), async (amount, back, billKey) => {
      const order = world().order(billKey, amount)
      await charge(order)
      const given = back % amount
      if (given > 0n) await giveBack(order, given)
      expect((await partsOf(order)).total).toBe(amount - given)
    }),
    { numRuns: 30 },
  )
})
