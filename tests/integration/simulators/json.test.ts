/** The whole port over json, in one process: what each operation says is the same as over wxlifepay (asking, charging, reversing, codes). */
import { afterAll, describe, expect, it } from 'vitest'
import { listMessages } from '@/lib/simulators/phone'
import { brokenRules } from './books'
import { useWaterWorld } from './harness'

const world = useWaterWorld('json', 'json')
const gateway = () => world().gateway
const call = (more: object = {}) => world().call(more)
const refused = (code: string) => ({ ok: false, error: { kind: 'REFUSED', code } })
const YES = { ok: true, value: null }

afterAll(async () => expect(await brokenRules(world())).toEqual([]))

describe('asking', () => {
  it('query: what is unpaid, oldest first, by pages', async () => {
    const item = { customerName: '王芳', balanceFen: 0n, payAmountFen: 9000n, beginMonth: '202601', endMonth: '202602', billNo: '2026020100000001' }
    expect(await gateway().query(call(), { billKey: '0100000001', beginNum: 1, queryNum: 50 })).toEqual({ ok: true, value: { total: 1, items: [item] } })
    expect(await gateway().query(call(), { billKey: '0100000002', beginNum: 2, queryNum: 1 })).toMatchObject({ ok: true, value: { total: 2, items: [{ endMonth: '202602' }] } })
  })

  it('query: words become the codes that the platform knows', async () => {
    const ask = (billKey: string, beginNum = 1) => gateway().query(call(), { billKey, beginNum, queryNum: 1 })
    expect(await ask('0100000003')).toEqual({ ok: false, error: { kind: 'REFUSED', code: 'EQ0005', prompt: '未查询到欠费信息' } })
    expect(await ask('0199999999')).toMatchObject(refused('EQ0006'))
    expect(await ask('0100000001', 0)).toMatchObject(refused('EQ0001'))
    expect(world().recorded.at(-2)).toMatchObject({ operation: 'arrears.list', outcome: 'ANSWERED' })
    expect(world().recorded.at(-2)?.response).toContain('"code":"ACCOUNT_NOT_FOUND"')
  })

  it('bills, usage, profile', async () => {
    const bill = { billNo: '2026020100000004', beginMonth: '202601', endMonth: '202602', issuedOn: '20260305', dueOn: '20260320', volumeM3: 51, usedBeforeM3: 0, amountFen: 25_500n, lateFeeFen: 0n, paidFen: 0n, lateFeePaidFen: 0n }
    expect(await gateway().bills(call(), { billKey: '0100000004', beginNum: 1, queryNum: 1 })).toEqual({ ok: true, value: { total: 12, items: [bill] } })
    const usage = await gateway().usage(call(), { billKey: '0100000001', months: 24 })
    expect(usage.ok && [usage.value.length, usage.value.at(-1)]).toEqual([24, { month: '202602', volumeM3: 9, readType: 'ACTUAL' }])
    const value = { customerMasked: '**国', addressMasked: '海淀区学院路(模拟)5号院3号楼2单元***', people: 2, balanceFen: 0n, dueFen: 15_662n }
    expect(await gateway().profile(call(), { billKey: '0100000002' })).toEqual({ ok: true, value })
  })

  it('carries any name', async () => {
    const name = `A&B <"公司'> \\ 𠮷㛃 🚰 ${'王'.repeat(85)}`
    await world().rows(`UPDATE sim_water.customer SET holder_name = $1 WHERE bill_key = '0100000002'`, [name])
    expect(await gateway().query(call(), { billKey: '0100000002', beginNum: 1, queryNum: 1 })).toMatchObject({ ok: true, value: { items: [{ customerName: name }] } })
  })
})

