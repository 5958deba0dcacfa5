/** What a company does is the same in every protocol that it is spoken to in. */
import { afterEach, describe, expect, it } from 'vitest'
import { gatewayFor, type WaterProtocol } from '@/lib/gateways/water'
import { brokenRules } from './books'
import { useWaterWorld } from './harness'

const PROTOCOLS: WaterProtocol[] = ['wxlifepay', 'json', 'gbk-tcp']

const refused = (code: string) => ({ ok: false, error: { kind: 'REFUSED', code } })

function useCompany(protocol: WaterProtocol, name: string) {
  const world = useWaterWorld(`${name}_${protocol.replace('-', '')}`)
  afterEach(async () => expect(await brokenRules(world())).toEqual([]))
  return { world, gateway: gatewayFor(protocol), call: () => world().call({ protocol }) }
}

describe.each(PROTOCOLS)('orders over %s', (protocol) => {
  const { world, gateway, call } = useCompany(protocol, 'orders')

  it('says what is owed, oldest first, and that nothing is', async () => {
    const owed = await gateway.query(call(), { billKey: '0100000002', beginNum: 1, queryNum: 10 })
    expect(owed).toMatchObject({ ok: true, value: { total: 2, items: [{ customerName: '王建国', payAmountFen: 8_662n, endMonth: '202512' }, { payAmountFen: 7_000n, endMonth: '202602' }] } })
    expect(await gateway.query(call(), { billKey: '0100000003', beginNum: 1, queryNum: 10 })).toMatchObject(refused('EQ0005'))
    expect(await gateway.query(call(), { billKey: '0199999999', beginNum: 1, queryNum: 10 })).toMatchObject(refused('EQ0006'))
  })

  it('credits an order once, says that it stands, and what it has paid', async () => {
    const order = world().order('0100000001', 9_000n)
    const { billKey, billNo, transactionId, payAmountFen } = order
    expect(await gateway.confirm(call(), order)).toEqual({ ok: true, value: { state: 'NOT_FOUND' } })
    const first = await gateway.charge(call(), { ...order, attach: '202602' })
    expect(first).toMatchObject({ ok: true, value: { billNo, payDate: order.payDate, payAmountFen } })
    expect(await gateway.charge(call(), order)).toEqual(first)
    expect(await gateway.charge(call(), { ...order, payAmountFen: 1n })).toMatchObject(refused('EQ0001'))
    expect(await gateway.confirm(call(), order)).toMatchObject({ ok: true, value: { state: 'CREDITED', receipt: first.ok ? first.value : null } })
    const parts = await gateway.paidParts(call(), { billKey, billNo, transactionId })
    expect(parts.ok && parts.value.parts.map(({ item, amountFen }) => [item, amountFen])).toEqual([['WATER', 3_726n], ['RESOURCE', 2_826n], ['SEWAGE', 2_448n]])
  })

  it('undoes an order for good', async () => {
    const order = world().order('0100000004', 5_000n)
    await gateway.charge(call(), order)
    expect(await gateway.refund(call(), order)).toEqual({ ok: true, value: null })
    expect(await gateway.confirm(call(), order)).toEqual({ ok: true, value: { state: 'REVERSED' } })
    expect(await gateway.charge(call(), order)).toMatchObject(refused('SIM0007'))
  })

  it('gives part of an order back once for each number', async () => {
    const order = world().order('0100000005', 5_000n)
    await gateway.charge(call(), order)
    const part = { billKey: order.billKey, billNo: order.billNo, transactionId: order.transactionId, refundNo: 'ref_1', refundAmountFen: 2_000n }
    expect(await gateway.refundPart(call(), part)).toEqual({ ok: true, value: null })
    expect(await gateway.refundPart(call(), part)).toEqual({ ok: true, value: null })
    expect(await gateway.refundPart(call(), { ...part, refundNo: 'ref_2', refundAmountFen: 4_000n })).toMatchObject(refused('SIM0010'))
    expect(await world().money('0100000005')).toEqual({ dueFen: 0n, balanceFen: 3_000n })
  })

  it.each([
    ['0100000408', 'TIMEOUT', 'CREDITED'],
    ['0100000410', 'TIMEOUT', 'NOT_FOUND'],
  ])('%s: a charge ends in %s, and the order is %s', async (billKey, kind, state) => {
    const order = world().order(billKey, 9_000n)
    expect(await gateway.charge(call(), order)).toEqual({ ok: false, error: { kind } })
    expect(await gateway.confirm(call(), order)).toMatchObject({ ok: true, value: { state } })
  })
})

