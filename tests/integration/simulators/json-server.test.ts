/** The same conversations over a real HTTP server and the platform's own transport. */
import { describe, expect, it } from 'vitest'
import { httpOutside } from '@/lib/gateways/transports'
import type { GatewayCall } from '@/lib/gateways/water'
import { handleWaterRoute } from '@/lib/simulators/water'
import { useWaterWorld } from './harness'
import { serveOutside } from './serve-outside'

const world = useWaterWorld('json_server', 'json')
const seen: string[] = []
const state = serveOutside((request) => {
  seen.push(`${request.method} ${request.path}`)
  return handleWaterRoute(world().sim, request)
})
const memory = {}
const call = (more: Partial<GatewayCall> = {}): GatewayCall => ({ ...world().call(), memory, outside: httpOutside({ outsideUrl: state.url, world: 'w1' }), ...more })
const QUESTION = { billKey: '0100000001', beginNum: 1, queryNum: 1 }

describe('over HTTP', () => {
  it('asks, each operation at its own address', async () => {
    expect(await world().gateway.query(call(), QUESTION)).toMatchObject({ ok: true, value: { items: [{ payAmountFen: 9_000n }] } })
    expect(await world().gateway.profile(call(), QUESTION)).toMatchObject({ ok: true })
    expect(seen).toEqual(['POST /water/beijing/v1/session', 'POST /water/beijing/v1/arrears.list', 'POST /water/beijing/v1/accounts.read'])
  })

  it('charges, confirms, reverses', async () => {
    const order = world().order('0100000005', 700n)
    const receipt = await world().gateway.charge(call(), order)
    expect(receipt).toMatchObject({ ok: true, value: { billNo: order.billNo, payAmountFen: 700n } })
    expect(await world().gateway.confirm(call(), order)).toEqual({ ok: true, value: { state: 'CREDITED', receipt: receipt.ok && receipt.value } })
    expect(await world().gateway.refund(call(), order)).toEqual({ ok: true, value: null })
    expect(await world().gateway.confirm(call(), order)).toEqual({ ok: true, value: { state: 'REVERSED' } })
  })

  it('charges two hundred at once: one session, or a new one where too many have overtaken one, and all are credited', async () => {
    const before = seen.length
    const answers = await Promise.all(Array.from({ length: 200 }, () => world().gateway.charge(call(), world().order('0100000005', 100n))))
    expect(answers.filter(({ ok }) => !ok)).toEqual([])
    expect((await world().money('0100000005')).balanceFen).toBe(20_000n)
    expect(seen.slice(before).filter((line) => line.endsWith('/session')).length).toBeLessThanOrEqual(4)
  })

  it('two who ask at once for the first time share a handshake', async () => {
    const before = seen.length
    const fresh = {}
    const answers = await Promise.all([1, 2].map(() => world().gateway.query(call({ memory: fresh }), QUESTION)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(seen.slice(before)).toEqual(['POST /water/beijing/v1/session', 'POST /water/beijing/v1/arrears.list', 'POST /water/beijing/v1/arrears.list'])
  })

  it('is out of reach when nobody listens: the message was not sent', async () => {
    const nowhere = httpOutside({ outsideUrl: 'http://127.0.0.1:9', world: 'w1' })
    expect(await world().gateway.charge(call({ memory: {}, outside: nowhere }), world().order('0100000005', 100n))).toEqual({ ok: false, error: { kind: 'UNREACHABLE' } })
  })

  it('knows its own addresses only', async () => {
    const ask = (method: string, path: string) => handleWaterRoute(world().sim, { method, path, query: new URLSearchParams(), headers: {}, body: new Uint8Array() })
    expect(await ask('GET', '/water/beijing/v1/arrears.list')).toMatchObject({ status: 405 })
    expect(await ask('POST', '/water/beijing/v1/arrears.list')).toMatchObject({ status: 400 })
    expect(await ask('POST', '/water/beijing/v1/arrears')).toMatchObject({ status: 404 })
    expect(await ask('POST', '/water/atlantis/v1/session')).toMatchObject({ status: 403 })
    expect(await ask('POST', '/water/beijing/v2/session')).toBeNull()
    expect(await ask('POST', '/water/beijing/v1/a/b')).toBeNull()
  })
})
