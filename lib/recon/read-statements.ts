import { requireDesk } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { dayStart } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { BeforeInput, PAGE_SIZE, pageOf, startOf, type Page } from '@/lib/kernel/paging'
import { DayInput, type BreakDto, type CustodianDayDto, type NextComparison } from './schemas'

const SELECT = `SELECT d.day AS id, d.day, d.opening_fen AS "openingFen", d.closing_fen AS "closingFen", d.entry_count AS "entryCount", d.our_opening_fen AS "ourOpeningFen", d.our_closing_fen AS "ourClosingFen",
  d.our_entry_count AS "ourEntryCount", d.matched_count AS "matchedCount", d.compared_at AS "comparedAt", b.open AS "openCount", b.explained AS "explainedCount"
  FROM custodian_day d CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE state = 'OPEN')::int AS open, count(*) FILTER (WHERE state = 'EXPLAINED')::int AS explained FROM statement_break WHERE day = d.day) b`

/** Days that were compared, newest first, paged by key. Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function listCustodianDays({ ctx, input }: Command<unknown>): Promise<Page<CustodianDayDto>> {
  requireDesk(ctx)
  const { before } = BeforeInput.parse(input)
  const rows = await ctx.db.query<CustodianDayDto>(`${SELECT} WHERE $1 = '' OR d.day < $1 ORDER BY d.day DESC LIMIT ${PAGE_SIZE + 1}`, [startOf(before)[1]])
  return pageOf(rows, ({ day }) => dayStart(day), before)
}

/** Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND. */
export async function getCustodianDay({ ctx, input }: Command<unknown>): Promise<CustodianDayDto> {
  requireDesk(ctx)
  const { day } = DayInput.parse(input)
  const [row] = await ctx.db.query<CustodianDayDto>(`${SELECT} WHERE d.day = $1`, [day])
  if (!row) throw new DomainError('NOT_FOUND')
  return row
}

/** What the two sides of a day do not agree on, newest first, paged by key. Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function listBreaks({ ctx, input }: Command<unknown>): Promise<Page<BreakDto>> {
  requireDesk(ctx)
  const { day, before } = DayInput.extend(BeforeInput.shape).parse(input)
  const rows = await ctx.db.query<BreakDto>(
    `SELECT id, side, kind, reference, bank_fen AS "bankFen", our_fen AS "ourFen", at, state, explained_day AS "explainedDay" FROM statement_break
     WHERE day = $3 AND (at, id) < ($1::timestamptz, $2) ORDER BY at DESC, id DESC LIMIT ${PAGE_SIZE + 1}`,
    [...startOf(before), day],
  )
  return pageOf(rows, ({ at }) => at, before)
}

/** The day whose statement is asked for next; null before any money has moved. Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function readNextComparison({ ctx }: { ctx: Ctx }): Promise<NextComparison | null> {
  requireDesk(ctx)
  const [job] = await ctx.db.query<NextComparison>(`SELECT key AS day, due_at AS at, attempts AS tries FROM scheduled_job WHERE kind = 'statement.compare' AND state = 'PENDING' ORDER BY due_at LIMIT 1`, [])
  return job ?? null
}
