import type { StatementEntry } from '@/lib/gateways/bank'
import { DAY_MS, formatDay, HOUR_MS } from '@/lib/kernel/calendar'
import { ok } from '@/lib/kernel/result'
import { onlyRow, refuse, type Verb } from './verb'

const READY_MS = 9 * HOUR_MS
/** So that an answer stays far under the message limit. */
const PAGE = 500

/**
 * One page of a day's movements of the custodian account. Giving it out closes the day: what comes later counts for the next.
 * Refusals: NO_STATEMENT for a day that has not ended or was before the account, STATEMENT_CREATING until 09:00 of the next.
 */
export const statement: Verb<'statement'> = async ({ db, clock }, { day, after }) => {
  const now = clock.now()
  const { openedOn } = onlyRow(await db.query<{ openedOn: string }>(`SELECT opened_on::text AS "openedOn" FROM sim_bank.custodian_account`, []))
  if (day < openedOn || day >= formatDay(now)) return refuse('NO_STATEMENT')
  if (now.getTime() < new Date(`${day}T00:00:00+08:00`).getTime() + DAY_MS + READY_MS) return refuse('STATEMENT_CREATING')
  await db.query(`UPDATE sim_bank.custodian_account SET closed_on = $1::date WHERE closed_on < $1::date RETURNING id`, [day])
  const sums = onlyRow(
    await db.query<{ openingFen: bigint; closingFen: bigint; total: number }>(
      `SELECT coalesce((SELECT e.balance_fen FROM sim_bank.custodian_entry e WHERE e.value_date < $1::date ORDER BY e.value_date DESC, e.seq DESC LIMIT 1), 0) AS "openingFen",
         coalesce((SELECT e.balance_fen FROM sim_bank.custodian_entry e WHERE e.value_date <= $1::date ORDER BY e.value_date DESC, e.seq DESC LIMIT 1), 0) AS "closingFen",
         (SELECT count(*)::int FROM sim_bank.custodian_entry e WHERE e.value_date = $1::date) AS total`,
      [day],
    ),
  )
  const entries = await db.query<StatementEntry>(
    `SELECT seq, at, kind, reference, amount_fen AS "amountFen" FROM sim_bank.custodian_entry WHERE value_date = $1::date AND seq > $2::bigint ORDER BY seq LIMIT ${PAGE}`,
    [day, after],
  )
  return ok({ ...sums, entries })
}
