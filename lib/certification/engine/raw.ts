import { gbktcp } from '@/lib/gateways/water'
import { text, type Text } from './evidence'
import { withWhy } from './say'
import type { Trial } from './trial'

/** `operation`: what it is, for people. `path`: for json. `isCut`: nothing more comes, though the message says so. */
export type RawMessage = { operation: string; path?: string; headers?: Record<string, string>; body: Uint8Array; isCut?: boolean }
/** HUNG: neither an answer nor an end, for as long as anybody waits. */
export type RawAnswer = { kind: 'ANSWERED'; status: number; body: Uint8Array } | { kind: 'CLOSED' | 'HUNG' } | { kind: 'UNREACHABLE'; why: string | null }

export const sayRaw = (answer: RawAnswer): Text => {
  const words = { CLOSED: text('连接被关闭', 'the connection was closed'), HUNG: text('没有应答，也没有关闭连接', 'neither an answer nor an end'), UNREACHABLE: text('连接不上', 'out of reach') }
  if (answer.kind === 'UNREACHABLE') return withWhy(words.UNREACHABLE, answer.why)
  return answer.kind === 'ANSWERED' ? text(`HTTP ${answer.status}，${answer.body.byteLength} 字节`, `HTTP ${answer.status}, ${answer.body.byteLength} bytes`) : words[answer.kind]
}

const MAX_SHOWN = 2_000

/** Text where it is text, figures of 16 where it is not. */
export function show(bytes: Uint8Array, protocol: string): string {
  const shown = bytes.subarray(0, MAX_SHOWN)
  const rest = bytes.byteLength > MAX_SHOWN ? `… (${bytes.byteLength} bytes)` : ''
  try {
    return new TextDecoder(protocol === 'gbk-tcp' ? 'gb18030' : 'utf-8', { fatal: true }).decode(shown) + rest
  } catch {
    return Buffer.from(shown).toString('latin1').replace(/[^\t\n\r\x20-\x7e]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`) + rest
  }
}

export async function sendRaw(trial: Trial, { operation, path, headers = {}, body, isCut = false }: RawMessage): Promise<RawAnswer> {
  const { run } = trial
  const { endpoint, protocol } = run.settings.company
  const line = run.meter.line()
  const framer = new gbktcp.Framer()
  const isWhole = (piece: Uint8Array) => {
    const { frames, problem } = framer.push(piece)
    return frames.length > 0 || problem !== null
  }
  const asked = { endpoint, body, timeoutMs: 0 }
  const answer = protocol === 'gbk-tcp' ? await line.outside.askTcp?.({ ...asked, isWhole, isEnd: isCut }) : await line.outside.send({ ...asked, headers, ...(path ? { path } : {}) })
  const outcome = answer?.outcome ?? 'UNREACHABLE'
  const heard = answer?.outcome === 'ANSWERED' ? answer.body : null
  trial.keep({ operation, outcome, request: `${path ? `POST ${path}\n\n` : ''}${show(body, protocol)}`, response: heard && show(heard, protocol), ms: line.ms })
  if (answer?.outcome === 'ANSWERED') return { kind: 'ANSWERED', status: 'status' in answer && typeof answer.status === 'number' ? answer.status : 200, body: answer.body }
  if (outcome === 'UNREACHABLE') return { kind: 'UNREACHABLE', why: line.why }
  return { kind: line.ms >= run.meter.giveUpMs ? 'HUNG' : 'CLOSED' }
}
