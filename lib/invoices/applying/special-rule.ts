/** Rule I4: an organisation that has paid more than 100,000 yuan in a calendar month of Shanghai takes special invoices. */
import type { Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { fenToYuan } from '@/lib/kernel/money'
import { IS_TAKEN_BACK } from '../standing'
import { TREATMENTS } from '../tax'
import type { LeftPart } from './paid-parts'
import type { MonthPaid } from './schemas'

/** Exactly so much is ordinary still. */
export const ORDINARY_UP_TO_FEN = 10_000_000n

/**
 * What organisations have paid over all companies, by month of Shanghai. An organisation's payments: those invoiced to it, those for accounts whose
 * title it is, chosen or by default, of people who are certified for it at $4, and those of $2; what a company has given back does not count. Months: $3, or those in which $2 were paid.
 */
const PAID = `WITH months AS (SELECT unnest(coalesce($3::text[], (SELECT array_agg(DISTINCT to_char(ended_at AT TIME ZONE 'Asia/Shanghai', 'YYYYMM')) FROM payment WHERE id = ANY ($2::text[])))) AS month),
    titles AS (SELECT tax_id, id, user_id, is_default FROM invoice_title t WHERE t.tax_id = ANY ($1::text[]) AND t.kind = 'ORGANISATION' AND t.removed_at IS NULL AND EXISTS (SELECT 1 FROM org_certification c
      WHERE c.user_id = t.user_id AND c.tax_id = t.tax_id AND c.name = t.name AND c.state = 'APPROVED' AND c.expires_at > $4::timestamptz)),
    accounts AS (SELECT t.tax_id, a.id FROM water_account a JOIN titles t ON t.id = a.invoice_title_id
      UNION SELECT t.tax_id, a.id FROM water_account a JOIN titles t ON t.user_id = a.user_id AND t.is_default WHERE a.invoice_title_id IS NULL),
    counted AS (SELECT t.tax_id, p.id FROM unnest($1::text[]) AS t(tax_id), unnest($2::text[]) AS p(id)
      UNION SELECT i.buyer_tax_id, l.payment_id FROM invoice i JOIN invoiced_line l ON l.invoice_id = i.id
        WHERE i.buyer_tax_id = ANY ($1::text[]) AND i.red_of IS NULL AND NOT ${IS_TAKEN_BACK}
      UNION SELECT a.tax_id, p.id FROM payment p JOIN accounts a ON a.id = p.water_account_id)
  SELECT k.tax_id AS "taxId", m.month, sum(p.amount_fen - coalesce(b.fen, 0))::bigint AS "paidFen"
  FROM counted k JOIN payment p ON p.id = k.id AND p.state = 'SUCCEEDED' JOIN months m ON to_char(p.ended_at AT TIME ZONE 'Asia/Shanghai', 'YYYYMM') = m.month
  LEFT JOIN LATERAL (SELECT sum(r.amount_fen) AS fen FROM payment_refund r WHERE r.payment_id = p.id AND r.taken_back_at IS NOT NULL) b ON true
  GROUP BY k.tax_id, m.month ORDER BY m.month`

type Row = { taxId: string; month: string; paidFen: bigint }

/** Of each organisation, in the months of these payments, they included. */
export async function monthsPaid(ctx: Ctx, taxIds: readonly string[], paymentIds: readonly string[]): Promise<Map<string, MonthPaid[]>> {
  const rows = taxIds.length === 0 ? [] : await ctx.db.query<Row>(PAID, [taxIds, paymentIds, null, ctx.clock.now()])
  const monthsOf = (own: string) => rows.filter(({ taxId }) => taxId === own).map(({ month, paidFen }) => ({ month, paidFen, needsSpecial: paidFen > ORDINARY_UP_TO_FEN }))
  return new Map(taxIds.map((taxId) => [taxId, monthsOf(taxId)]))
}

/** Of many, in one month; who has paid nothing is not in it. */
export async function paidInMonth(ctx: Ctx, taxIds: readonly string[], month: string): Promise<Map<string, bigint>> {
  const rows = await ctx.db.query<Row>(PAID, [taxIds, [], [month], ctx.clock.now()])
  return new Map(rows.map(({ taxId, paidFen }) => [taxId, paidFen]))
}

/**
 * Beyond the limit an ordinary one cannot be deducted, and is refused; where nothing is taxed there is nothing to deduct. One decision about an
 * organisation at a time, to the end of the transaction: two that fit one by one may not fit together. Errors: INVOICE_SPECIAL_REQUIRED.
 */
export async function refuseAboveLimit(tx: Ctx, taxId: string, parts: readonly Pick<LeftPart, 'paymentId' | 'item'>[]): Promise<void> {
  if (!parts.some(({ item }) => TREATMENTS[item].status === 'TAXED')) return
  await tx.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('I4:' || $1, 0))::text`, [taxId])
  const above = (await monthsPaid(tx, [taxId], [...new Set(parts.map(({ paymentId }) => paymentId))])).get(taxId)?.find(({ needsSpecial }) => needsSpecial)
  if (!above) return
  const month = `${above.month.slice(0, 4)}-${above.month.slice(4)}`
  throw new DomainError('INVOICE_SPECIAL_REQUIRED', { month, paid: fenToYuan(above.paidFen), limit: fenToYuan(ORDINARY_UP_TO_FEN) })
}
