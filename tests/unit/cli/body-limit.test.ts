import { createServer, request, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BODY_LIMIT_BYTES, limitBody } from '@/lib/cli/bootstrap/body-limit.mjs'

let server: Server
let handled: number[]

beforeEach(async () => {
  handled = []
  server = createServer(
    limitBody((req, res) => {
      let bytes = 0
      req.on('data', (chunk: Buffer) => void (bytes += chunk.length))
      req.on('end', () => {
        handled.push(bytes)
        res.end('ok')
      })
    }),
  ).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
})
afterEach(() => new Promise((resolve) => server.close(resolve).closeAllConnections()))

function send(chunks: Buffer[], headers: Record<string, string | number>) {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const req = request({ port, host: '127.0.0.1', method: 'POST', headers }, (res) => {
      let body = ''
      res.setEncoding('utf8').on('data', (text: string) => void (body += text))
      res.on('end', () => resolve({ status: res.statusCode ?? 0, body }))
    })
    req.on('error', reject)
    for (const chunk of chunks) req.write(chunk)
    req.end()
  })
}

const half = Buffer.alloc(BODY_LIMIT_BYTES / 2)
const refusal = { status: 413, body: JSON.stringify({ code: 'BODY_TOO_LARGE', message: '请求内容过大' }) }

describe.each([
  ['with a length', (size: number) => ({ 'content-length': size })],
  ['in chunks', () => ({ 'transfer-encoding': 'chunked' })],
])('a body %s', (_, headers) => {
  it('is handed on whole up to the limit', async () => {
    expect(await send([half, half], headers(BODY_LIMIT_BYTES))).toEqual({ status: 200, body: 'ok' })
    expect(handled).toEqual([BODY_LIMIT_BYTES])
  })

  it('is refused over it and never reaches the handler', async () => {
    expect(await send([half, half, Buffer.alloc(1)], headers(BODY_LIMIT_BYTES + 1))).toEqual(refusal)
    expect(await send([half, half, half, half, half], headers(half.length * 5))).toEqual(refusal)
    expect(handled).toEqual([])
  })
})

it('leaves a request without a body alone', async () => {
  expect(await send([], {})).toEqual({ status: 200, body: 'ok' })
})
