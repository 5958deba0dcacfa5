/** The same conversations over a real HTTP server and the platform's own transport. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpOutside } from '@/lib/gateways/transports'
import type { GatewayCall } from '@/lib/gateways/water'
import { handleWaterRoute } from '@/lib/simulators/water'
import { useWaterWorld } from './harness'

const world = useWaterWorld('server')
const state: { server?: Server; url: string } = { url: '' }

beforeAll(async () => {
  const server = createServer(async (incoming, response) => {
    const parts: Buffer[] = []
    for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part)
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, value?.toString()]))
    const url = new URL(incoming.url ?? '/', 'http://outside')
    const answer = await handleWaterRoute(world().sim, { method: incoming.method ?? '', path: url.pathname, query: url.searchParams, headers, body: Buffer.concat(parts) })
    if (answer === 'SILENT') incoming.socket.destroy()
    else response.writeHead(answer?.status ?? 404, answer?.headers).end(answer?.body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  Object.assign(state, { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})

afterAll(() => {
  state.server?.closeAllConnections()
  state.server?.close()
})

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
