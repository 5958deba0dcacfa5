/** The outside world's own server: water companies, the bank side, the tax bureau and WeChat's identity server, each with its own books. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { MANAGING_HEADER, signManaging } from '@/lib/companies/changes'
import { equalInConstantTime } from '@/lib/crypto'
import { env } from '@/lib/env'
import { isDomainError } from '@/lib/kernel/errors'
import { withWorld, type OpenWorld } from '@/lib/worlds'
import type { SimAnswer, SimRequest } from '@/lib/simulators/sim-ctx'
import { handleBankRoute } from '@/lib/simulators/bank'
import { taxRoute } from '@/lib/simulators/tax'
import { handleWaterRoute, isWaterCompany } from '@/lib/simulators/water'
import { handleWechat } from '@/lib/simulators/wechat'
import { logProblem } from './log'
import { TcpDoors, type TcpDoor } from './outside-tcp'
import { postTaxNotice } from './post-tax-notice'
import { simCtxOf } from './sim-ctx-of'
import { BEHIND_HEADER, worldNameOf } from './world-name'

const MAX_BODY = 64 * 1024

/** POST: the TCP port of a company for the world that asks. */
const TCP_ADDRESS = /^\/tcp\/([a-z0-9-]{1,40})$/

async function answer(doors: TcpDoors, request: SimRequest): Promise<SimAnswer> {
  if (request.path === '/health') return { status: 200, headers: {}, body: 'ok' }
  const name = worldNameOf({ get: (header) => request.headers[header] ?? null })
  const behind = BEHIND_HEADER in request.headers
  const companyCode = TCP_ADDRESS.exec(request.path)?.[1]
  if (companyCode) return answerPort(doors, { world: name, companyCode, behind })
  const answerIn = async (world: OpenWorld) => {
    const sim = await simCtxOf(world)
    return (await handleWechat(sim, request)) ?? (await handleBankRoute(sim, request, isOurs(request))) ?? (await taxRoute(postTaxNotice(name))(sim, request)) ?? (await handleWaterRoute(sim, request, isOurs(request)))
  }
  return (await withWorld(name, answerIn, { behind })) ?? { status: 404, headers: {}, body: 'not found' }
}

async function read(incoming: IncomingMessage): Promise<SimRequest | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MAX_BODY) return null
    parts.push(part)
  }
  const url = new URL(incoming.url ?? '/', 'http://outside')
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]))
  return { method: incoming.method ?? 'GET', path: url.pathname, query: url.searchParams, headers, body: Buffer.concat(parts) }
}

/** Whether it was this installation that asks a company to be opened or to charge other prices. */
function isOurs({ headers, body }: SimRequest): boolean {
  return equalInConstantTime(headers[MANAGING_HEADER] ?? '', signManaging(env.manageKey, body)[MANAGING_HEADER] ?? '')
}

/** Only for companies there are, or anybody could open ports. */
async function answerPort(doors: TcpDoors, door: TcpDoor): Promise<SimAnswer> {
  const isThere = await withWorld(door.world, async (world) => isWaterCompany(await simCtxOf(world), door.companyCode), { behind: door.behind })
  return isThere ? { status: 200, headers: { 'content-type': 'text/plain' }, body: `${await doors.portOf(door)}` } : { status: 404, headers: {}, body: 'not found' }
}

async function serve(doors: TcpDoors, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const request = await read(incoming)
    const result: SimAnswer = request ? await answer(doors, request) : { status: 413, headers: { connection: 'close' }, body: '' }
    if (result === 'SILENT') incoming.socket.destroy()
    else response.writeHead(result.status, result.headers).end(result.body)
  } catch (error) {
    if (isDomainError(error)) return void response.writeHead(error.status).end(error.code)
    logProblem('outside world failed', { path: incoming.url?.split('?')[0] }, error)
    response.writeHead(500).end()
  }
}

export function createOutsideServer(): Server {
  const doors = new TcpDoors()
  const server = createServer((incoming, response) => void serve(doors, incoming, response))
  server.on('close', () => doors.closeAll())
  server.headersTimeout = 10_000
  server.requestTimeout = 15_000
  server.keepAliveTimeout = 60_000
  return server
}
