import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { PAGE_SIZE, pageOf, startOf } from '@/lib/kernel/paging'
import { COLUMNS, TABLES, YEAR } from './columns'
import { PackInput, type Category, type InvoiceDto, type PackFilter, type PackPage } from './schemas'

const CATEGORY: Record<Category, string> = {
  ORDINARY: `i.red_of IS NULL AND i.kind = 'ORDINARY'`,
  SPECIAL: `i.red_of IS NULL AND i.kind = 'SPECIAL'`,
  RED: 'i.red_of IS NOT NULL',
}

/** 卡包 → 票据: the caller's invoices that fit the filter, newest first, paged by key, and the years there are (rule I5). */
export async function listInvoices({ ctx, input }: Command<unknown>): Promise<PackPage> {
  const userId = requireResident(ctx)
  const { before, ...filter } = PackInput.parse(input)
  const { sql, params } = conditionOf(filter, 4)
  const [rows, years, waiting] = await Promise.all([
    ctx.db.query<InvoiceDto>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE i.user_id = $1 AND (i.requested_at, i.id) < ($2::timestamptz, $3) AND ${sql} ORDER BY i.requested_at DESC, i.id DESC LIMIT ${PAGE_SIZE + 1}`, [userId, ...startOf(before), ...params]),
    readYears(ctx, userId),
    ctx.db.query<{ invoiceId: string }>(`SELECT t.invoice_id AS "invoiceId" FROM red_letter t JOIN invoice i ON i.id = t.invoice_id WHERE i.user_id = $1 AND t.state = '02' ORDER BY t.requested_at, t.id LIMIT 50`, [userId]),
  ])
  return { ...pageOf(rows, ({ requestedAt }) => requestedAt, before), years, waiting: waiting.map(({ invoiceId }) => invoiceId) }
}

async function readYears(ctx: Ctx, userId: string): Promise<string[]> {
  const rows = await ctx.db.query<{ year: string }>(`SELECT DISTINCT ${YEAR} AS year FROM invoice i WHERE i.user_id = $1 ORDER BY 1 DESC`, [userId])
  return rows.map(({ year }) => year)
}

/** SQL over invoice `i` and company `c`; parameters are numbered from `from`. `q` is part of a number, or of a name of either side. */
export function conditionOf({ year, category, q }: PackFilter, from: number): { sql: string; params: unknown[] } {
  const params: unknown[] = []
  const use = (value: unknown) => `$${from + params.push(value) - 1}`
  const parts = ['true']
  if (year) parts.push(`${YEAR} = ${use(year)}`)
  if (category) parts.push(CATEGORY[category])
  if (q) {
    const text = `lower(${use(q)}::text)`
    parts.push(`(position(${text} in lower(i.buyer_name)) > 0 OR position(${text} in lower(c.name)) > 0 OR position(${text} in coalesce(i.number, '')) > 0 OR position(${text} in lower(i.buyer_tax_id)) > 0)`)
  }
  return { sql: parts.join(' AND '), params }
}
