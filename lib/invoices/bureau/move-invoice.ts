import type { Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { invariant } from '@/lib/kernel/invariant'
import { mayMove, type InvoiceState } from '../states'

export type UnderWay = { id: string; userId: string; state: InvoiceState; attempt: number; request: string; redOf: string | null; grossFen: bigint }

/** null: it has come to its end, or there is none. */
export async function readUnderWay(ctx: Ctx, id: string): Promise<UnderWay | null> {
  const [row] = await ctx.db.query<UnderWay>(
    `SELECT id, user_id AS "userId", state, attempt, request, red_of AS "redOf", gross_fen AS "grossFen" FROM invoice WHERE id = $1 AND state IN ('REQUESTED', 'SUBMITTED')`,
    [id],
  )
  return row ?? null
}

export type InvoiceChange = { expectedAt?: Date; number?: string; issuedOn?: string; xmlHash?: string; pdfHash?: string; reason?: string }

/** Compare-and-set; a new attempt begins when one that was refused is asked for again. Errors: CONFLICT. */
export async function moveInvoice(ctx: Ctx, { id, state, attempt }: Pick<UnderWay, 'id' | 'state' | 'attempt'>, to: InvoiceState, change: InvoiceChange = {}): Promise<void> {
  invariant(state === to || mayMove(state, to), `no way from ${state} to ${to}`)
  const isEnd = to !== 'REQUESTED' && to !== 'SUBMITTED'
  const { expectedAt, number, issuedOn, xmlHash, pdfHash, reason } = change
  const moved = await ctx.db.query(
    `UPDATE invoice SET state = $4, attempt = attempt + $5::int, expected_at = coalesce($6::timestamptz, expected_at), number = $7, issued_on = $8, xml_hash = $9, pdf_hash = $10, reason = $11, ended_at = $12::timestamptz
     WHERE id = $1 AND state = $2 AND attempt = $3::int RETURNING id`,
    [id, state, attempt, to, state === 'REFUSED' ? 1 : 0, expectedAt ?? null, number ?? null, issuedOn ?? null, xmlHash ?? null, pdfHash ?? null, reason ?? null, isEnd ? ctx.clock.now() : null],
  )
  if (moved.length === 0) throw new DomainError('CONFLICT')
}
