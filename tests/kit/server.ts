/** The server under test: SHUIDAN_URL, http://localhost:3000 when not set. */
import { request, type IncomingHttpHeaders } from 'node:http'

export const SERVER = new URL(process.env.SHUIDAN_URL ?? 'http://localhost:3000')
/** For a server on another machine: what it printed at start. */
const TOKEN = process.env.SHUIDAN_TOKEN

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string }
export type Call = { method?: string; headers?: Record<string, string>; body?: string | Buffer }

/** A plain request to a path of a world. Node does not resolve `<world>.localhost`, so the world is named in a header. */
export function call(world: string, path: string, { method = 'GET', headers = {}, body }: Call = {}): Promise<Answer> {
  const host = SERVER.hostname.endsWith('localhost') ? '127.0.0.1' : SERVER.hostname
  return new Promise((resolve, reject) => {
    const asked = request({ host, port: SERVER.port || 80, path, method, headers: { 'x-world': world, ...headers } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString('utf8') }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** The API of worlds, as /api/openapi.json describes it. Fails with what it says when it refuses. */
export async function api<T>(method: string, path: string, body?: object): Promise<T> {
  const headers = { host: SERVER.host, ...(body && { 'content-type': 'application/json' }), ...(TOKEN && { authorization: `Bearer ${TOKEN}` }) }
  const { status, text } = await call('demo', `/api/worlds${path}`, { method, headers, body: body && JSON.stringify(body) })
  if (status >= 400) throw new Error(`${method} /api/worlds${path} was refused with ${status}: ${text}`)
  return (text ? JSON.parse(text) : undefined) as T
}

/** Where a browser finds the world. */
export function originOf(world: string): string {
  const { protocol, port } = SERVER
  const hostname = /^(127\.|\[)/.test(SERVER.hostname) ? 'localhost' : SERVER.hostname
  return `${protocol}//${world}.${hostname}${port ? `:${port}` : ''}`
}
