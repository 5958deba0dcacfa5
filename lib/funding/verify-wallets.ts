import type { Ctx } from '@/lib/db'
import { findProblems } from '@/lib/platform'

/** What transfers, family cards and the fund must agree on with the ledger; a row is a problem. */
const CHECKS: Record<string, string> = {
  'transfer done without its journal, or the journal without it': `SELECT w.id AS what FROM wallet_transfer w LEFT JOIN journal j ON j.id = CASE w.kind WHEN 'TOP_UP' THEN 'topup:' || w.id WHEN 'YIELD' THEN 'collect:' || w.id ELSE 'post:' || w.id END
    WHERE (w.state = 'DONE') <> (j.id IS NOT NULL)`,
  'transfer and hold disagree': `SELECT w.id AS what FROM wallet_transfer w LEFT JOIN ledger_hold h ON h.id = w.id WHERE w.kind IN ('WITHDRAW', 'REPAY')
    AND (h.amount_fen, h.state) IS DISTINCT FROM (w.amount_fen + w.fee_fen, CASE w.state WHEN 'DONE' THEN 'POSTED' WHEN 'REFUSED' THEN 'VOIDED' ELSE 'HELD' END)`,
  'transfer under way without a job': `SELECT w.id AS what FROM wallet_transfer w LEFT JOIN scheduled_job j ON j.kind = 'wallet.transfer' AND j.key = w.id
    WHERE w.state IN ('REQUESTED', 'UNKNOWN') AND j.state IS DISTINCT FROM 'PENDING'`,
  'offer without a job': `SELECT f.id AS what FROM family_card f LEFT JOIN scheduled_job j ON j.kind = 'family.expire' AND j.key = f.id WHERE f.state = 'OFFERED' AND j.state IS DISTINCT FROM 'PENDING'`,
  'family card ended without an end, or the other way round': `SELECT id AS what FROM family_card WHERE (state = 'ENDED') <> (ended_at IS NOT NULL AND ended_by IS NOT NULL)`,
  'yield of a day differs from what was paid': `SELECT d.day AS what FROM fund_day d LEFT JOIN LATERAL (SELECT coalesce(sum(p.amount_fen), 0) AS fen, count(*) AS earners FROM journal j JOIN posting p ON p.journal_id = j.id AND p.amount_fen > 0
    WHERE j.kind = 'YIELD' AND j.subject_id = d.day) y ON true WHERE (y.fen, y.earners) <> (d.total_fen, d.earners)`,
  'the fund manager owes another sum than what was not fetched yet': `SELECT 'receivable:fund' AS what FROM
    (SELECT coalesce(sum(balance_fen), 0) AS fen FROM ledger_balance WHERE account_id = 'receivable:fund') l,
    (SELECT coalesce(sum(amount_fen), 0) AS fen FROM wallet_transfer WHERE kind = 'YIELD' AND state <> 'DONE') w WHERE l.fen + w.fen <> 0`,
}

/** Transfers, family cards and 零钱通 beside the ledger. Empty when all is well. */
export const verifyWallets = (ctx: Pick<Ctx, 'db'>): Promise<string[]> => findProblems(ctx, CHECKS)
