/** Sessions of a company with its platforms (schema sim_water). They end by the machine's clock, since they guard keys and not the world's money. */
import { json } from '@/lib/gateways/water'
import { SECOND_MS } from '@/lib/kernel/calendar'
import { err, ok, type Result } from '@/lib/kernel/result'
import type { SimCtx } from '../../sim-ctx'

const EXPIRES_SECONDS = 3_600
/** Of one company; the oldest go. */
export const MAX_SESSIONS = 64

const toHex = (key: Uint8Array) => Buffer.from(key).toString('hex')

async function readKeys({ db }: SimCtx, companyCode: string): Promise<json.CompanyKeys | undefined> {
  const [keys] = await db.query<json.CompanyKeys>(
    `SELECT merchant_id AS "merchantId", company_id AS "companyId", company_sm2_private_key AS "companySm2PrivateKey", platform_sm2_public_key AS "platformSm2PublicKey" FROM sim_water.company WHERE code = $1::text`,
    [companyCode],
  )
  return keys
}

/** Answers `POST /v1/session`. PARTY_UNKNOWN also for a company that is not there, or has no keys. */
export async function openSession(sim: SimCtx, companyCode: string, body: Uint8Array): Promise<Result<Uint8Array, json.PlainCode>> {
  const keys = await readKeys(sim, companyCode)
  if (!keys) return err('PARTY_UNKNOWN')
  const recognised = json.decodeSessionRequest(keys, body)
  if (!recognised.ok) return recognised
  const answer = json.encodeSessionAnswer(keys, recognised.value, { sessionId: sim.secrets.token(24), expiresInSeconds: EXPIRES_SECONDS })
  if (!answer.ok) return err('PARTY_UNKNOWN')
  const { id, platformKey, companyKey } = answer.value.session
  const at = sim.clock.wall()
  await sim.db.query('SELECT sim_water.open_session($1::text, $2::text, $3::text, $4::text, $5::timestamptz, $6::timestamptz, $7::int)::text', [
    id, companyCode, toHex(platformKey), toHex(companyKey), at, new Date(at.getTime() + EXPIRES_SECONDS * SECOND_MS), MAX_SESSIONS,
  ])
  return ok(answer.value.body)
}

export async function findSession({ db, clock }: SimCtx, companyCode: string, id: string): Promise<Result<json.Session, json.PlainCode>> {
  const [row] = await db.query<{ platformKey: string; companyKey: string; expiresAt: Date }>(
    `SELECT platform_key AS "platformKey", company_key AS "companyKey", expires_at AS "expiresAt" FROM sim_water.session WHERE id = $1::text AND company_code = $2::text`,
    [id, companyCode],
  )
  if (!row) return err('SESSION_UNKNOWN')
  if (row.expiresAt <= clock.wall()) return err('SESSION_EXPIRED')
  return ok({ id, platformKey: Buffer.from(row.platformKey, 'hex'), companyKey: Buffer.from(row.companyKey, 'hex') })
}

/** Asked only once the message is known to be the platform's, or strangers would use counters up. null: it may be answered, once. */
export async function whyNotTaken({ db }: SimCtx, { session, counter }: json.Envelope): Promise<json.PlainCode | null> {
  const [row] = await db.query<{ outcome: 'TAKEN' | 'REPLAYED' | 'UNKNOWN' }>('SELECT sim_water.take_counter($1::text, $2::bigint) AS outcome', [session, counter])
  if (row?.outcome === 'TAKEN') return null
  return row?.outcome === 'REPLAYED' ? 'REPLAYED' : 'SESSION_UNKNOWN'
}
