import { requireDesk, requireRole } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { BeforeInput, PAGE_SIZE, pageOf, startOf, type Page } from '@/lib/kernel/paging'
import { countAttempt } from '@/lib/platform'
import { bankNumber } from './move-settlement'
import { SettlementIdInput, SettlementListInput, type SettlementDto, type SettlementLineDto } from './schemas'

const SELECT = `SELECT s.id, s.company_code AS "companyCode", c.name AS "companyName", s.day, s.since, s.until, s.line_count AS "lineCount", s.gross_fen AS "grossFen", s.refund_fen AS "refundFen",
  s.fee_ppm AS "feePpm", s.fee_fen AS "feeFen", s.net_fen AS "netFen", s.merchant_no AS "merchantNo", s.state, s.attempt, s.code, s.advice_no AS "adviceNo", s.created_at AS "createdAt", s.ended_at AS "endedAt"
  FROM settlement s JOIN company c ON c.code = s.company_code`

const toDto = (row: Omit<SettlementDto, 'number'>): SettlementDto => ({ ...row, number: bankNumber(row.id, row.attempt) })

/** Newest first, paged by key, of one company or state when asked. Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function listSettlements({ ctx, input }: Command<unknown>): Promise<Page<SettlementDto>> {
  requireDesk(ctx)
  const { before, company, state } = SettlementListInput.parse(input)
  const rows = await ctx.db.query<SettlementDto>(
    `${SELECT} WHERE ($3::text IS NULL OR s.company_code = $3) AND ($4::text IS NULL OR s.state = $4) AND (s.created_at, s.id) < ($1::timestamptz, $2)
     ORDER BY s.created_at DESC, s.id DESC LIMIT ${PAGE_SIZE + 1}`,
    [...startOf(before), company ?? null, state ?? null],
  )
  return pageOf(rows.map(toDto), ({ createdAt }) => createdAt, before)
}

/** 结算通知单. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND. */
export async function getSettlement({ ctx, input }: Command<unknown>): Promise<SettlementDto> {
  requireDesk(ctx)
  const { settlementId } = SettlementIdInput.parse(input)
  const [row] = await ctx.db.query<SettlementDto>(`${SELECT} WHERE s.id = $1`, [settlementId])
  if (!row) throw new DomainError('NOT_FOUND')
  return toDto(row)
}

async function readLines(ctx: Ctx, settlementId: string, [at, id]: readonly [Date, string], most: number): Promise<SettlementLineDto[]> {
  return ctx.db.query(
    `SELECT l.journal_id AS id, l.kind, l.subject_id AS "subjectId", p.bill_no AS "billNo", p.bill_key AS "billKey", l.amount_fen AS "amountFen", l.fee_fen AS "feeFen", l.credited_at AS "creditedAt"
     FROM settlement_line l LEFT JOIN payment p ON p.id = l.subject_id
     WHERE l.settlement_id = $1 AND (l.credited_at, l.journal_id) < ($2::timestamptz, $3) ORDER BY l.credited_at DESC, l.journal_id DESC LIMIT ${most}`,
    [settlementId, at, id],
  )
}

/** What it is made of, newest first, paged by key. Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function listSettlementLines({ ctx, input }: Command<unknown>): Promise<Page<SettlementLineDto>> {
  requireDesk(ctx)
  const { settlementId, before } = SettlementIdInput.extend(BeforeInput.shape).parse(input)
  return pageOf(await readLines(ctx, settlementId, startOf(before), PAGE_SIZE + 1), ({ creditedAt }) => creditedAt, before)
}

/** One file holds at most so many lines: a note that ends in the middle would look whole. */
const MAX_LINES = 100_000
const CHUNK = 2_000

/** The whole note. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, RATE_LIMITED after sixty files an hour, EXPORT_TOO_MANY. */
export async function exportSettlement({ ctx, input }: Command<unknown>): Promise<{ settlement: SettlementDto; lines: SettlementLineDto[] }> {
  const userId = requireRole(ctx, 'ADMIN', 'OPERATOR')
  const settlement = await getSettlement({ ctx, input })
  await countAttempt(ctx, { key: `export-settlement:${userId}`, max: 60, windowMs: HOUR_MS, code: 'RATE_LIMITED' })
  if (settlement.lineCount > MAX_LINES) throw new DomainError('EXPORT_TOO_MANY', { max: MAX_LINES })
  const lines: SettlementLineDto[] = []
  for (let read = CHUNK; read === CHUNK; ) {
    const last = lines.at(-1)
    const chunk = await readLines(ctx, settlement.id, last ? [last.creditedAt, last.id] : startOf(undefined), CHUNK)
    lines.push(...chunk)
    read = chunk.length
  }
  return { settlement, lines }
}
