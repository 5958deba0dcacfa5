import type { Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'

/** Payments, refunds and certifications of which the company may know something that the platform does not. */
export async function countUnderWay({ db }: Ctx, code: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    `SELECT (SELECT count(*) FROM due_version d JOIN payment p ON p.id = d.open_payment_id WHERE d.company_code = $1
               AND (p.state IN ('CREDITING', 'UNKNOWN', 'REVERSING')
                 OR EXISTS (SELECT 1 FROM payment_transition t WHERE t.payment_id = p.id AND t."from" = 'CREDITING' AND t.reason NOT IN ('unreachable', 'closed'))))::int
          + (SELECT count(*) FROM payment_refund r JOIN payment p ON p.id = r.payment_id WHERE r.state = 'ASKING' AND p.company_code = $1)::int
          + (SELECT count(*) FROM certification_run WHERE company_code = $1 AND state = 'RUNNING')::int AS n`,
    [code],
  )
  return row?.n ?? 0
}

/**
 * Asked elsewhere, or under another number, what came of a payment, somebody would know nothing of it, and it would be credited a second time. So a line moves only while nothing
 * is under way, and nobody takes a payment up until the transaction ends: whoever does locks the company for share (payments/move-state.ts). Errors: COMPANY_BUSY.
 */
export async function requireQuiet(tx: Ctx, code: string): Promise<void> {
  await tx.db.query('SELECT 1 FROM company WHERE code = $1 FOR UPDATE', [code])
  const n = await countUnderWay(tx, code)
  if (n > 0) throw new DomainError('COMPANY_BUSY', { n })
}
