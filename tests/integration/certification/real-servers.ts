/** The simulated company as anybody's server: HTTP at its root, TCP on a port of its own. */
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { gbktcp } from '@/lib/gateways/water'
import type { SimCtx } from '@/lib/simulators/sim-ctx'
import { GbktcpConversation, handleWater } from '@/lib/simulators/water'
import { serveOutside } from '../simulators/serve-outside'

export function serveCompany(sim: () => SimCtx): { http(): string; tcp(): string } {
  const overHttp = serveOutside(async ({ path, headers, body }) => {
    const known = Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
    return handleWater(sim(), 'beijing', { url: path === '/' ? '' : path, headers: known, body })
  })
  const state: { server?: Server; port: number } = { port: 0 }
  beforeAll(async () => {
    const server = createServer(async (socket) => {
      socket.on('error', () => socket.destroy())
      const framer = new gbktcp.Framer()
      const conversation = new GbktcpConversation('beijing')
      try {
        for await (const piece of socket as AsyncIterable<Buffer>) {
          const { frames, problem } = framer.push(piece)
          for (const frame of frames) {
            const answer = await conversation.take(sim(), frame)
            if (answer === 'SILENT') return void socket.destroy()
            if (answer !== 'MORE') return void socket.end(answer)
          }
          if (problem) break
        }
      } catch {
        // The other side has gone.
      }
      socket.destroy()
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    Object.assign(state, { server, port: (server.address() as AddressInfo).port })
  })
  afterAll(() => void state.server?.close())
  return { http: () => overHttp.url, tcp: () => `tcp://127.0.0.1:${state.port}` }
}
