import type { Ctx } from '@/lib/db'
import { findProblems } from '@/lib/platform'

/** What invoices must agree on with payments, refunds and each other; a row is a problem. */
export const INVOICE_CHECKS: Record<string, string> = {
  'invoiced: more than stands of the payment': `SELECT p.id AS what FROM payment p WHERE invoiced_fen(p.id) >
    p.amount_fen - (SELECT coalesce(sum(r.amount_fen), 0) FROM payment_refund r WHERE r.payment_id = p.id AND r.taken_back_at IS NOT NULL)`,
  'invoiced: below nothing': `SELECT payment_id AS what FROM invoiced_line GROUP BY payment_id, item HAVING sum(gross_fen) < 0`,
  'invoice and its lines disagree': `SELECT i.id AS what FROM invoice i WHERE i.gross_fen <> (SELECT coalesce(sum(l.gross_fen), 0) FROM invoice_line l WHERE l.invoice_id = i.id)`,
  'special invoice with a line that is not taxed': `SELECT i.id AS what FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id WHERE i.kind = 'SPECIAL' AND l.item NOT IN ('WATER', 'LATE_FEE')`,
  'red invoice that is not the mirror of its blue one': `SELECT r.id AS what FROM invoice r JOIN invoice b ON b.id = r.red_of WHERE r.gross_fen <> -b.gross_fen OR r.tax_fen <> -b.tax_fen OR b.red_of IS NOT NULL
    OR EXISTS ((SELECT payment_id, item, -gross_fen FROM invoice_line WHERE invoice_id = r.id) EXCEPT (SELECT payment_id, item, gross_fen FROM invoice_line WHERE invoice_id = b.id))`,
  'red invoice without a letter that allows it': `SELECT r.id AS what FROM invoice r WHERE r.red_of IS NOT NULL AND r.state <> 'REFUSED' AND NOT EXISTS (SELECT 1 FROM red_letter t WHERE t.red_id = r.id AND t.state IN ('01', '04'))`,
  'invoice whose files are not kept': `SELECT i.id AS what FROM invoice i WHERE i.state = 'ISSUED' AND (SELECT count(*) FROM stored_file f WHERE f.hash IN (i.xml_hash, i.pdf_hash)) <> 2`,
  'invoice under way without a job': `SELECT i.id AS what FROM invoice i LEFT JOIN scheduled_job j ON j.kind = 'invoice.issue' AND j.key = i.id WHERE i.state IN ('REQUESTED', 'SUBMITTED') AND j.state IS DISTINCT FROM 'PENDING'`,
  'refund taken back while its payment was invoiced in full': `SELECT r.id AS what FROM payment_refund r WHERE r.state IN ('ASKING', 'PAYING') AND r.taken_back_at IS NULL AND invoiced_fen(r.payment_id) <> 0`,
}

export const verifyInvoices = (ctx: Pick<Ctx, 'db'>): Promise<string[]> => findProblems(ctx, INVOICE_CHECKS)
