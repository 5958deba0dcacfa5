/** Red letters from their entry to their end. All of it in the caller's transaction, under the lock of the invoice's payments. */
import type { Ctx } from '@/lib/db'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { canonicalJson } from '@/lib/kernel/canonical'
import { DomainError } from '@/lib/kernel/errors'
import { invariant } from '@/lib/kernel/invariant'
import { actorId, recordAudit, scheduleJob, sendNotice } from '@/lib/platform'
import { redContent, writeInvoice, type LeftPart } from '../applying'
import type { TitleFields } from '../titles/schemas'
import { contentOf, numberOf, type Blue } from './blue'
import type { LetterCause } from './schemas'
import { mayMove, type LetterState } from './states'

/** So long the other side has to confirm. */
export const CONFIRM_MS = 72 * HOUR_MS

export type Letter = { id: string; invoiceId: string; state: LetterState; initiator: 'SELLER' | 'BUYER'; refundId: string | null; newTitle: TitleFields | null; redId: string | null }
const COLUMNS = 'id, invoice_id AS "invoiceId", state, initiator, refund_id AS "refundId", new_title AS "newTitle", red_id AS "redId"'

export async function readLetter(ctx: Ctx, letterId: string): Promise<Letter> {
  const [letter] = await ctx.db.query<Letter>(`SELECT ${COLUMNS} FROM red_letter WHERE id = $1`, [letterId])
  if (!letter) throw new DomainError('NOT_FOUND')
  return letter
}

export async function letterOfRed(ctx: Ctx, redId: string): Promise<Letter> {
  const [letter] = await ctx.db.query<Letter>(`SELECT ${COLUMNS} FROM red_letter WHERE red_id = $1`, [redId])
  invariant(letter, 'a red invoice without its letter')
  return letter
}

/** Oldest first. */
export const lettersOf = (ctx: Ctx, invoiceIds: readonly string[]): Promise<Letter[]> => ctx.db.query<Letter>(`SELECT ${COLUMNS} FROM red_letter WHERE invoice_id = ANY ($1::text[]) ORDER BY requested_at, id`, [invoiceIds])

type Entered = { initiator: 'SELLER' | 'BUYER'; cause: LetterCause; refundId?: string; newTitle?: TitleFields }

/** A person's invoice is taken back at once; an organisation's once both sides have confirmed. Errors: INVOICE_NOT_ISSUED, RED_LETTER_EXISTS. */
export async function enterLetter(tx: Ctx, { blue, lines }: { blue: Blue; lines: readonly LeftPart[] }, { initiator, cause, refundId, newTitle }: Entered): Promise<string> {
  numberOf(blue)
  const before = await lettersOf(tx, [blue.id])
  const id = tx.random.id('rdl', `${blue.id}:${before.length + 1}`)
  const state: LetterState = blue.buyerTaxId === '' ? '01' : initiator === 'SELLER' ? '02' : '03'
  const now = tx.clock.now()
  const expiresAt = state === '01' ? null : new Date(now.getTime() + CONFIRM_MS)
  const entered = await tx.db.query(
    `INSERT INTO red_letter (id, invoice_id, state, initiator, cause, refund_id, new_title, requested_by, requested_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9::timestamptz, $10::timestamptz) ON CONFLICT DO NOTHING RETURNING id`,
    [id, blue.id, state, initiator, cause, refundId ?? null, newTitle ? canonicalJson(newTitle) : null, actorId(tx), now, expiresAt],
  )
  if (entered.length === 0) throw new DomainError('RED_LETTER_EXISTS')
  await recordAudit(tx, { action: 'redletter.entered', subjectId: id, key: id, detail: { invoiceId: blue.id, state, cause } })
  if (expiresAt) await scheduleJob(tx, { kind: 'redletter.expire', key: id, dueAt: expiresAt })
  if (state === '01') await makeRed(tx, id, { blue, lines })
  if (state === '02') await sendNotice(tx, { userId: blue.userId, kind: 'RED_LETTER_ASKED', subjectId: id, params: {} })
  return id
}

/** Compare-and-set. Errors: RED_LETTER_DECIDED. */
export async function moveLetter(tx: Ctx, { id, state }: Pick<Letter, 'id' | 'state'>, to: LetterState): Promise<void> {
  if (!mayMove(state, to)) throw new DomainError('RED_LETTER_DECIDED')
  const moved = await tx.db.query('UPDATE red_letter SET state = $3, decided_at = $4::timestamptz, decided_by = $5 WHERE id = $1 AND state = $2 RETURNING id', [id, state, to, tx.clock.now(), actorId(tx)])
  if (moved.length === 0) throw new DomainError('RED_LETTER_DECIDED')
  await recordAudit(tx, { action: 'redletter.moved', subjectId: id, key: `${id}:${to}`, detail: { from: state, to } })
}

/** The red invoice: the mirror of the blue one, under its letter's number. */
export async function makeRed(tx: Ctx, letterId: string, { blue, lines }: { blue: Blue; lines: readonly LeftPart[] }): Promise<void> {
  const { id, applicationId, userId, companyCode } = blue
  const number = numberOf(blue)
  const redId = tx.random.id('inv', `red:${letterId}`)
  const content = redContent(contentOf(blue), { number, letterId, now: tx.clock.now() })
  await writeInvoice(tx, { id: redId, applicationId, userId, companyCode, content, lines: lines.map((line) => ({ ...line, grossFen: -line.grossFen })), redOf: { id, number } })
  await tx.db.query('UPDATE red_letter SET red_id = $2 WHERE id = $1 RETURNING id', [letterId, redId])
}
