import type { Ctx } from '@/lib/db'

export type WireRow = { id: string; subject_id: string; party: string; operation: string; outcome: string; request: string; response: string | null; at: Date }

/** Longest raw message kept; what is longer is cut for reading, not for replay. */
const MAX_CHARS = 16_000

export type WireInput = Omit<WireRow, 'id' | 'at'> & { sequence: string }

export function toWireRow(ctx: Ctx, { sequence, ...message }: WireInput): WireRow {
  return {
    ...message,
    id: ctx.random.id('wir', `${message.subject_id}:${sequence}`),
    request: message.request.slice(0, MAX_CHARS),
    response: message.response?.slice(0, MAX_CHARS) ?? null,
    at: ctx.clock.now(),
  }
}

/** Keeps a raw message for the path of a payment (rule Q5). */
export async function recordWire(ctx: Ctx, row: WireRow): Promise<void> {
  await ctx.db.query(
    `INSERT INTO wire_message (id, subject_id, party, operation, outcome, request, response, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
    [row.id, row.subject_id, row.party, row.operation, row.outcome, row.request, row.response, row.at],
  )
}

export async function listWire(ctx: Pick<Ctx, 'db'>, subjectId: string): Promise<WireRow[]> {
  return ctx.db.query<WireRow>(
    'SELECT id, subject_id, party, operation, outcome, request, response, at FROM wire_message WHERE subject_id = $1 ORDER BY at, id LIMIT 100',
    [subjectId],
  )
}
