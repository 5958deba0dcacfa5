/** A simulated company that speaks TCP has a port for each world, opened when it is asked for; it closes when nobody has used it for a while. */
import type { OutsideAnswer, TcpAnswer } from '@/lib/kernel/outside'
import { askOverTcp, type TcpQuestion } from './tcp'

const HOST = '127.0.0.1'

type AskPort = (code: string, timeoutMs: number) => Promise<OutsideAnswer>
/** `renew`: the port known is no good any more. null: nobody there. */
export type Ports = { of(code: string, timeoutMs: number, renew?: boolean): Promise<number | null> }

export function knownPorts(ask: AskPort): Ports {
  const known = new Map<string, Promise<number | null>>()
  return {
    of(code, timeoutMs, renew = false) {
      const found = known.get(code)
      if (found !== undefined && !renew) return found
      const asked = askTwice(ask, code, timeoutMs).then(readPort)
      known.set(code, asked)
      void asked.then((port) => port === null && known.get(code) === asked && known.delete(code))
      return asked
    },
  }
}

/** Asking for a port changes nothing, and the connection that was kept for it may just have died. */
async function askTwice(ask: AskPort, code: string, timeoutMs: number): Promise<OutsideAnswer> {
  const first = await ask(code, timeoutMs)
  return first.outcome === 'ANSWERED' ? first : ask(code, timeoutMs)
}

function readPort(answer: OutsideAnswer): number | null {
  const text = answer.outcome === 'ANSWERED' && answer.status === 200 ? new TextDecoder().decode(answer.body) : ''
  return /^\d{1,5}$/.test(text) ? Number.parseInt(text, 10) : null
}

/** Nothing was sent to a port that nobody listens on: it is looked up again, once. */
export async function askSimulated(ports: Ports, code: string, question: TcpQuestion): Promise<TcpAnswer> {
  const port = await ports.of(code, question.timeoutMs)
  if (port === null) return { outcome: 'UNREACHABLE' }
  const answer = await askOverTcp({ host: HOST, port }, question)
  if (answer.outcome !== 'UNREACHABLE') return answer
  const newer = await ports.of(code, question.timeoutMs, true)
  return newer === null || newer === port ? answer : askOverTcp({ host: HOST, port: newer }, question)
}
