/** The tax bureau as a server: bytes in, bytes out. */
import { taxWire } from '@/lib/gateways/tax'
import { SECOND_MS } from '@/lib/kernel/calendar'
import type { SimCtx } from '../sim-ctx'
import { find, receive } from './applications'
import { troubleOf } from './behaviours'
import { readKeys, type TaxKeys } from './keys'

/** `url`: path and query. Header names in lower case. */
export type TaxMessage = { method: string; url: string; headers: Record<string, string | undefined>; body: Uint8Array }
/** SILENT: the connection is to end without an answer. */
export type TaxServerAnswer = taxWire.TaxResponse | 'SILENT'

/** 401 SIGN_ERROR for a signature that is wrong, old or used, 400 MALFORMED, 404 for an unknown address or application. */
export async function handleTax(sim: SimCtx, message: TaxMessage): Promise<TaxServerAnswer> {
  const keys = await readKeys(sim)
  if (!keys) return { status: 404, headers: {}, body: new Uint8Array() }
  const received = taxWire.decodeRequest(message)
  const stamp = { timestamp: taxWire.secondsOf(sim.clock.wall()), nonce: received?.authorization.nonce ?? sim.secrets.token(24) }
  const refuse = (error: taxWire.TaxError) => taxWire.encodeError(keys, error, stamp)
  if (!received || !(await isPlatform(sim, keys, received, stamp.timestamp))) return refuse('SIGN_ERROR')
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

/** The nonce is kept only once the rest is right, or strangers would fill the table. */
async function isPlatform({ db, clock }: SimCtx, keys: TaxKeys, { authorization, isBy }: taxWire.ReceivedTaxRequest, nowSeconds: number): Promise<boolean> {
  if (authorization.mchid !== keys.mchid || authorization.serial !== keys.platformSerial || !isBy(keys.platformPublicKey)) return false
  if (!taxWire.isFresh(authorization, nowSeconds)) return false
  const wall = clock.wall()
  // Twice the window: what was signed ahead of our clock by as much as we accept is refused for its age before it is forgotten.
  const stale = new Date(wall.getTime() - 2 * taxWire.MAX_SKEW_SECONDS * SECOND_MS)
  const [taken] = await db.query<{ isNew: boolean }>(`SELECT sim_tax.take_nonce($1::text, $2::timestamptz, $3::timestamptz) AS "isNew"`, [authorization.nonce, wall, stale])
  return taken?.isNew === true
}

async function countCall({ db }: SimCtx, applicationNo: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `INSERT INTO sim_tax.call AS seen (application_no, operation, count) VALUES ($1::text, 'apply', 1) ON CONFLICT (application_no, operation) DO UPDATE SET count = seen.count + 1 RETURNING count`,
    [applicationNo],
  )
  return row?.count ?? 1
}
