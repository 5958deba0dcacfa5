/** Bytes over HTTP(S). Tells apart what certainly did not arrive from what may have. */
import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import type { Outside, OutsideAnswer, OutsideRequest } from '@/lib/kernel/outside'
import { BANK_CODE, readEndpoint, TAX_CODE } from './endpoint'
import { askSimulated, askedPorts } from './sim-ports'
import { askOverTcp } from './tcp'
import { unanswered } from './unanswered'

/** A longer answer is cut here, and then no codec accepts it. */
const MAX_ANSWER_BYTES = 256 * 1024
/** Idle connections end before a Node server (5 s) closes them, so that no request is lost on a dying one. */
const IDLE_MS = 4_000
/** To one host, behind which all simulated companies are: far more than one company may keep waiting (lib/companies/health). */
const MAX_SOCKETS = 256
const agentOptions = { keepAlive: true, maxSockets: MAX_SOCKETS, timeout: IDLE_MS }
const agents = { 'http:': new http.Agent(agentOptions), 'https:': new https.Agent(agentOptions) }

/**
 * `sim:<code>` goes to `<outsideUrl>/water/<code>…`, `sim:bank` to `<outsideUrl>/bank/…` and `sim:tax` to `<outsideUrl>/tax/…` with the world's name, from inside it;
 * real endpoints never learn it.
 */
export function httpOutside({ outsideUrl, world }: { outsideUrl: string; world: string }): Outside {
  const inside = { 'X-World': world, 'X-Behind': '1' }
  const ports = askedPorts((code, timeoutMs) => exchange(new URL(`/tcp/${code}`, outsideUrl), { endpoint: '', headers: inside, body: new Uint8Array(), timeoutMs }))
  return {
    send: (request) => {
      const { path = '' } = request
      const target = readEndpoint(request.endpoint)
      if (target.kind === 'REAL') return exchange(path ? new URL(path, target.url) : target.url, request)
      const address = target.code === BANK_CODE || target.code === TAX_CODE ? `/${target.code}${path}` : `/water/${target.code}${path}`
      return exchange(new URL(address, outsideUrl), { ...request, headers: { ...request.headers, ...inside } })
    },
    askTcp: ({ endpoint, ...question }) => {
      const target = readEndpoint(endpoint)
      if (target.kind === 'SIMULATED') return askSimulated(ports, target.code, question)
      return askOverTcp({ host: target.url.hostname, port: Number(target.url.port) }, question)
    },
  }
}

function exchange(url: URL, { method = 'POST', headers, body, timeoutMs }: OutsideRequest): Promise<OutsideAnswer> {
  const isSecure = url.protocol === 'https:'
  return new Promise((resolve) => {
    const sent = { possibly: false }
    const fail = (error?: unknown) => settle(unanswered(sent.possibly, error))
    const request = (isSecure ? https : http).request(url, {
      method,
      agent: agents[isSecure ? 'https:' : 'http:'],
      headers: { ...headers, 'content-length': body.byteLength },
    })
    const deadline = setTimeout(() => fail(), timeoutMs)
    function settle(answer: OutsideAnswer) {
      clearTimeout(deadline)
      resolve(answer)
      if (answer.outcome !== 'ANSWERED') request.destroy()
    }
    request.on('socket', (socket) => whenReady(socket, isSecure, () => (sent.possibly = true)))
    request.on('error', fail)
    request.on('response', (response) => collect(response).then(settle, fail))
    request.end(body)
  })
}

/** Before this moment not one byte of the message can have left. */
function whenReady(socket: Socket, isSecure: boolean, ready: () => void): void {
  if (!socket.connecting) ready()
  else socket.once(isSecure ? 'secureConnect' : 'connect', ready)
}

/** Rejects when the connection ends before the answer does. */
async function collect(response: http.IncomingMessage): Promise<OutsideAnswer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size > MAX_ANSWER_BYTES) break
  }
  const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]))
  return { outcome: 'ANSWERED', status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES) }
}
