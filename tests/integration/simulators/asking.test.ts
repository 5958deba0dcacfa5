import { describe, expect, it } from 'vitest'
import { useWaterWorld } from './harness'

const world = useWaterWorld('asking')
const page = (billKey: string, beginNum = 1, queryNum = 50) => ({ billKey, beginNum, queryNum })
const query = (billKey: string, beginNum?: number, queryNum?: number) => world().gateway.query(world().call(), page(billKey, beginNum, queryNum))
const bills = (billKey: string, beginNum?: number, queryNum?: number) => world().gateway.bills(world().call(), page(billKey, beginNum, queryNum))
const refused = (code: string) => ({ ok: false, error: { kind: 'REFUSED', code } })

describe('query', () => {
  it('tells the one unpaid bill of 0100000001: 18 m³, 90.00', async () => {
    const item = { customerName: '王芳', balanceFen: 0n, payAmountFen: 9000n, beginMonth: '202601', endMonth: '202602', billNo: '2026020100000001' }
    expect(await query('0100000001')).toEqual({ ok: true, value: { total: 1, items: [item] } })
  })

  it('tells arrears oldest first, late fee included: 80.00 + 40 days of 5‰ of the water in it (33.12), then 70.00', async () => {
    const answer = await query('0100000002')
    expect(answer).toMatchObject({ ok: true, value: { total: 2, items: [{ endMonth: '202512', payAmountFen: 8662n }, { endMonth: '202602', payAmountFen: 7000n }] } })
  })

  it('pages from 1', async () => {
    expect(await query('0100000002', 2, 1)).toMatchObject({ ok: true, value: { total: 2, items: [{ endMonth: '202602' }] } })
    expect(await query('0100000002', 3, 1)).toEqual({ ok: true, value: { total: 2, items: [] } })
    expect(await query('0100000002', 0, 1)).toMatchObject(refused('EQ0001'))
  })

  it('refuses when nothing is due, and for a number that does not exist', async () => {
    expect(await query('0100000003')).toMatchObject(refused('EQ0005'))
    expect(await query('0199999999')).toEqual({ ok: false, error: { kind: 'REFUSED', code: 'EQ0006', prompt: '该户号不存在' } })
  })

  it('carries any name', async () => {
    const name = `A&B <"公司'> 🚰 ${'王'.repeat(85)}`
    await world().rows(`UPDATE sim_water.customer SET holder_name = $1 WHERE bill_key = '0100000001'`, [name])
    expect(await query('0100000001')).toMatchObject({ ok: true, value: { items: [{ customerName: name }] } })
    await world().rows(`UPDATE sim_water.customer SET holder_name = '王芳' WHERE bill_key = '0100000001'`)
  })
})

describe('the other questions', () => {
  it('bills: all of two years, newest first', async () => {
    const answer = await bills('0100000004')
    expect(answer).toMatchObject({ ok: true, value: { total: 12 } })
    const items = answer.ok ? answer.value.items : []
    expect(items[0]).toEqual({
      billNo: '2026020100000004', beginMonth: '202601', endMonth: '202602', issuedOn: '20260305', dueOn: '20260320',
      volumeM3: 51, usedBeforeM3: 0, amountFen: 25_500n, lateFeeFen: 0n, paidFen: 0n, lateFeePaidFen: 0n,
    })
    expect(items.slice(1, 4).map((bill) => [bill.usedBeforeM3, bill.volumeM3, bill.amountFen])).toEqual([
      [271, 55, 49_500n],
      [216, 55, 40_700n],
      [153, 63, 38_700n],
    ])
    expect(await bills('0100000004', 12, 1)).toMatchObject({ ok: true, value: { total: 12, items: [{ endMonth: '202404' }] } })
  })

  it('a bill with late fee says so beside its amount', async () => {
    expect(await bills('0100000002', 2, 1)).toMatchObject({ ok: true, value: { items: [{ amountFen: 8000n, lateFeeFen: 662n, paidFen: 0n, dueOn: '20260120' }] } })
  })

  it('profile: masked, with what is owed in all', async () => {
    expect(await world().gateway.profile(world().call(), { billKey: '0100000002' })).toEqual({
      ok: true,
      value: { customerMasked: '**国', addressMasked: '海淀区学院路(模拟)5号院3号楼2单元***', people: 2, balanceFen: 0n, dueFen: 15_662n },
    })
    expect(await world().money('0100000003')).toEqual({ dueFen: 0n, balanceFen: 1260n })
  })

  it('usage: the last months, oldest first', async () => {
    const answer = await world().gateway.usage(world().call(), { billKey: '0100000001', months: 24 })
    const months = answer.ok ? answer.value : []
    expect([months.length, months[0]?.month, months.at(-1)]).toEqual([24, '202403', { month: '202602', volumeM3: 9, readType: 'ACTUAL' }])
    expect(await world().gateway.usage(world().call(), { billKey: '0100000001', months: 0 })).toMatchObject(refused('EQ0001'))
  })
})

describe('who may ask', () => {
  const ask = (company: object) => world().gateway.query(world().call(company), page('0100000001'))

  it('is told by institution and merchant', async () => {
    expect(await ask({ companyId: '100000002' })).toMatchObject(refused('EQ0003'))
    expect(await ask({ merchantId: '1900000108' })).toMatchObject(refused('EQ0003'))
  })

  it('signs with either hash, and plays in the sandbox or not', async () => {
    for (const company of [{ signature: 'SHA1' }, { signature: 'SHA256' }, { isSandbox: true }]) expect(await ask(company)).toMatchObject({ ok: true })
  })

  it('with a wrong key gets an answer that it cannot read either', async () => {
    expect(await ask({ signingKey: 'wrong' })).toEqual({ ok: false, error: { kind: 'GARBLED' } })
    expect(world().recorded.at(-1)?.response).toContain('<ret_code>EQ0001</ret_code>')
  })

  it('reaches no company that is not there', async () => {
    expect(await ask({ endpoint: 'sim:atlantis' })).toEqual({ ok: false, error: { kind: 'GARBLED' } })
  })
})
