import { formatDay } from '@/lib/kernel/calendar'
import { ok } from '@/lib/kernel/result'
import { onlyRow, refuse, type Verb } from './verb'

/** The lender among the issuers. */
export const LENDER_CODE = 'LENDER'
/** A line of 500 to 5000 yuan, in steps of 100. */
const STEP_FEN = 10_000n
const [LOWEST_STEPS, HIGHEST_STEPS] = [5, 50]

/** 信用支付: one line for each userRef; opening it again gives the same one, also after its token was revoked. Refusals: NOT_ELIGIBLE. */
export const openCreditLine: Verb<'openCreditLine'> = async ({ db, clock, random }, { userRef }) => {
  const refused = await db.query(`SELECT 1 FROM sim_bank.lender_refusal WHERE user_ref = $1::text`, [userRef])
  if (refused.length > 0) return refuse('NOT_ELIGIBLE')
  const now = clock.now()
  const limit = BigInt(random.int('creditLine', userRef, LOWEST_STEPS, HIGHEST_STEPS)) * STEP_FEN
  const [id, token] = [random.id('crd', userRef), random.id('tok', userRef)]
  await db.query(
    `INSERT INTO sim_bank.card (id, issuer_code, kind, user_ref, holder_name, id_last4, phone, balance_fen, limit_fen, held_fen, spent_on, spent_fen, is_frozen, expires_on, behaviour, sign_ups)
     VALUES ($1::text, $2::text, 'CREDIT_LINE', $3::text, '', '', '', 0, $4::bigint, 0, $5::date, 0, false, '9999-12-31', 'NORMAL', 0) ON CONFLICT DO NOTHING`,
    [id, LENDER_CODE, userRef, limit, formatDay(now)],
  )
  await db.query(
    `INSERT INTO sim_bank.card_token (token, card_id, at) VALUES ($1::text, $2::text, $3::timestamptz) ON CONFLICT (token) DO UPDATE SET revoked_at = NULL`,
    [token, id, now],
  )
  const { limitFen } = onlyRow(await db.query<{ limitFen: bigint }>(`SELECT limit_fen AS "limitFen" FROM sim_bank.card WHERE id = $1::text`, [id]))
  return ok({ token, limitFen })
}
