/** Bytes over HTTP(S). Tells apart what certainly did not arrive from what may have. */
import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import type { Outside, OutsideAnswer, OutsideRequest } from '@/lib/kernel/outside'
import { BANK_CODE, readEndpoint, TAX_CODE } from './endpoint'

/** A longer answer is cut here, and then no codec accepts it. */
const MAX_ANSWER_BYTES = 256 * 1024
/** Idle connections end before a Node server (5 s) closes them, so that no request is lost on a dying one. */
const IDLE_MS = 4_000
const agentOptions = { keepAlive: true, maxSockets: 64, timeout: IDLE_MS }
const agents = { 'http:': new http.Agent(agentOptions), 'https:': new https.Agent(agentOptions) }

/**
 * `sim:<code>` goes to `<outsideUrl>/water/<code>…`, `sim:bank` to `<outsideUrl>/bank/…` and `sim:tax` to `<outsideUrl>/tax/…` with the world's name, from inside it;
 * real endpoints never learn it.
 */
export function httpOutside({ outsideUrl, world }: { outsideUrl: string; world: string }): Outside {
  return {
    send: (request) => {
      const { path = '' } = request
      const target = readEndpoint(request.endpoint)
      if (target.kind === 'REAL') return exchange(path ? new URL(path, target.url) : target.url, request)
      const address = target.code === BANK_CODE || target.code === TAX_CODE ? `/${target.code}${path}` : `/water/${target.code}${path}`
      return exchange(new URL(address, outsideUrl), { ...request, headers: { ...request.headers, 'X-World': world, 'X-Behind': '1' } })
    },
  }
}

function exchange(url: URL, { method = 'POST', headers, body, timeoutMs }: OutsideRequest): Promise<OutsideAnswer> {
  const isSecure = url.protocol === 'https:'
  return new Promise((resolve) => {
    const sent = { possibly: false }
    const fail = () => settle({ outcome: sent.possibly ? 'TIMEOUT' : 'UNREACHABLE' })
    const request = (isSecure ? https : http).request(url, {
      method,
      agent: agents[isSecure ? 'https:' : 'http:'],
      headers: { ...headers, 'content-length': body.byteLength },
    })
    const deadline = setTimeout(fail, timeoutMs)
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
