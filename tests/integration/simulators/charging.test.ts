import { afterEach, describe, expect, it } from 'vitest'
import { brokenRules } from './books'
import { useWaterWorld } from './harness'

const world = useWaterWorld('charging')
const charge = (order: ReturnType<ReturnType<typeof world>['order']>) => world().gateway.charge(world().call(), order)
const ordersOf = (billKey: string) => world().rows(`SELECT bill_no FROM sim_water.pay_order WHERE bill_key = $1 AND bill_no NOT LIKE 'OTC%'`, [billKey])

afterEach(async () => {
  expect(await brokenRules(world())).toEqual([])
})

describe('charge', () => {
  it('pays a bill in full, and the same receipt comes for a retry', async () => {
    const order = world().order('0100000001', 9000n)
    const first = await charge(order)
    expect(first).toMatchObject({ ok: true, value: { billNo: order.billNo, payDate: order.payDate, payAmountFen: 9000n } })
    expect(first.ok && first.value.channelBillNo).toMatch(/^\d{20}$/)
    expect(await charge(order)).toEqual(first)
    expect(await world().money('0100000001')).toEqual({ dueFen: 0n, balanceFen: 0n })
    expect(await ordersOf('0100000001')).toHaveLength(1)
  })

  it('answers a retry with the first pay_date', async () => {
    const order = world().order('0100000005', 100n)
    await charge(order)
    expect(await charge({ ...order, payDate: '20260317000000' })).toMatchObject({ ok: true, value: { payDate: '20260316100000' } })
  })

  it('refuses the bill_no of another order', async () => {
    const order = world().order('0100000005', 100n)
    await charge(order)
    const before = await world().money('0100000005')
    for (const other of [{ payAmountFen: 101n }, { transactionId: 'T2' }, { billKey: '0100000004' }]) {
      expect(await charge({ ...order, ...other })).toMatchObject({ ok: false, error: { kind: 'REFUSED', code: 'EQ0001' } })
    }
    expect(await world().money('0100000005')).toEqual(before)
  })

  it.each([0n, -1n])('refuses %s fen', async (amount) => {
    expect(await charge(world().order('0100000005', amount))).toMatchObject({ ok: false, error: { code: 'EQ0001' } })
  })

  it('refuses a number that does not exist', async () => {
    expect(await charge(world().order('0199999999', 100n))).toMatchObject({ ok: false, error: { code: 'EQ0006' } })
  })

  it('pays arrears oldest first, late fee before principal, and keeps the rest as prepayment', async () => {
    const owed = async () => {
      const answer = await world().gateway.query(world().call(), { billKey: '0100000002', beginNum: 1, queryNum: 9 })
      return answer.ok ? answer.value.items.map((item) => item.payAmountFen) : []
    }
    expect(await owed()).toEqual([8662n, 7000n])
    await charge(world().order('0100000002', 600n))
    expect(await owed()).toEqual([8062n, 7000n])
    await charge(world().order('0100000002', 9_500n))
    expect(await owed()).toEqual([5562n])
    await charge(world().order('0100000002', 7_000n))
    expect(await world().money('0100000002')).toEqual({ dueFen: 0n, balanceFen: 1_438n })
  })

  it('is prepayment when nothing is due', async () => {
    await charge(world().order('0100000003', 5_000n))
    expect(await world().money('0100000003')).toEqual({ dueFen: 0n, balanceFen: 6_260n })
  })
})

describe('late fee', () => {
  const dueOf = async () => (await world().money('0100000004')).dueFen

  it('grows by 5‰ a day from the day after the grace days, on what is unpaid of the water in it (105.57 of 255.00), to that once over at most', async () => {
    await world().stopNights()
    world().passDays(19)
    expect(await dueOf()).toBe(25_500n)
    world().passDays(1)
    expect(await dueOf()).toBe(25_553n)
    await charge(world().order('0100000004', 5_053n))
    expect(await dueOf()).toBe(20_500n)
    world().passDays(10)
    expect(await dueOf()).toBe(20_500n + 278n)
    world().passDays(1_000)
    expect(await dueOf()).toBe(20_500n + 10_557n - 53n)
  })
})
