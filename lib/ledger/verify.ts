import type { Ctx } from '@/lib/db'
import { findProblems } from '@/lib/platform'

export type LedgerReport = { balanced: boolean; journals: number; postings: number; heldFen: bigint; problems: string[] }

/** Each finds what must not exist; a row is a problem. */
const CHECKS: Record<string, string> = {
  'journal does not sum to zero': `SELECT journal_id AS what FROM posting GROUP BY journal_id HAVING sum(amount_fen) <> 0`,
  'journal has fewer than two postings': `SELECT j.id AS what FROM journal j LEFT JOIN posting p ON p.journal_id = j.id GROUP BY j.id HAVING count(p.line) < 2`,
  'posting and journal disagree about the time': `SELECT p.journal_id AS what FROM posting p JOIN journal j ON j.id = p.journal_id WHERE p.occurred_at <> j.occurred_at`,
  'balance differs from its postings': `
    SELECT b.account_id || '/' || b.stripe AS what FROM ledger_balance b
    LEFT JOIN (SELECT account_id, stripe, sum(amount_fen) AS fen FROM posting GROUP BY account_id, stripe) p USING (account_id, stripe)
    WHERE b.balance_fen <> coalesce(p.fen, 0)`,
  'balance is below its floor': `SELECT account_id AS what FROM ledger_balance WHERE balance_fen < floor_fen`,
  'held balance differs from open holds': `
    SELECT b.account_id AS what FROM ledger_balance b
    LEFT JOIN (SELECT held_account_id, sum(amount_fen) AS fen FROM ledger_hold WHERE state = 'HELD' GROUP BY held_account_id) h ON h.held_account_id = b.account_id
    WHERE b.account_id LIKE 'held:%' AND b.balance_fen <> coalesce(h.fen, 0)`,
  'ended hold lacks its journal, or an open one has it': `
    SELECT h.id AS what FROM ledger_hold h LEFT JOIN journal j ON j.id IN ('post:' || h.id, 'void:' || h.id)
    GROUP BY h.id, h.state HAVING count(j.id) <> (h.state <> 'HELD')::int`,
  'books do not close': `SELECT 'sum ' || sum(balance_fen) AS what FROM ledger_balance HAVING sum(balance_fen) <> 0`,
}

/** Recomputes the books from the postings (rule S4). */
export async function verifyLedger(ctx: Pick<Ctx, 'db'>): Promise<LedgerReport> {
  const problems = await findProblems(ctx, CHECKS)
  const [totals] = await ctx.db.query<{ journals: bigint; postings: bigint; held: bigint }>(
    `SELECT (SELECT count(*) FROM journal) AS journals, (SELECT count(*) FROM posting) AS postings,
            (SELECT coalesce(sum(amount_fen), 0)::bigint FROM ledger_hold WHERE state = 'HELD') AS held`,
    [],
  )
  const counts = { journals: Number(totals?.journals), postings: Number(totals?.postings) }
  return { balanced: problems.length === 0, ...counts, heldFen: totals?.held ?? 0n, problems }
}
