import { requireDesk } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { addMonths, monthOf, monthStart } from '@/lib/kernel/calendar'
import { ORDINARY_UP_TO_FEN, paidInMonth } from '../applying'
import { MonthInput, type OrganisationMonth } from './schemas'

type Row = Omit<OrganisationMonth, 'month' | 'paidFen' | 'needsSpecial'>

/** Organisations listed at once, those with the most on their invoices first. */
export const MOST_ORGANISATIONS = 100

/** Of a month of Shanghai, the present one unless told: what organisations have on their invoices, and what they have paid (rule I4). */
export async function listOrganisationMonths({ ctx, input }: Command<unknown>): Promise<{ month: string; rows: OrganisationMonth[] }> {
  requireDesk(ctx)
  const month = MonthInput.parse(input).month ?? monthOf(ctx.clock.now())
  const rows = await ctx.db.query<Row>(
    `SELECT i.buyer_tax_id AS "taxId", min(i.buyer_name) AS name, count(*)::int AS invoices, coalesce(sum(i.gross_fen) FILTER (WHERE i.kind = 'ORDINARY'), 0)::bigint AS "ordinaryFen", coalesce(sum(i.gross_fen) FILTER (WHERE i.kind = 'SPECIAL'), 0)::bigint AS "specialFen"
     FROM invoice i WHERE i.buyer_tax_id <> '' AND i.state = 'ISSUED' AND i.ended_at >= $1::timestamptz AND i.ended_at < $2::timestamptz GROUP BY i.buyer_tax_id ORDER BY sum(i.gross_fen) DESC, i.buyer_tax_id LIMIT ${MOST_ORGANISATIONS}`,
    [monthStart(month), monthStart(addMonths(month, 1))],
  )
  const paid = await paidInMonth(ctx, rows.map(({ taxId }) => taxId), month)
  return { month, rows: rows.map((row) => ({ ...row, month, paidFen: paid.get(row.taxId) ?? 0n, needsSpecial: (paid.get(row.taxId) ?? 0n) > ORDINARY_UP_TO_FEN })) }
}
