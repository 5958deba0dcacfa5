import { expect, it } from 'vitest'
import { brokenRules } from './books'
import { useWaterWorld } from './harness'

const world = useWaterWorld('troubles')
type Order = ReturnType<ReturnType<typeof world>['order']>
const charge = (order: Order) => world().gateway.charge(world().call(), order)
const confirm = (order: Order) => world().gateway.confirm(world().call(), order)
const refund = (order: Order) => world().gateway.refund(world().call(), order)
const query = (billKey: string) => world().gateway.query(world().call(), { billKey, beginNum: 1, queryNum: 9 })
const due = async (billKey: string) => (await world().money(billKey)).dueFen

const SILENT = { ok: false, error: { kind: 'TIMEOUT' } }
const refused = (code: string) => ({ ok: false, error: { kind: 'REFUSED', code } })
const NOT_FOUND = { ok: true, value: { state: 'NOT_FOUND' } }

it('0100000408: credited, but no answer, and once only', async () => {
  const order = world().order('0100000408', 9_000n)
  expect(await charge(order)).toEqual(SILENT)
  expect(await charge(order)).toEqual(SILENT)
  expect(await confirm(order)).toMatchObject({ ok: true, value: { state: 'CREDITED' } })
  expect(await world().money('0100000408')).toEqual({ dueFen: 0n, balanceFen: 0n })
})

it('0100000409: the first charge is lost, the next one works', async () => {
  const order = world().order('0100000409', 9_000n)
  expect(await charge(order)).toEqual(SILENT)
  expect(await confirm(order)).toEqual(NOT_FOUND)
  expect(await due('0100000409')).toBe(9_000n)
  expect(await charge(order)).toMatchObject({ ok: true })
  expect(await charge(world().order('0100000409', 100n))).toMatchObject({ ok: true })
})

it('0100000410: no charge ever arrives; a reversal does', async () => {
  const order = world().order('0100000410', 9_000n)
  for (let n = 0; n < 3; n++) expect(await charge(order)).toEqual(SILENT)
  expect(await confirm(order)).toEqual(NOT_FOUND)
  expect(await refund(order)).toMatchObject({ ok: true })
  expect(await confirm(order)).toEqual({ ok: true, value: { state: 'REVERSED' } })
  expect(await due('0100000410')).toBe(9_000n)
})

it('0100000411: credits in silence, and only the third confirm of each order is answered', async () => {
  for (const amount of [5_000n, 4_000n]) {
    const order = world().order('0100000411', amount)
    expect(await charge(order)).toEqual(SILENT)
    expect(await confirm(order)).toEqual(SILENT)
    expect(await confirm(order)).toEqual(SILENT)
    expect(await confirm(order)).toMatchObject({ ok: true, value: { state: 'CREDITED' } })
  }
  expect(await due('0100000411')).toBe(0n)
})

it('0100000500: the charge is refused, nothing is booked', async () => {
  const order = world().order('0100000500', 9_000n)
  expect(await charge(order)).toEqual({ ok: false, error: { kind: 'REFUSED', code: 'EQ0012', prompt: '账单信息异常,请联系缴费单位' } })
  expect(await confirm(order)).toEqual(NOT_FOUND)
  expect(await due('0100000500')).toBe(9_000n)
})

it('0100000504: what is owed cannot be asked; whose number it is can', async () => {
  expect(await query('0100000504')).toEqual(SILENT)
  expect(await world().gateway.bills(world().call(), { billKey: '0100000504', beginNum: 1, queryNum: 9 })).toEqual(SILENT)
  expect(await due('0100000504')).toBe(9_000n)
})

it.each([
  ['0100000007', 'EQ0007'],
  ['0100000009', 'EQ0009'],
])('%s: asking and paying are refused with %s', async (billKey, code) => {
  expect(await query(billKey)).toMatchObject(refused(code))
  expect(await charge(world().order(billKey, 9_000n))).toMatchObject(refused(code))
  expect(await due(billKey)).toBe(9_000n)
})

it('leaves whole books', async () => {
  expect(await brokenRules(world())).toEqual([])
})
