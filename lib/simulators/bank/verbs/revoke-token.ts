import { done, refuse, type Verb } from './verb'

/** What was authorised before stays. A second time changes nothing. Refusals: TOKEN_UNKNOWN. */
export const revokeToken: Verb<'revokeToken'> = async ({ db, clock }, { token }) => {
  const rows = await db.query(`UPDATE sim_bank.card_token SET revoked_at = coalesce(revoked_at, $2::timestamptz) WHERE token = $1::text RETURNING token`, [token, clock.now()])
  return rows.length === 1 ? done : refuse('TOKEN_UNKNOWN')
}
