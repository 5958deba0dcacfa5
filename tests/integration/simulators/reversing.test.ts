import { afterEach, describe, expect, it } from 'vitest'
import { issueDueBills, takeReadings } from '@/lib/simulators/water'
import { brokenRules } from './books'
import { useWaterWorld } from './harness'

const world = useWaterWorld('reversing')
type Order = ReturnType<ReturnType<typeof world>['order']>
const charge = (order: Order) => world().gateway.charge(world().call(), order)
const confirm = (order: Order) => world().gateway.confirm(world().call(), order)
const refund = (order: Order) => world().gateway.refund(world().call(), order)

afterEach(async () => {
  expect(await brokenRules(world())).toEqual([])
})

describe('confirm', () => {
  it('knows an order only once it has come, and then gives its receipt', async () => {
    const order = world().order('0100000005', 500n)
    expect(await confirm(order)).toEqual({ ok: true, value: { state: 'NOT_FOUND' } })
    const receipt = await charge(order)
    expect(await confirm(order)).toEqual({ ok: true, value: { state: 'CREDITED', receipt: receipt.ok && receipt.value } })
    expect(await confirm(order)).toMatchObject({ ok: true, value: { state: 'CREDITED' } })
  })

  it('refuses to speak of another’s order', async () => {
    const order = world().order('0100000005', 500n)
    await charge(order)
    for (const other of [{ payAmountFen: 501n }, { transactionId: 'T2' }, { billKey: '0100000001' }]) {
      expect(await confirm({ ...order, ...other })).toMatchObject({ ok: false, error: { code: 'EQ0001' } })
    }
  })
})

describe('refund', () => {
  it('undoes an order once, however often it is sent', async () => {
    const order = world().order('0100000002', 12_000n)
    const before = await world().money('0100000002')
    await charge(order)
    for (let n = 0; n < 3; n++) expect(await refund(order)).toEqual({ ok: true, value: null })
    expect(await world().money('0100000002')).toEqual(before)
    expect(await confirm(order)).toEqual({ ok: true, value: { state: 'REVERSED' } })
  })

  it('forbids an order that has not arrived', async () => {
    const order = world().order('0100000001', 9_000n)
    expect(await refund(order)).toEqual({ ok: true, value: null })
    expect(await charge(order)).toMatchObject({ ok: false, error: { kind: 'REFUSED', code: 'SIM0007' } })
    expect(await confirm(order)).toEqual({ ok: true, value: { state: 'REVERSED' } })
    expect(await world().money('0100000001')).toEqual({ dueFen: 9_000n, balanceFen: 0n })
  })

  it('refuses another’s order and touches nothing', async () => {
    const order = world().order('0100000005', 700n)
    await charge(order)
    const before = await world().money('0100000005')
    for (const other of [{ transactionId: 'T2' }, { billKey: '0100000004' }]) {
      expect(await refund({ ...order, ...other })).toMatchObject({ ok: false, error: { code: 'EQ0001' } })
    }
    expect(await world().money('0100000005')).toEqual(before)
  })

  it('charges no late fee for the days between payment and reversal', async () => {
    const order = world().order('0100000004', 25_500n)
    await charge(order)
    await world().stopNights()
    world().passDays(60)
    await refund(order)
    expect((await world().money('0100000004')).dueFen).toBe(25_500n)
    world().passDays(2)
    expect((await world().money('0100000004')).dueFen).toBe(25_500n + 106n)
  })

  it('makes a bill due again that its prepayment has paid meanwhile', async () => {
    const order = world().order('0100000003', 20_000n)
    await charge(order)
    await takeReadings(world().sim, 'beijing', '202603')
    expect(await issueDueBills(world().sim, 'beijing')).toBeGreaterThan(0)
    const bills = await world().gateway.bills(world().call(), { billKey: '0100000003', beginNum: 1, queryNum: 1 })
    const amount = bills.ok ? (bills.value.items[0]?.amountFen ?? 0n) : 0n
    expect(await world().money('0100000003')).toEqual({ dueFen: 0n, balanceFen: 21_260n - amount })
    await refund(order)
    expect(await world().money('0100000003')).toEqual({ dueFen: amount - 1_260n, balanceFen: 0n })
  })
})
