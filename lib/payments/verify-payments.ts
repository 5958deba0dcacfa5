import type { Ctx } from '@/lib/db'
import { findProblems } from '@/lib/platform'
import { REFUND_CHECKS } from './refunds/verify-refunds'

/** What a payment's state and its hold must agree on; a row is a problem. */
const CHECKS: Record<string, string> = {
  'succeeded without posted hold': `SELECT p.id AS what FROM payment p LEFT JOIN ledger_hold h ON h.id = p.id WHERE p.state = 'SUCCEEDED' AND h.state IS DISTINCT FROM 'POSTED'`,
  'failed without voided hold': `SELECT p.id AS what FROM payment p LEFT JOIN ledger_hold h ON h.id = p.id WHERE p.state = 'FAILED' AND h.state IS DISTINCT FROM 'VOIDED'`,
  'under way without open hold': `SELECT p.id AS what FROM payment p LEFT JOIN ledger_hold h ON h.id = p.id
    WHERE p.state IN ('RESERVED', 'CREDITING', 'UNKNOWN', 'REVERSING') AND h.state IS DISTINCT FROM 'HELD'`,
  'hold before agreement': `SELECT p.id AS what FROM payment p JOIN ledger_hold h ON h.id = p.id WHERE p.state IN ('CREATED', 'CLOSED') OR p.state = 'FUNDING'`,
  'hold of another amount': `SELECT p.id AS what FROM payment p JOIN ledger_hold h ON h.id = p.id WHERE p.amount_fen + p.fee_fen <> h.amount_fen`,
  'under way without its mark, or the mark without it': `SELECT coalesce(p.id, d.open_payment_id) AS what FROM payment p FULL JOIN due_version d ON d.open_payment_id = p.id
    WHERE (p.id IS NOT NULL AND (p.state = 'FUNDING' OR p.state IN ('RESERVED', 'CREDITING', 'UNKNOWN', 'REVERSING'))) <> (d.open_payment_id IS NOT NULL)`,
  'succeeded without receipt': `SELECT id AS what FROM payment WHERE state = 'SUCCEEDED' AND channel_bill_no IS NULL`,
  'under way without a job': `SELECT p.id AS what FROM payment p LEFT JOIN scheduled_job j ON j.kind = 'payment.credit' AND j.key = p.id
    WHERE p.state IN ('RESERVED', 'CREDITING', 'UNKNOWN', 'REVERSING') AND j.state IS DISTINCT FROM 'PENDING'`,
  'money being fetched without a job': `SELECT p.id AS what FROM payment p LEFT JOIN scheduled_job j ON j.kind = 'payment.fund' AND j.key = p.bank_order_no
    WHERE p.state = 'FUNDING' AND j.state IS DISTINCT FROM 'PENDING'`,
  'ended, but the bank side still holds it and nobody asks': `SELECT b.order_no AS what FROM bank_order b JOIN payment p ON p.bank_order_no = b.order_no
    LEFT JOIN scheduled_job j ON j.kind = 'bank.settle' AND j.key = b.order_no WHERE b.state = 'AUTHORISED' AND p.state IN ('SUCCEEDED', 'FAILED') AND j.state IS DISTINCT FROM 'PENDING'`,
  'captured without success, or released with it': `SELECT b.order_no AS what FROM bank_order b JOIN payment p ON p.id = b.payment_id
    WHERE (b.state = 'CAPTURED' AND p.state <> 'SUCCEEDED') OR (b.state = 'RELEASED' AND p.state <> 'FAILED')`,
  'in flight differs from what the bank side holds': `SELECT 'in-flight:bank' AS what FROM
    (SELECT coalesce(sum(balance_fen), 0) AS fen FROM ledger_balance WHERE account_id = 'in-flight:bank') l,
    (SELECT coalesce(sum(b.amount_fen + b.fee_fen), 0) AS fen FROM bank_order b JOIN payment p ON p.bank_order_no = b.order_no WHERE b.state = 'AUTHORISED' AND p.state <> 'FAILED') h
    WHERE l.fen + h.fen <> 0`,
  'limits differ from what counts against them': `SELECT q.key || ' ' || q.period AS what FROM quota_use q LEFT JOIN LATERAL
    (SELECT coalesce(sum(p.amount_fen + p.fee_fen), 0) AS fen FROM payment p, unnest(p.quota_keys, p.quota_periods) AS u(key, period)
     WHERE u.key = q.key AND u.period = q.period AND p.state NOT IN ('FAILED', 'CREATED', 'CLOSED')) p ON true WHERE q.used_fen <> p.fen`,
}

/** Payments, refunds, holds and jobs side by side. Empty when all is well. */
export const verifyPayments = (ctx: Pick<Ctx, 'db'>): Promise<string[]> => findProblems(ctx, { ...CHECKS, ...REFUND_CHECKS })
