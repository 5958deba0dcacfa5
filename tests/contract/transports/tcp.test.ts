/** The socket protocol's way over a real network: frames in any pieces, and every way in which a peer can fall short. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { askOverTcp, type TcpQuestion } from '@/lib/gateways/transports'
import { decodeRequest, decodeResponse, encodeRefusal, encodeRequest, Framer } from '@/lib/gateways/water/gbktcp'
import type { TcpAnswer } from '@/lib/kernel/outside'
import { bytes, text } from '../wxlifepay/party'

const open: Server[] = []
const sockets = new Set<Socket>()
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  for (const server of open.splice(0)) server.close()
})

/** `act` has the connection once the whole question has come. */
async function serving(act: (socket: Socket, asked: Buffer) => unknown, askedBytes = 6): Promise<number> {
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    let asked = Buffer.alloc(0)
    socket.on('data', (piece) => {
      asked = Buffer.concat([asked, piece])
      if (asked.byteLength >= askedBytes) act(socket, asked)
    })
  })
  open.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return (server.address() as AddressInfo).port
}

const ask = (port: number, question: Partial<TcpQuestion> = {}): Promise<TcpAnswer> => askOverTcp({ host: '127.0.0.1', port }, { body: bytes('你好'), timeoutMs: 2_000, isWhole: () => false, ...question })

it('brings back all that came before the peer ended', async () => {
  const port = await serving((socket, asked) => socket.end(Buffer.concat([Buffer.from('答：'), asked])))
  const answer = await ask(port)
  expect(answer.outcome === 'ANSWERED' && text(answer.body)).toBe('答：你好')
})

it('does not wait for a peer that keeps the connection once the answer is whole', async () => {
  const port = await serving((socket) => void socket.write('123456'))
  let heard = 0
  const answer = await ask(port, { isWhole: (piece) => (heard += piece.byteLength) >= 6 })
  expect(answer.outcome === 'ANSWERED' && text(answer.body)).toBe('123456')
})

it('is cut where nobody stops talking', async () => {
  const port = await serving((socket) => {
    const talk = () => {
      while (!socket.destroyed && socket.write(Buffer.alloc(65_536, 48)));
    }
    socket.on('drain', talk)
    talk()
  })
  const answer = await ask(port)
  expect(answer.outcome === 'ANSWERED' && answer.body.byteLength).toBe(256 * 1024)
})

it.each([
  ['silence', {}, () => {}],
  ['an end without a word', {}, (socket) => socket.end()],
  ['a reset', { why: 'ECONNRESET' }, (socket) => socket.resetAndDestroy()],
] satisfies [string, { why?: string }, (socket: Socket) => unknown][])('%s may have arrived', async (_, why, act) => {
  expect(await ask(await serving(act), { timeoutMs: 300 })).toEqual({ outcome: 'TIMEOUT', ...why })
})

it('where nobody listens nothing has arrived', async () => {
  const port = await serving(() => {})
  await new Promise((closed) => open.splice(0)[0]?.close(closed))
  expect(await ask(port)).toEqual({ outcome: 'UNREACHABLE', why: 'ECONNREFUSED' })
})

it('a question and its refusal go over as frames, one byte at a time', async () => {
  const subject = { collector: '1000000001', userCode: '0100000001', sequence: '1', sentAt: '20260316100000' }
  const question = encodeRequest('arrears', subject, { info: {}, rows: [] })
  if (!question.ok) throw new Error(JSON.stringify(question.error))
  const port = await serving((socket, asked) => {
    const { head } = decodeRequest(asked)
    const refusal = head && encodeRefusal(head, '012')
    if (refusal?.ok) for (const one of refusal.value) socket.write(Uint8Array.of(one))
  }, question.value.byteLength)
  const framer = new Framer()
  const answer = await ask(port, { body: question.value, isWhole: (piece) => framer.push(piece).frames.length > 0 })
  expect(answer.outcome === 'ANSWERED' && decodeResponse('arrears', subject, answer.body)).toEqual({ ok: true, value: { ok: false, code: '012' } })
})