describe('paying', () => {
  it('charge, confirm, split, refund of a part, reversal', async () => {
    const order = world().order('0100000001', 9_000n)
    expect(await gateway().confirm(call(), order)).toEqual({ ok: true, value: { state: 'NOT_FOUND' } })
    const receipt = await gateway().charge(call(), order)
    expect(receipt).toMatchObject({ ok: true, value: { billNo: order.billNo, payDate: order.payDate, payAmountFen: 9_000n } })
    expect(await gateway().charge(call(), order)).toEqual(receipt)
    expect(await gateway().confirm(call(), order)).toEqual({ ok: true, value: { state: 'CREDITED', receipt: receipt.ok && receipt.value } })
    const parts = await gateway().paidParts(call(), order)
    expect(parts.ok && parts.value.parts.map(({ item, amountFen }) => [item, amountFen])).toEqual([['WATER', 3_726n], ['RESOURCE', 2_826n], ['SEWAGE', 2_448n]])
    const part = { ...order, refundNo: 'R1', refundAmountFen: 1_000n }
    expect(await gateway().refundPart(call(), part)).toEqual(YES)
    expect(await gateway().refundPart(call(), part)).toEqual(YES)
    expect(await world().money('0100000001')).toEqual({ dueFen: 1_000n, balanceFen: 0n })
    expect(await gateway().refundPart(call(), { ...part, refundNo: 'R2', refundAmountFen: 8_001n })).toMatchObject(refused('SIM0010'))
    const other = world().order('0100000005', 500n)
    await gateway().charge(call(), other)
    expect(await gateway().refund(call(), other)).toEqual(YES)
    expect(await gateway().confirm(call(), other)).toEqual({ ok: true, value: { state: 'REVERSED' } })
    expect(await gateway().charge(call(), other)).toMatchObject(refused('SIM0007'))
  })

  it.each([0n, -1n])('%s fen are refused by the company', async (amount) => {
    expect(await gateway().charge(call(), world().order('0100000005', amount))).toMatchObject(refused('EQ0001'))
  })
})

describe('whose number it is', () => {
  it('by a code to the phone on file', async () => {
    expect(await gateway().sendCode(call(), { billKey: '0100000001' })).toEqual({ ok: true, value: { phoneMasked: '138****1001', expiresInSeconds: 300, againInSeconds: 60 } })
    expect(await gateway().sendCode(call(), { billKey: '0100000001' })).toMatchObject(refused('SIM0004'))
    const [message] = await listMessages(world().sim, { phone: '13800001001', limit: 1 })
    const code = /验证码(\d{6})/.exec(message?.body ?? '')?.[1] ?? ''
    expect(await gateway().checkCode(call(), { billKey: '0100000001', code: code === '000000' ? '000001' : '000000' })).toMatchObject(refused('SIM0001'))
    expect(await gateway().checkCode(call(), { billKey: '0100000001', code })).toEqual(YES)
    expect(await gateway().checkCode(call(), { billKey: '0100000001', code })).toMatchObject(refused('SIM0005'))
    expect(JSON.stringify(world().recorded)).not.toContain(code)
    expect(world().recorded.at(-1)?.request).toContain('"data":{"code":"******"}')
  })

  it('by the last four of the ID card', async () => {
    const [holder] = await world().rows<{ tail: string }>(`SELECT id_last4 AS tail FROM sim_water.customer WHERE bill_key = '0100000003'`)
    const tail = holder?.tail ?? ''
    expect(await gateway().checkId(call(), { billKey: '0100000003', idTail: tail === '000X' ? '001X' : '000X' })).toMatchObject(refused('SIM0008'))
    expect(await gateway().checkId(call(), { billKey: '0100000003', idTail: tail })).toEqual(YES)
    expect(world().recorded.at(-1)?.request).not.toContain(tail)
  })
})

it('what is kept is readable, and has nothing of true chance in it', async () => {
  const [kept] = world().recorded
  expect(kept).toMatchObject({ operation: 'arrears.list', request: 'POST /v1/arrears.list\n\n{"sequence":"1","billKey":"0100000001","companyId":"100000001","data":{"beginNum":1,"queryNum":50}}' })
  expect(kept?.response).toBe('{"ok":true,"sequence":"1","billKey":"0100000001","data":{"total":1,"items":[{"customerName":"王芳","balanceFen":"0","payAmountFen":"9000","beginMonth":"202601","endMonth":"202602","billNo":"2026020100000001"}]}}')
  expect(await world().rows('SELECT id FROM sim_water.session')).toHaveLength(1)
  expect(JSON.stringify(world().recorded)).not.toMatch(/session|ciphertext/)
})
