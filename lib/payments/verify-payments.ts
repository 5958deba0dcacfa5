import type { Ctx } from '@/lib/db'

/** What a payment's state and its hold must agree on; a row is a problem. */
const CHECKS: Record<string, string> = {
  'succeeded without posted hold': `SELECT p.id AS what FROM payment p LEFT JOIN ledger_hold h ON h.id = p.id WHERE p.state = 'SUCCEEDED' AND h.state IS DISTINCT FROM 'POSTED'`,
  'failed without voided hold': `SELECT p.id AS what FROM payment p LEFT JOIN ledger_hold h ON h.id = p.id WHERE p.state = 'FAILED' AND h.state IS DISTINCT FROM 'VOIDED'`,
  'under way without open hold': `SELECT p.id AS what FROM payment p LEFT JOIN ledger_hold h ON h.id = p.id
    WHERE p.state IN ('RESERVED', 'CREDITING', 'UNKNOWN', 'REVERSING') AND h.state IS DISTINCT FROM 'HELD'`,
  'hold before agreement': `SELECT p.id AS what FROM payment p JOIN ledger_hold h ON h.id = p.id WHERE p.state IN ('CREATED', 'CLOSED')`,
  'hold of another amount': `SELECT p.id AS what FROM payment p JOIN ledger_hold h ON h.id = p.id WHERE p.amount_fen <> h.amount_fen`,
  'under way without its mark, or the mark without it': `SELECT coalesce(p.id, d.open_payment_id) AS what FROM payment p FULL JOIN due_version d ON d.open_payment_id = p.id
    WHERE (p.id IS NOT NULL AND p.state IN ('RESERVED', 'CREDITING', 'UNKNOWN', 'REVERSING')) <> (d.open_payment_id IS NOT NULL)`,
  'succeeded without receipt': `SELECT id AS what FROM payment WHERE state = 'SUCCEEDED' AND channel_bill_no IS NULL`,
  'under way without a job': `SELECT p.id AS what FROM payment p LEFT JOIN scheduled_job j ON j.kind = 'payment.credit' AND j.key = p.id
    WHERE p.state IN ('RESERVED', 'CREDITING', 'UNKNOWN', 'REVERSING') AND j.state IS DISTINCT FROM 'PENDING'`,
}

/** Payments, holds and jobs side by side. Empty when all is well. */
export async function verifyPayments(ctx: Pick<Ctx, 'db'>): Promise<string[]> {
  const problems: string[] = []
  for (const [name, sql] of Object.entries(CHECKS)) {
    const rows = await ctx.db.query<{ what: string }>(`${sql} LIMIT 20`, [])
    problems.push(...rows.map((row) => `${name}: ${row.what}`))
  }
  return problems
}
