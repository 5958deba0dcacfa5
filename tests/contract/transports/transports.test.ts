/** What each way of failing on a network is called: only what certainly did not arrive is UNREACHABLE. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { httpOutside, inProcessOutside } from '@/lib/gateways/transports'
import { bytes, text } from '../wxlifepay/party'

const open: { close(done?: () => void): unknown; closeAllConnections?(): void }[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections?.()
    server.close()
  }
})

async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  open.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const serving = (handler: (request: IncomingMessage, response: ServerResponse) => void) => listening(createServer(handler))
const ask = (outsideUrl: string, endpoint = 'sim:beijing', timeoutMs = 2_000) =>
  httpOutside({ outsideUrl, world: 'w1' }).send({ endpoint, headers: { 'X-Any': '1' }, body: bytes('你好'), timeoutMs })

describe('httpOutside', () => {
  it('posts the bytes to the company of this world and brings back what came', async () => {
    const seen: unknown[] = []
    const url = await serving((request, response) => {
      request.on('data', (chunk: Buffer) => seen.push(request.method, request.url, request.headers['x-world'], request.headers['x-any'], text(chunk)))
      request.on('end', () => response.writeHead(418, { 'x-back': 'yes' }).end('好'))
    })
    const answer = await ask(url)
    expect(seen).toEqual(['POST', '/water/beijing', 'w1', '1', '你好'])
    expect(answer).toMatchObject({ outcome: 'ANSWERED', status: 418, headers: { 'x-back': 'yes' } })
    expect(answer.outcome === 'ANSWERED' && text(answer.body)).toBe('好')
  })

  it('takes an absolute address as it is and does not tell it the world', async () => {
    const seen: unknown[] = []
    const url = await serving((request, response) => {
      seen.push(request.url, request.headers['x-world'])
      response.end()
    })
    expect(await ask('http://127.0.0.1:9', `${url}/pay?x=1`)).toMatchObject({ outcome: 'ANSWERED', status: 200 })
    expect(seen).toEqual(['/pay?x=1', undefined])
  })

  it('sends the bank side each operation at its own address, a real one too', async () => {
    const seen: unknown[] = []
    const url = await serving((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers['x-world']}`)
      response.end()
    })
    const send = (endpoint: string, method: 'GET' | 'POST', path: string) =>
      httpOutside({ outsideUrl: url, world: 'w1' }).send({ endpoint, method, path, headers: {}, body: bytes(''), timeoutMs: 2_000 })
    await send('sim:bank', 'GET', '/v3/bank/statements/2026-03-16?after=0')
    await send('sim:bank', 'POST', '/v3/bank/authorisations/a%7Cb/cancel')
    await send(`${url}/ignored`, 'GET', '/v3/bank/transfers/n1')
    expect(seen).toEqual(['GET /bank/v3/bank/statements/2026-03-16?after=0 w1', 'POST /bank/v3/bank/authorisations/a%7Cb/cancel w1', 'GET /v3/bank/transfers/n1 undefined'])
  })

  it('uses a connection again', async () => {
    const ports = new Set<number | undefined>()
    const url = await serving((request, response) => {
      ports.add(request.socket.remotePort)
      request.resume().on('end', () => response.end('ok'))
    })
    for (let n = 0; n < 3; n++) await ask(url)
    expect(ports.size).toBe(1)
  })

  it('is UNREACHABLE when nobody listens', async () => {
    const url = await serving(() => {})
    const server = open.pop()
    await new Promise<void>((done) => server?.close(done))
    expect(await ask(url)).toEqual({ outcome: 'UNREACHABLE', why: 'ECONNREFUSED' })
    expect(await ask(url, 'http://does-not-exist.invalid/')).toEqual({ outcome: 'UNREACHABLE', why: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) })
  })

  it('is UNREACHABLE when no secure connection comes about', async () => {
    const url = await listening(createTcpServer((socket) => socket.on('error', () => {}).end('no TLS here')))
    expect(await ask(url, url.replace('http:', 'https:'))).toEqual({ outcome: 'UNREACHABLE', why: expect.stringMatching(/^(ERR_SSL_|EPROTO|ECONNRESET)/) })
  })

  it.each<[string, { why?: string }, (request: IncomingMessage, response: ServerResponse) => void]>([
    ['the connection ends without an answer', { why: 'ECONNRESET' }, (request) => request.socket.destroy()],
    ['the answer stops in the middle', { why: 'ECONNRESET' }, (request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half')
      setTimeout(() => request.socket.destroy(), 20)
    }],
    ['no answer comes', {}, () => {}],
    ['the answer does not end', {}, (_, response) => void response.writeHead(200).write('and')],
  ])('is TIMEOUT when %s', async (_, why, handler) => {
    expect(await ask(await serving(handler), 'sim:beijing', 300)).toEqual({ outcome: 'TIMEOUT', ...why })
  })

  it('cuts an answer after 256 KB', async () => {
    const url = await serving((_, response) => response.end(Buffer.alloc(1024 * 1024, 'x')))
    const answer = await ask(url)
    expect(answer.outcome === 'ANSWERED' && answer.body.byteLength).toBe(256 * 1024)
  })

  it.each(['sim:', 'sim:../x', 'ftp://a', 'beijing', 'file:///etc/passwd'])('takes %j for a bug', (endpoint) => {
    expect(() => ask('http://127.0.0.1:9', endpoint)).toThrow('bad endpoint')
  })
})

describe('inProcessOutside', () => {
  it('hands over bytes and lower-case headers', async () => {
    const outside = inProcessOutside(async (code, { headers, body }) => ({ status: 200, headers: { code, any: headers['x-any'] ?? '' }, body }))
    const answer = await outside.send({ endpoint: 'sim:beijing', headers: { 'X-Any': '1' }, body: bytes('好'), timeoutMs: 1 })
    expect(answer).toEqual({ outcome: 'ANSWERED', status: 200, headers: { code: 'beijing', any: '1' }, body: bytes('好') })
  })

  it('hands over method and address where there are some', async () => {
    const seen: unknown[] = []
    const outside = inProcessOutside(async (code, { method, url }) => {
      seen.push([code, method, url])
      return 'SILENT'
    })
    await outside.send({ endpoint: 'sim:bank', method: 'GET', path: '/v3/x?y=1', headers: {}, body: bytes(''), timeoutMs: 1 })
    await outside.send({ endpoint: 'sim:beijing', headers: {}, body: bytes(''), timeoutMs: 1 })
    expect(seen).toEqual([['bank', 'GET', '/v3/x?y=1'], ['beijing', 'POST', '']])
  })

  it('knows silence, and no real endpoint', async () => {
    const outside = inProcessOutside(async () => 'SILENT')
    expect(await outside.send({ endpoint: 'sim:x', headers: {}, body: bytes(''), timeoutMs: 1 })).toEqual({ outcome: 'TIMEOUT' })
    expect(await outside.send({ endpoint: 'https://example.com', headers: {}, body: bytes(''), timeoutMs: 1 })).toEqual({ outcome: 'UNREACHABLE' })
  })
})
