/** The same conversations over a real HTTP server and the platform's own transport. */
import { describe, expect, it } from 'vitest'
import { httpOutside } from '@/lib/gateways/transports'
import type { GatewayCall } from '@/lib/gateways/water'
import { handleWaterRoute } from '@/lib/simulators/water'
import { useWaterWorld } from './harness'
import { serveOutside } from './serve-outside'

const world = useWaterWorld('server')
const state = serveOutside((request) => handleWaterRoute(world().sim, request))

const call = (more: object = {}): GatewayCall => ({ ...world().call(more), outside: httpOutside({ outsideUrl: state.url, world: 'w1' }) })
const QUESTION = { billKey: '0100000001', beginNum: 1, queryNum: 1 }

describe('over HTTP', () => {
  it('asks, in production and sandbox', async () => {
    expect(await world().gateway.query(call(), QUESTION)).toMatchObject({ ok: true, value: { items: [{ payAmountFen: 9_000n }] } })
    expect(await world().gateway.query(call({ isSandbox: true }), QUESTION)).toMatchObject({ ok: true })
  })

  it('is silence when the company ends the connection', async () => {
    const order = world().order('0100000408', 9_000n)
    expect(await world().gateway.charge(call(), order)).toEqual({ ok: false, error: { kind: 'TIMEOUT' } })
    expect(await world().gateway.confirm(call(), order)).toMatchObject({ ok: true, value: { state: 'CREDITED' } })
  })

  it('charges many at once on connections that are used again', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => world().gateway.charge(call(), world().order('0100000005', 100n))))
    expect(answers.every((answer) => answer.ok)).toBe(true)
    expect((await world().money('0100000005')).balanceFen).toBe(5_000n)
  })

  it('knows its own address only', async () => {
    const ask = (method: string, path: string) =>
      handleWaterRoute(world().sim, { method, path, query: new URLSearchParams(), headers: {}, body: new Uint8Array() })
    expect(await ask('GET', '/water/beijing')).toMatchObject({ status: 405 })
    expect(await ask('POST', '/water/atlantis')).toMatchObject({ status: 404 })
    expect(await ask('POST', '/water/')).toBeNull()
    expect(await ask('POST', '/water/beijing/x')).toBeNull()
    expect(await ask('POST', '/connect')).toBeNull()
  })
})
