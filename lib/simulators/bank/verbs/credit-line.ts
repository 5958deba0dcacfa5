import { ok } from '@/lib/kernel/result'
import { refuse, type Verb } from './verb'

type Row = { kind: string; limitFen: bigint; usedFen: bigint; heldFen: bigint }

/** Refusals: TOKEN_UNKNOWN (a revoked one is known, since its debt is), NOT_A_CREDIT_LINE. */
export const creditLine: Verb<'creditLine'> = async ({ db }, { token }) => {
  const [line] = await db.query<Row>(
    `SELECT c.kind, c.limit_fen AS "limitFen", -c.balance_fen AS "usedFen", c.held_fen AS "heldFen" FROM sim_bank.card_token t JOIN sim_bank.card c ON c.id = t.card_id WHERE t.token = $1::text`,
    [token],
  )
  if (!line) return refuse('TOKEN_UNKNOWN')
  return line.kind === 'CREDIT_LINE' ? ok(line) : refuse('NOT_A_CREDIT_LINE')
}
