import type { Ctx } from '@/lib/db'
import { findProblems } from '@/lib/platform'

/** What settlements must agree on with the ledger; a row is a problem. */
const CHECKS: Record<string, string> = {
  'settlement without its journal, or carried over with one': `SELECT s.id AS what FROM settlement s LEFT JOIN journal j ON j.id = 'settle:' || s.id WHERE (s.state <> 'CARRIED') <> (j.id IS NOT NULL)`,
  'settlement paid without its journal, or the journal without it': `SELECT s.id AS what FROM settlement s
    LEFT JOIN journal j ON j.id = 'settled:' || s.id || CASE WHEN s.attempt > 1 THEN ':' || s.attempt ELSE '' END WHERE (s.state = 'DONE') <> (j.id IS NOT NULL)`,
  'settlement paid under two numbers': `SELECT subject_id AS what FROM journal WHERE kind = 'SETTLED' GROUP BY subject_id HAVING count(*) > 1`,
  'settlement differs from its lines': `SELECT s.id AS what FROM settlement s LEFT JOIN LATERAL (SELECT count(*) AS n, coalesce(sum(amount_fen) FILTER (WHERE kind = 'PAYMENT'), 0) AS gross,
    coalesce(sum(amount_fen) FILTER (WHERE kind = 'REFUND'), 0) AS refund, coalesce(sum(fee_fen), 0) AS fee FROM settlement_line WHERE settlement_id = s.id) l ON true
    WHERE s.state <> 'CARRIED' AND (l.n, l.gross, l.refund, l.fee) <> (s.line_count, s.gross_fen, s.refund_fen, s.fee_fen) OR s.state = 'CARRIED' AND l.n > 0`,
  'line of no settlement': `SELECT l.journal_id AS what FROM settlement_line l LEFT JOIN settlement s ON s.id = l.settlement_id WHERE s.id IS NULL`,
  'line differs from its posting': `SELECT l.journal_id AS what FROM settlement_line l JOIN settlement s ON s.id = l.settlement_id
    LEFT JOIN posting p ON p.journal_id = l.journal_id AND p.account_id = 'payable:' || s.company_code WHERE (p.amount_fen, p.occurred_at) IS DISTINCT FROM (l.amount_fen, l.credited_at)`,
  'settling differs from what is under way': `SELECT b.account_id AS what FROM ledger_balance b LEFT JOIN (SELECT company_code, sum(net_fen) AS fen FROM settlement WHERE state IN ('REQUESTED', 'UNKNOWN', 'REFUSED') GROUP BY 1) s
    ON b.account_id = 'settling:' || s.company_code WHERE b.account_id LIKE 'settling:%' AND b.balance_fen <> coalesce(s.fen, 0)`,
  'payable differs from what is not settled': `SELECT b.account_id AS what FROM (SELECT account_id, sum(balance_fen) AS fen FROM ledger_balance WHERE account_id LIKE 'payable:%' GROUP BY 1) b
    WHERE b.fen <> (SELECT coalesce(sum(p.amount_fen), 0) FROM posting p JOIN journal j ON j.id = p.journal_id LEFT JOIN settlement_line l ON l.journal_id = p.journal_id
      WHERE p.account_id = b.account_id AND j.kind <> 'SETTLE' AND l.journal_id IS NULL)`,
  'credited long before the last settlement and in none': `SELECT p.journal_id AS what FROM (SELECT company_code, max(until) AS until FROM settlement WHERE state <> 'CARRIED' GROUP BY 1) s
    JOIN posting p ON p.account_id = 'payable:' || s.company_code AND p.occurred_at < s.until - interval '7 days' JOIN journal j ON j.id = p.journal_id AND j.kind <> 'SETTLE'
    LEFT JOIN settlement_line l ON l.journal_id = p.journal_id WHERE l.journal_id IS NULL`,
  'settlement under way without a job': `SELECT s.id AS what FROM settlement s LEFT JOIN scheduled_job j ON j.kind = 'settlement.pay' AND j.key = s.id || CASE WHEN s.attempt > 1 THEN ':' || s.attempt ELSE '' END
    WHERE s.state IN ('REQUESTED', 'UNKNOWN') AND j.state IS DISTINCT FROM 'PENDING'`,
  'income differs from the fees taken': `SELECT 'income:platform' AS what FROM (SELECT coalesce(sum(balance_fen), 0) AS fen FROM ledger_balance WHERE account_id = 'income:platform') l,
    (SELECT coalesce(sum(fee_fen), 0) AS fen FROM wallet_transfer WHERE state = 'DONE') w, (SELECT coalesce(sum(fee_fen), 0) AS fen FROM settlement WHERE state <> 'CARRIED') s WHERE l.fen <> w.fen + s.fen`,
}

/** Settlements, and what the platform earns, beside the ledger. Empty when all is well. */
export const verifySettlements = (ctx: Pick<Ctx, 'db'>): Promise<string[]> => findProblems(ctx, CHECKS)
