/** A party of the outside world on a real HTTP server, for the tests of one file. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import type { SimAnswer, SimRequest } from '@/lib/simulators/sim-ctx'

/** `url` is known once the tests run. */
export function serveOutside(answerTo: (request: SimRequest) => Promise<SimAnswer | null>): { url: string } {
  const state: { server?: Server; url: string } = { url: '' }
  beforeAll(async () => {
    const server = createServer(async (incoming, response) => {
      const parts: Buffer[] = []
      for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part)
      const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, value?.toString()]))
      const url = new URL(incoming.url ?? '/', 'http://outside')
      const answer = await answerTo({ method: incoming.method ?? '', path: url.pathname, query: url.searchParams, headers, body: Buffer.concat(parts) })
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
  return state
}
