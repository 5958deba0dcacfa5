/** Simulated companies that speak TCP: a port for each world and company, opened when it is asked for and closed when nobody has used it for a while. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { gbktcp } from '@/lib/gateways/water'
import { MINUTE_MS, SECOND_MS } from '@/lib/kernel/calendar'
import { GbktcpConversation } from '@/lib/simulators/water'
import { withWorld } from '@/lib/worlds'
import { logProblem } from './log'
import { simCtxOf } from './sim-ctx-of'

/** `behind`: asked by the platform from inside that world, which nobody may make wait for the world. */
export type TcpDoor = { world: string; companyCode: string; behind: boolean }

const IDLE_MS = 10 * MINUTE_MS
const SILENCE_MS = 15 * SECOND_MS
/** However slowly somebody talks. */
const CONVERSATION_MS = 60 * SECOND_MS
const MAX_CONNECTIONS = 64
/** Worlds are few and of their companies a few are in use; beyond this the longest unused closes. */
const MAX_PORTS = 400
const HOST = '127.0.0.1'

export class TcpDoors {
  #open = new Map<string, { server: Promise<Server>; close: NodeJS.Timeout }>()

  /** The port on which the company listens for this world. */
  async portOf(door: TcpDoor): Promise<number> {
    const key = [door.world, door.companyCode, door.behind].join(' ')
    const found = this.#open.get(key)
    if (found) clearTimeout(found.close)
    const server = found?.server ?? listen(door, () => void this.portOf(door).catch(() => {}))
    this.#open.delete(key)
    this.#open.set(key, { server, close: setTimeout(() => this.#close(key), IDLE_MS).unref() })
    const [oldest] = this.#open.keys()
    if (this.#open.size > MAX_PORTS && oldest !== undefined) this.#close(oldest)
    try {
      return ((await server).address() as AddressInfo).port
    } catch (error) {
      // Out of ports or files: the next one tries anew.
      if (this.#open.get(key)?.server === server) this.#close(key)
      throw error
    }
  }

  closeAll(): void {
    for (const key of [...this.#open.keys()]) this.#close(key)
  }

  #close(key: string): void {
    const entry = this.#open.get(key)
    this.#open.delete(key)
    if (entry) clearTimeout(entry.close)
    void entry?.server.then((server) => server.close(), () => {})
  }
}

function listen(door: TcpDoor, used: () => void): Promise<Server> {
  const server = createServer((socket) => {
    used()
    void converse(door, socket)
  })
  server.maxConnections = MAX_CONNECTIONS
  // Also later, when it cannot take a connection: that one is lost, and not the process.
  return new Promise((resolve, reject) => server.on('error', reject).listen(0, HOST, () => resolve(server)))
}

/** One frame after another; the connection ends with the answer. What is no frame, or takes too long to come, ends it without one. */
async function converse(door: TcpDoor, socket: Socket): Promise<void> {
  socket.setTimeout(SILENCE_MS, () => socket.destroy())
  const deadline = setTimeout(() => socket.destroy(), CONVERSATION_MS)
  socket.once('close', () => clearTimeout(deadline))
  socket.on('error', () => socket.destroy())
  const framer = new gbktcp.Framer()
  const conversation = new GbktcpConversation(door.companyCode)
  try {
    for await (const piece of socket as AsyncIterable<Buffer>) {
      const { frames, problem } = framer.push(piece)
      for (const frame of frames) {
        const answer = await withWorld(door.world, async (world) => conversation.take(await simCtxOf(world), frame), { behind: door.behind })
        if (answer === 'SILENT') return void socket.destroy()
        if (answer !== 'MORE') return void socket.end(answer)
      }
      if (problem) break
    }
  } catch (error) {
    if (!socket.destroyed) logProblem('outside world failed over TCP', { company: door.companyCode }, error)
  }
  socket.destroy()
}
