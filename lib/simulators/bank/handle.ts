/** The bank side as a server: bytes in, bytes out. */
import { bankV3, type BankReason } from '@/lib/gateways/bank'
import type { SimCtx } from '../sim-ctx'
import { whyStranger } from '../stranger'
import { MANAGE_MERCHANT_PATH, manageMerchant } from './manage'
import { strike } from './strike'
import { VERBS } from './verbs'
import type { Verb } from './verbs/verb'

/** `url`: path and query. Header names in lower case. */
export type BankMessage = { method: string; url: string; headers: Record<string, string | undefined>; body: Uint8Array }
/** SILENT: the connection is to end without an answer. */
export type BankServerAnswer = bankV3.BankResponse | 'SILENT'

type Line = { mchid: string; serial: string; privateKey: string; platformSerial: string; platformPublicKey: string }

async function readLine({ db }: SimCtx): Promise<Line | undefined> {
  const [line] = await db.query<Line>(
    `SELECT mchid, serial, private_key AS "privateKey", platform_serial AS "platformSerial", platform_public_key AS "platformPublicKey" FROM sim_bank.link LIMIT 1`,
    [],
  )
  return line
}

/** Refusals as in APIv3: 401 SIGN_ERROR for a signature that is wrong, old or used, 400 PARAM_ERROR, 404 for an unknown address. */
export async function handleBank(sim: SimCtx, message: BankMessage): Promise<BankServerAnswer> {
  if (message.url === MANAGE_MERCHANT_PATH) return manageMerchant(sim, message.body)
  const line = await readLine(sim)
  if (!line) return { status: 404, headers: {}, body: new Uint8Array() }
  const received = bankV3.decodeRequest(message)
  const stamp: bankV3.Stamp = { timestamp: bankV3.secondsOf(sim.clock.wall()), nonce: received?.authorization.nonce ?? sim.secrets.token(24) }
  const refuse = (reason: BankReason, detail: bankV3.RefusalDetail = {}) => bankV3.encodeRefusal(line, reason, detail, stamp)
  const stranger = received ? await whyStranger(sim, 'sim_bank', line, received, stamp.timestamp) : 'SIGNATURE_WRONG'
  if (!received || stranger) return refuse(stranger ?? 'SIGNATURE_WRONG')
  if (!received.asked.ok) return refuse(received.asked.error)
  const asked = received.asked.value
  const trouble = await strike(sim, asked)
  if (trouble === 'LOSE') return 'SILENT'
  if (trouble && trouble !== 'SAY_NOTHING') return refuse(trouble)
  const result = await run(sim, asked)
  if (trouble === 'SAY_NOTHING') return 'SILENT'
  return result.ok ? bankV3.encodeAnswer(line, asked.operation, result.value, stamp) : refuse(result.error.reason, result.error.detail)
}

function run<O extends bankV3.Operation>(sim: SimCtx, { operation, question }: { operation: O; question: bankV3.QuestionOf<O> }): ReturnType<Verb<O>> {
  return (VERBS[operation] as Verb<O>)(sim, question) as ReturnType<Verb<O>>
}
