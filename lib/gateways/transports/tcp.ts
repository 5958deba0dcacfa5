/** Bytes over TCP: one connection for one question, as the socket protocols of water companies have it. Tells apart what certainly did not arrive from what may have. */
import { connect, type Socket } from 'node:net'
import type { TcpAnswer, TcpRequest } from '@/lib/kernel/outside'
import { unanswered } from './unanswered'

/** A longer answer is cut here, and then no codec accepts it. */
const MAX_ANSWER_BYTES = 256 * 1024

export type TcpAddress = { host: string; port: number }
export type TcpQuestion = Omit<TcpRequest, 'endpoint'>

export function askOverTcp(address: TcpAddress, { body, timeoutMs, isWhole, isEnd = false }: TcpQuestion): Promise<TcpAnswer> {
  return new Promise((resolve) => {
    const socket = connect(address)
    const heard: Uint8Array[] = []
    const sent = { possibly: false }
    const fail = (error?: unknown) => settle(unanswered(sent.possibly, error))
    const finish = () => (heard.length > 0 ? settle({ outcome: 'ANSWERED', body: Buffer.concat(heard).subarray(0, MAX_ANSWER_BYTES) }) : fail())
    const deadline = setTimeout(() => fail(), timeoutMs)
    function settle(answer: TcpAnswer): void {
      clearTimeout(deadline)
      socket.destroy()
      resolve(answer)
    }
    socket.on('connect', () => {
      sent.possibly = true
      if (isEnd) socket.end(body)
      else socket.write(body)
    })
    collect(socket, heard, isWhole, finish)
    socket.on('error', fail)
  })
}

/** Until it is whole, too long, or the peer has ended; what comes after that is nobody's. */
function collect(socket: Socket, heard: Uint8Array[], isWhole: (piece: Uint8Array) => boolean, finish: () => void): void {
  let size = 0
  socket.on('data', (piece: Buffer) => {
    heard.push(piece)
    size += piece.byteLength
    if (isWhole(piece) || size >= MAX_ANSWER_BYTES) finish()
  })
  socket.on('end', finish)
}