describe.each(PROTOCOLS)('holders over %s', (protocol) => {
  const { world, gateway, call } = useCompany(protocol, 'holders')

  it('shows whose number it is only in part, what was used and every bill', async () => {
    const [profile, usage, bills] = [
      await gateway.profile(call(), { billKey: '0100000003' }),
      await gateway.usage(call(), { billKey: '0100000003', months: 3 }),
      await gateway.bills(call(), { billKey: '0100000003', beginNum: 1, queryNum: 2 }),
    ]
    expect(profile).toMatchObject({ ok: true, value: { customerMasked: '*芳', people: 3, balanceFen: 1_260n, dueFen: 0n } })
    expect(usage.ok && usage.value.map(({ month, readType }) => [month, readType])).toEqual([['202512', 'ACTUAL'], ['202601', 'ACTUAL'], ['202602', 'ACTUAL']])
    expect(bills).toMatchObject({ ok: true, value: { total: 12, items: [{ beginMonth: '202601', endMonth: '202602', dueOn: '20260320' }, { endMonth: '202512' }] } })
  })

  it('texts a code to the phone on file and takes it once; compares the ID card', async () => {
    const [{ value: texted } = { value: null }] = [await gateway.sendCode(call(), { billKey: '0100000001' })].filter(({ ok }) => ok) as { value: unknown }[]
    expect(texted).toEqual({ phoneMasked: '138****1001', expiresInSeconds: 300, againInSeconds: 60 })
    const [sms] = await world().rows<{ body: string }>('SELECT body FROM sim_phone.message ORDER BY seq DESC LIMIT 1')
    const code = /\d{6}/.exec(sms?.body ?? '')?.[0] ?? ''
    const wrong = code === '000000' ? '000001' : '000000'
    expect(await gateway.checkCode(call(), { billKey: '0100000001', code: wrong })).toMatchObject(refused('SIM0001'))
    expect(await gateway.checkCode(call(), { billKey: '0100000001', code })).toEqual({ ok: true, value: null })
    expect(await gateway.checkCode(call(), { billKey: '0100000001', code })).toMatchObject(refused('SIM0005'))
    expect(JSON.stringify(world().recorded)).not.toContain(code)
    const [{ tail } = { tail: '' }] = await world().rows<{ tail: string }>(`SELECT id_last4 AS tail FROM sim_water.customer WHERE bill_key = '0100000001'`)
    expect(await gateway.checkId(call(), { billKey: '0100000001', idTail: tail === '0000' ? '0001' : '0000' })).toMatchObject(refused('SIM0008'))
    expect(await gateway.checkId(call(), { billKey: '0100000001', idTail: tail })).toEqual({ ok: true, value: null })
  })

  it('says no by its own words', async () => {
    expect(await gateway.query(call(), { billKey: '0100000007', beginNum: 1, queryNum: 1 })).toMatchObject(refused('EQ0007'))
    expect(await gateway.charge(call(), world().order('0100000500', 9_000n))).toMatchObject(refused('EQ0012'))
  })

  it('does not listen to another institution', async () => {
    const answer = await gateway.query(world().call({ protocol, merchantId: '1900000000' }), { billKey: '0100000001', beginNum: 1, queryNum: 1 })
    // Where a session comes first, there is none for a stranger.
    expect(answer).toMatchObject(protocol === 'json' ? { ok: false, error: { kind: 'GARBLED' } } : refused('EQ0003'))
  })
})
