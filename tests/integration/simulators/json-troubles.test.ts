/** The numbers that bring trouble bring the same over json, in one process and over HTTP. */
import { afterAll, describe, expect, it } from 'vitest'
import { httpOutside } from '@/lib/gateways/transports'
import type { GatewayCall } from '@/lib/gateways/water'
import { handleWaterRoute } from '@/lib/simulators/water'
import { brokenRules } from './books'
import { useWaterWorld } from './harness'
import { serveOutside } from './serve-outside'

const world = useWaterWorld('json_troubles', 'json')
const state = serveOutside((request) => handleWaterRoute(world().sim, request))
const memory = {}
const overHttp = (): GatewayCall => ({ ...world().call(), memory, outside: httpOutside({ outsideUrl: state.url, world: 'w1' }) })

const SILENT = { ok: false, error: { kind: 'TIMEOUT' } }
const NOT_FOUND = { ok: true, value: { state: 'NOT_FOUND' } }
const refused = (code: string) => ({ ok: false, error: { kind: 'REFUSED', code } })

afterAll(async () => expect(await brokenRules(world())).toEqual([]))

describe.each<[string, () => GatewayCall, bigint]>([
  ['in one process', () => world().call(), 4_000n],
  ['over HTTP', overHttp, 5_000n],
])('%s', (where, call, amount) => {
  const gateway = () => world().gateway
  const order = (billKey: string) => world().order(billKey, amount)

  it('0100000408: credited, but no answer', async () => {
    const one = order('0100000408')
    expect(await gateway().charge(call(), one)).toEqual(SILENT)
    expect(await gateway().confirm(call(), one)).toMatchObject({ ok: true, value: { state: 'CREDITED' } })
    expect(world().recorded.at(-2)).toMatchObject({ operation: 'payments.credit', outcome: 'TIMEOUT', response: null })
  })

  it('0100000410: no charge ever arrives; a reversal does', async () => {
    const one = order('0100000410')
    expect(await gateway().charge(call(), one)).toEqual(SILENT)
    expect(await gateway().confirm(call(), one)).toEqual(NOT_FOUND)
    expect(await gateway().refund(call(), one)).toEqual({ ok: true, value: null })
    expect(await gateway().confirm(call(), one)).toEqual({ ok: true, value: { state: 'REVERSED' } })
  })

  it('0100000411: only the third confirm of an order is answered', async () => {
    const one = order('0100000411')
    expect(await gateway().charge(call(), one)).toEqual(SILENT)
    for (const answer of [SILENT, SILENT]) expect(await gateway().confirm(call(), one)).toEqual(answer)
    expect(await gateway().confirm(call(), one)).toMatchObject({ ok: true, value: { state: 'CREDITED' } })
  })

  it('0100000500: the charge is refused, nothing is booked', async () => {
    const one = order('0100000500')
    expect(await gateway().charge(call(), one)).toEqual({ ok: false, error: { kind: 'REFUSED', code: 'EQ0012', prompt: '账单信息异常,请联系缴费单位' } })
    expect(await gateway().confirm(call(), one)).toEqual(NOT_FOUND)
  })

  it('0100000504: what is owed cannot be asked', async () => {
    expect(await gateway().query(call(), { billKey: '0100000504', beginNum: 1, queryNum: 9 })).toEqual(SILENT)
    expect(await gateway().profile(call(), { billKey: '0100000504' })).toMatchObject({ ok: true })
  })

  it.each([
    ['0100000007', 'EQ0007'],
    ['0100000009', 'EQ0009'],
  ])('%s is refused with %s', async (billKey, code) => {
    expect(await gateway().query(call(), { billKey, beginNum: 1, queryNum: 9 })).toMatchObject(refused(code))
    expect(await gateway().charge(call(), order(billKey))).toMatchObject(refused(code))
  })

  it('0100000420 refuses refunds, of a part as of the whole', async () => {
    const one = order('0100000420')
    expect(await gateway().charge(call(), one)).toMatchObject({ ok: true })
    expect(await gateway().refund(call(), one)).toMatchObject(refused('SIM0010'))
    const part = { ...one, refundNo: `R-${where.length}`, refundAmountFen: 1n }
    for (let n = 0; n < 2; n += 1) expect(await gateway().refundPart(call(), part)).toMatchObject(refused('SIM0010'))
  })
})

it('0100000409: the first charge is lost, the next one works', async () => {
  const one = world().order('0100000409', 9_000n)
  expect(await world().gateway.charge(world().call(), one)).toEqual(SILENT)
  expect(await world().gateway.charge(world().call(), one)).toMatchObject({ ok: true })
})

it('a night is caught up before the first message of a day', async () => {
  world().passDays(30)
  const bills = await world().gateway.usage(world().call(), { billKey: '0100000001', months: 1 })
  expect(bills).toMatchObject({ ok: true, value: [{ month: '202603' }] })
})
