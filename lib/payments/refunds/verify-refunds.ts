import { APPROVAL_FEN } from './rules'

/** What refunds must agree on with their payments and the ledger; a row is a problem. */
export const REFUND_CHECKS: Record<string, string> = {
  'given back: more than was paid': `SELECT p.id AS what FROM payment p JOIN payment_refund r ON r.payment_id = p.id AND r.state <> 'CLOSED' GROUP BY p.id HAVING sum(r.amount_fen) > p.amount_fen OR sum(r.fee_fen) > p.fee_fen`,
  'given back: payment and refunds disagree': `SELECT p.id AS what FROM payment p WHERE p.refunded_fen <>
    (SELECT coalesce(sum(r.amount_fen + r.fee_fen), 0) FROM payment_refund r WHERE r.payment_id = p.id AND r.taken_back_at IS NOT NULL)`,
  'refund taken back without its journal, or the journal without it': `SELECT r.id AS what FROM payment_refund r LEFT JOIN journal j ON j.subject_id = r.id AND j.kind = 'REFUND' WHERE (r.taken_back_at IS NOT NULL) <> (j.id IS NOT NULL)`,
  'refund above the limit, and nobody else has let it go ahead': `SELECT r.id AS what FROM payment_refund r WHERE r.decided_by IS NULL AND r.state NOT IN ('PENDING', 'CLOSED')
    AND r.amount_fen > ${APPROVAL_FEN}`,
  'refund booked twice': `SELECT subject_id AS what FROM journal WHERE kind IN ('REFUND', 'REFUNDED', 'REDIRECT') GROUP BY subject_id, CASE kind WHEN 'REFUND' THEN 1 ELSE 2 END HAVING count(*) > 1`,
  'refund differs from what the company gave back': `SELECT r.id AS what FROM payment_refund r JOIN payment p ON p.id = r.payment_id JOIN journal j ON j.subject_id = r.id AND j.kind = 'REFUND'
    JOIN posting t ON t.journal_id = j.id AND t.account_id = 'payable:' || p.company_code WHERE t.amount_fen <> -r.amount_fen`,
  'on its way to cards differs from the refunds that are': `SELECT 'refunding:platform' AS what FROM (SELECT coalesce(sum(balance_fen), 0) AS fen FROM ledger_balance WHERE account_id = 'refunding:platform') l,
    (SELECT coalesce(sum(amount_fen), 0) AS fen FROM payment_refund WHERE state IN ('PAYING', 'ABNORMAL')) r WHERE l.fen <> r.fen`,
  'refund under way without a job': `SELECT r.id AS what FROM payment_refund r LEFT JOIN scheduled_job j ON j.kind = 'payment.refund' AND j.key = r.id WHERE r.state IN ('ASKING', 'PAYING', 'ARRIVING') AND j.state IS DISTINCT FROM 'PENDING'`,
}
