import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { BeforeInput, PAGE_SIZE, pageOf, startOf, type Page } from '@/lib/kernel/paging'
import { REFUND_OPEN } from '../applying'

/** `leftFen`: paid, not given back and on no invoice; of a prepayment the company may keep a part for bills to come. */
export type InvoiceableDto = { id: string; alias: string; companyName: string; billKey: string; leftFen: bigint; endedAt: Date }

/** Of payment `p`. */
export const LEFT = `(p.amount_fen - coalesce((SELECT sum(r.amount_fen) FROM payment_refund r WHERE r.payment_id = p.id AND r.taken_back_at IS NOT NULL), 0) - invoiced_fen(p.id))::bigint`
export const OFFERED = `p.state = 'SUCCEEDED' AND ${LEFT} > 0 AND NOT ${REFUND_OPEN}`

/** The caller's payments of which something stands on no invoice yet, newest first, paged by key. */
export async function listInvoiceable({ ctx, input }: Command<unknown>): Promise<Page<InvoiceableDto>> {
  const userId = requireResident(ctx)
  const { before } = BeforeInput.parse(input)
  const rows = await ctx.db.query<InvoiceableDto & { createdAt: Date }>(
    `SELECT p.id, a.alias, c.name AS "companyName", p.bill_key AS "billKey", ${LEFT} AS "leftFen", p.ended_at AS "endedAt", p.created_at AS "createdAt"
     FROM payment p JOIN company c ON c.code = p.company_code JOIN invoice_seller s ON s.company_code = p.company_code JOIN water_account a ON a.id = p.water_account_id
     WHERE p.user_id = $1 AND (p.created_at, p.id) < ($2::timestamptz, $3) AND ${OFFERED} ORDER BY p.created_at DESC, p.id DESC LIMIT ${PAGE_SIZE + 1}`,
    [userId, ...startOf(before)],
  )
  return pageOf(rows, ({ createdAt }) => createdAt, before)
}
