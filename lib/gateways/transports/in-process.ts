import type { Outside } from '@/lib/kernel/outside'
import { readEndpoint } from './endpoint'

type Bytes = { headers: Record<string, string>; body: Uint8Array }

/** `url`: path and query, empty for parties with one address. */
export type InProcessMessage = Bytes & { method: 'GET' | 'POST'; url: string }

/** Gets what an HTTP server would hand over: header names in lower case. SILENT: the connection ends without an answer. */
export type InProcessHandler = (code: string, message: InProcessMessage) => Promise<(Bytes & { status: number }) | 'SILENT'>

/** All that came over one connection, and what is answered to it. SILENT: it ends without an answer. */
export type InProcessTcp = (code: string, body: Uint8Array) => Promise<Uint8Array | 'SILENT'>

/** Bytes in, bytes out, without a network: for bulk simulation and tests. Real endpoints cannot be reached. */
export function inProcessOutside(handler: InProcessHandler, tcp: InProcessTcp | null = null): Outside {
  return {
    ...(tcp ? { askTcp: tcpThrough(tcp) } : {}),
    send: async ({ endpoint, method = 'POST', path = '', headers, body }) => {
      const target = readEndpoint(endpoint)
      if (target.kind === 'REAL') return { outcome: 'UNREACHABLE' }
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
      const answer = await handler(target.code, { method, url: path, headers: lower, body: body.slice() })
      return answer === 'SILENT' ? { outcome: 'TIMEOUT' } : { outcome: 'ANSWERED', ...answer, body: answer.body.slice() }
    },
  }
}

function tcpThrough(tcp: InProcessTcp): NonNullable<Outside['askTcp']> {
  return async ({ endpoint, body }) => {
    const target = readEndpoint(endpoint)
    if (target.kind === 'REAL') return { outcome: 'UNREACHABLE' }
    const answer = await tcp(target.code, body.slice())
    return answer === 'SILENT' ? { outcome: 'TIMEOUT' } : { outcome: 'ANSWERED', body: answer.slice() }
  }
}
