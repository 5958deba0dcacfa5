/** Ownership by a code to the phone on file (rule B5). Times are world time. */
import { equalInConstantTime } from '@/lib/crypto'
import { SIM_REFUSAL } from '@/lib/gateways/water'
import { sha256Hex } from '@/lib/kernel/canonical'
import { InvariantError } from '@/lib/kernel/invariant'
import { ok } from '@/lib/kernel/result'
import { maskPhone, sendSms } from '../../phone'
import { done, refuse, type Verb } from './verb'

export const EXPIRY_SECONDS = 300
const GAP_SECONDS = 60
export const MAX_FAILURES = 5

/** Six digits stand against guessing only while tries are few and codes rare. */
const LIMITS = JSON.stringify({ gap: `${GAP_SECONDS} s`, anHour: 5, expiry: `${EXPIRY_SECONDS} s`, maxFailures: MAX_FAILURES, lock: '30 min' })

const hashOf = (id: string, code: string) => sha256Hex(`${id}:${code}`)

/** Refusals: SIM0003 after too many wrong tries, SIM0004 within 60 s or for a sixth code in an hour. */
export const sendCode: Verb<'sendCode'> = async ({ sim, company, customer }) => {
  const id = `code_${sim.secrets.token(12)}`
  const code = sim.secrets.code(6)
  const [row] = await sim.db.query<{ outcome: 'SENT' | 'LOCKED' | 'TOO_FREQUENT' }>(
    `SELECT sim_water.keep_code($1::text, $2::text, $3::text, $4::text, $5::timestamptz, $6::jsonb) AS outcome`,
    [company.code, customer.billKey, id, hashOf(id, code), sim.clock.now(), LIMITS],
  )
  if (row?.outcome !== 'SENT') return refuse(row?.outcome === 'LOCKED' ? SIM_REFUSAL.CODE_LOCKED : SIM_REFUSAL.CODE_TOO_FREQUENT)
  const tail = customer.billKey.slice(-4)
  const body = `【${company.smsSign}】验证码${code}，您正在微信生活缴费绑定尾号${tail}的户号，${EXPIRY_SECONDS / 60}分钟内有效，请勿告知他人。`
  await sendSms(sim, { id: `sms_${id}`, phone: customer.phone, sender: company.smsSign, body })
  return ok({ phoneMasked: maskPhone(customer.phone), expiresInSeconds: EXPIRY_SECONDS, againInSeconds: GAP_SECONDS })
}

type Try = { outcome: 'TRY' | 'LOCKED' | 'EXPIRED' | 'NONE'; id: string; code_hash: string; failures: number }
const TRY_REFUSALS = { LOCKED: SIM_REFUSAL.CODE_LOCKED, EXPIRED: SIM_REFUSAL.CODE_EXPIRED, NONE: SIM_REFUSAL.CODE_NONE_SENT } as const

/** Right once, for the latest code only. Refusals: SIM0001 wrong, SIM0002 expired, SIM0003 locked, SIM0005 none. */
export const checkCode: Verb<'checkCode'> = async ({ sim, company, customer }, { code }) => {
  const now = sim.clock.now()
  const [tried] = await sim.db.query<Try>(`SELECT * FROM sim_water.take_try($1::text, $2::text, $3::timestamptz, $4::jsonb)`, [
    company.code,
    customer.billKey,
    now,
    LIMITS,
  ])
  if (!tried) throw new InvariantError('sim_water.take_try answered nothing')
  if (tried.outcome !== 'TRY') return refuse(TRY_REFUSALS[tried.outcome])
  if (!equalInConstantTime(hashOf(tried.id, code), tried.code_hash)) {
    return refuse(tried.failures >= MAX_FAILURES ? SIM_REFUSAL.CODE_LOCKED : SIM_REFUSAL.CODE_WRONG)
  }
  const used = await sim.db.query(
    `UPDATE sim_water.code SET used_at = $2::timestamptz, failures = failures - 1 WHERE id = $1::text AND used_at IS NULL RETURNING id`,
    [tried.id, now],
  )
  return used.length === 1 ? done : refuse(SIM_REFUSAL.CODE_NONE_SENT)
}
