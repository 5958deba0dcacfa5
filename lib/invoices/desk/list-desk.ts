import { requireDesk } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { PAGE_SIZE, pageOf, startOf, type Page } from '@/lib/kernel/paging'
import { COLUMNS, LETTER_COLUMNS, TABLES } from '../pack/columns'
import { DeskListInput, type DeskFilter, type DeskInvoiceDto, type DeskLetterDto } from './schemas'

/** So long after the bureau's own time something is wrong. */
export const STUCK_MS = 10 * MINUTE_MS

/** `$n` holds the moment before which it should have been there. */
export const stuckSql = (n: number): string => `(i.state = 'DISPUTED' OR (i.state IN ('REQUESTED', 'SUBMITTED') AND i.expected_at < $${n}::timestamptz))`

/** Invoices for the desk, newest first, paged by key. Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function listDeskInvoices({ ctx, input }: Command<unknown>): Promise<Page<DeskInvoiceDto>> {
  requireDesk(ctx)
  const { before, ...filter } = DeskListInput.parse(input)
  const { sql, params } = conditionOf(filter, 4)
  const rows = await ctx.db.query<DeskInvoiceDto>(
    `SELECT ${COLUMNS}, u.display_name AS resident, ${stuckSql(1)} AS "isStuck" FROM ${TABLES} JOIN app_user u ON u.id = i.user_id
     WHERE (i.requested_at, i.id) < ($2::timestamptz, $3) AND ${sql} ORDER BY i.requested_at DESC, i.id DESC LIMIT ${PAGE_SIZE + 1}`,
    [new Date(ctx.clock.now().getTime() - STUCK_MS), ...startOf(before), ...params],
  )
  return pageOf(rows, ({ requestedAt }) => requestedAt, before)
}

function conditionOf({ state, colour, company, q }: DeskFilter, from: number): { sql: string; params: unknown[] } {
  const params: unknown[] = []
  const use = (value: unknown) => `$${from + params.push(value) - 1}`
  const parts = ['true']
  if (state === 'STUCK') parts.push(stuckSql(1))
  else if (state) parts.push(`i.state = ${use(state)}`)
  if (colour) parts.push(`i.red_of IS ${colour === 'RED' ? 'NOT ' : ''}NULL`)
  if (company) parts.push(`i.company_code = ${use(company)}`)
  if (q) {
    const whole = use(q)
    parts.push(`(i.number = ${whole} OR i.id = ${whole} OR i.buyer_tax_id = ${whole} OR i.buyer_name = ${whole} OR i.id IN (SELECT invoice_id FROM invoice_line WHERE payment_id = ${whole}))`)
  }
  return { sql: parts.join(' AND '), params }
}

/** What waits for the seller's word: letters that buyers have entered, oldest first. */
export async function listWaitingLetters({ ctx }: Pick<Command<unknown>, 'ctx'>): Promise<DeskLetterDto[]> {
  requireDesk(ctx)
  return ctx.db.query<DeskLetterDto>(
    `SELECT ${LETTER_COLUMNS}, i.buyer_name AS "buyerName", c.name AS "companyName", i.gross_fen AS "grossFen"
     FROM red_letter t JOIN invoice i ON i.id = t.invoice_id JOIN company c ON c.code = i.company_code WHERE t.state = '03' ORDER BY t.requested_at, t.id LIMIT 50`,
    [],
  )
}
