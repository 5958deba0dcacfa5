import { ok } from '@/lib/kernel/result'
import { onlyRow, refuse, type Verb } from './verb'

/** Now, or after everything up to an instant. Refusals: PARAM_ERROR for one that has not come yet. */
export const custodianBalance: Verb<'custodianBalance'> = async ({ db, clock }, { at }) => {
  if (at === undefined) return ok(onlyRow(await db.query<{ balanceFen: bigint }>(`SELECT balance_fen AS "balanceFen" FROM sim_bank.custodian_account`, [])))
  if (at > clock.now()) return refuse('PARAM_ERROR')
  const [last] = await db.query<{ balanceFen: bigint }>(`SELECT balance_fen AS "balanceFen" FROM sim_bank.custodian_entry WHERE at <= $1::timestamptz ORDER BY at DESC, seq DESC LIMIT 1`, [at])
  return ok({ balanceFen: last?.balanceFen ?? 0n })
}
