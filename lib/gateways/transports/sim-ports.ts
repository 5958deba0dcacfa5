/** A simulated company that speaks TCP has a port for each world, opened when it is asked for; it closes when nobody has used it for a while. */
import type { OutsideAnswer, TcpAnswer } from '@/lib/kernel/outside'
import { askOverTcp, type TcpQuestion } from './tcp'

const HOST = '127.0.0.1'

type AskPort = (code: string, timeoutMs: number) => Promise<OutsideAnswer>
/** Where a company listens now; null: nobody there. */
export type Ports = (code: string, timeoutMs: number) => Promise<number | null>

/** Asked for each question: a number that was right a while ago may by now be another company's, or that of another world. */
export const askedPorts = (ask: AskPort): Ports => async (code, timeoutMs) => readPort(await askTwice(ask, code, timeoutMs))

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
  const port = await ports(code, question.timeoutMs)
  if (port === null) return { outcome: 'UNREACHABLE' }
  const answer = await askOverTcp({ host: HOST, port }, question)
  if (answer.outcome !== 'UNREACHABLE') return answer
  const newer = await ports(code, question.timeoutMs)
  return newer === null || newer === port ? answer : askOverTcp({ host: HOST, port: newer }, question)
}
