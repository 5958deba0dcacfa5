/** The tax bureau as a server: bytes in, bytes out. */
import { taxWire } from '@/lib/gateways/tax'
import type { SimCtx } from '../sim-ctx'
import { whyStranger } from '../stranger'
import { find, receive } from './applications'
import { troubleOf } from './behaviours'
import { readKeys } from './keys'
import type { Post } from './notices'
import { work } from './work'

/** `url`: path and query. Header names in lower case. */
export type TaxMessage = { method: string; url: string; headers: Record<string, string | undefined>; body: Uint8Array }
/** SILENT: the connection is to end without an answer. */
export type TaxServerAnswer = taxWire.TaxResponse | 'SILENT'

/** The world's calendar rings; nobody signs it, and it does what is due anyhow. */
const RING = '/ring'

/** 401 SIGN_ERROR for a signature that is wrong, old or used, 400 MALFORMED, 404 for an unknown address or application. */
export async function handleTax(sim: SimCtx, message: TaxMessage, post: Post): Promise<TaxServerAnswer> {
  if (message.method === 'POST' && message.url === RING) {
    await work(sim, post)
    return { status: 204, headers: {}, body: new Uint8Array() }
  }
  const keys = await readKeys(sim)
  if (!keys) return { status: 404, headers: {}, body: new Uint8Array() }
  const received = taxWire.decodeRequest(message)
  const stamp = { timestamp: taxWire.secondsOf(sim.clock.wall()), nonce: received?.authorization.nonce ?? sim.secrets.token(24) }
  const refuse = (error: taxWire.TaxError) => taxWire.encodeError(keys, error, stamp)
  if (!received || (await whyStranger(sim, 'sim_tax', keys, received, stamp.timestamp))) return refuse('SIGN_ERROR')
  if (!received.asked.ok) return refuse(received.asked.error)
  const asked = received.asked.value
  if (asked.operation === 'query') {
    const known = await find(sim, asked.applicationNo)
    return known ? taxWire.encodeAnswer(keys, asked.applicationNo, known, stamp) : refuse('NOT_FOUND')
  }
  const { applicationNo, content } = asked.application
  const trouble = troubleOf(content.buyer.name)
  const isFirst = (trouble === 'LOSE_FIRST' || trouble === 'SAY_NOTHING_FIRST') && (await countCall(sim, applicationNo)) === 1
  if (isFirst && trouble === 'LOSE_FIRST') return 'SILENT'
  const outcome = await receive(sim, asked.application, asked.xml)
  return isFirst ? 'SILENT' : taxWire.encodeAnswer(keys, applicationNo, outcome, stamp)
}

async function countCall({ db }: SimCtx, applicationNo: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `INSERT INTO sim_tax.call AS seen (application_no, count) VALUES ($1::text, 1) ON CONFLICT (application_no) DO UPDATE SET count = seen.count + 1 RETURNING count`,
    [applicationNo],
  )
  return row?.count ?? 1
}
