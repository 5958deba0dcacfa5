import { requireResident, requireRole } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { DomainError, isDomainError } from '@/lib/kernel/errors'
import { DONE, runOnce, type JobOutcome } from '@/lib/platform'
import { refuseAboveLimit } from '../applying'
import { requireCertified } from '../certification'
import { getTitle } from '../titles'
import type { TitleFields } from '../titles/schemas'
import { lockBlue, readBlue } from './blue'
import { enterLetter, makeRed, moveLetter, readLetter, type Letter } from './letters'
import { ExchangeInput, InvoiceIdInput, LetterIdInput } from './schemas'
import type { LetterState } from './states'
import { advanceRefunds } from './take-back'

/**
 * The resident wants an invoice made out to another of her titles (换开). A person's is taken back at once, an organisation's once the seller has
 * confirmed; the new one follows by itself. Errors: NOT_FOUND, INVOICE_*, RED_LETTER_EXISTS, IDEMPOTENCY_KEY_REUSED.
 */
export async function exchangeInvoice({ ctx, input }: Command<unknown>): Promise<{ letterId: string }> {
  const userId = requireResident(ctx)
  const { invoiceId, titleId, idempotencyKey: key } = ExchangeInput.parse(input)
  const blue = await readBlue(ctx, invoiceId)
  if (blue.userId !== userId) throw new DomainError('NOT_FOUND')
  const { id: _, isDefault: __, ...newTitle } = await getTitle({ ctx, input: { titleId } })
  if (newTitle.kind === 'PERSON' && blue.kind === 'SPECIAL') throw new DomainError('INVOICE_SPECIAL_PERSON')
  return runOnce(ctx, { command: 'exchangeInvoice', key, input: { invoiceId, titleId } }, async (tx) => {
    const locked = await lockBlue(tx, invoiceId)
    await requireReissue(tx, locked, newTitle)
    return { letterId: await enterLetter(tx, locked, { initiator: 'BUYER', cause: 'MISTAKE', newTitle }) }
  })
}

/** What is to be made out to another must be allowed to (rules X2, I4). Errors: INVOICE_NOT_CERTIFIED, INVOICE_SPECIAL_REQUIRED. */
async function requireReissue(tx: Ctx, { blue, lines }: Awaited<ReturnType<typeof lockBlue>>, title: TitleFields): Promise<void> {
  await requireCertified(tx, blue.userId, title)
  if (title.kind === 'ORGANISATION' && blue.kind === 'ORDINARY') await refuseAboveLimit(tx, title.taxId, lines)
}

/** The seller takes an invoice back (红冲). Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVOICE_NOT_ISSUED, RED_LETTER_EXISTS. */
export async function redLetterInvoice({ ctx, input }: Command<unknown>): Promise<{ letterId: string }> {
  requireRole(ctx, 'ADMIN', 'OPERATOR')
  const { invoiceId } = InvoiceIdInput.parse(input)
  return withTransaction(ctx, async (tx) => ({ letterId: await enterLetter(tx, await lockBlue(tx, invoiceId), { initiator: 'SELLER', cause: 'MISTAKE' }) }))
}

/** The side that did not enter it says yes: the invoice is taken back. Errors: NOT_FOUND, RED_LETTER_DECIDED. */
export async function confirmLetter({ ctx, input }: Command<unknown>): Promise<void> {
  await decide(ctx, input, { side: 'OTHER', to: () => '04' })
}

/** It says no. Errors: NOT_FOUND, RED_LETTER_DECIDED. */
export async function denyLetter({ ctx, input }: Command<unknown>): Promise<void> {
  await decide(ctx, input, { side: 'OTHER', to: ({ state }) => (state === '02' ? '05' : '06') })
}

/** Whoever entered it takes it back; after that only while the bureau refuses the red invoice. Errors: NOT_FOUND, RED_LETTER_DECIDED. */
export async function withdrawLetter({ ctx, input }: Command<unknown>): Promise<void> {
  await decide(ctx, input, { side: 'OWN', to: ({ state }) => (state === '04' || state === '01' ? '09' : '08') })
}

type Decision = { side: 'OWN' | 'OTHER'; to(letter: Letter): LetterState }

async function decide(ctx: Ctx, input: unknown, { side, to }: Decision): Promise<void> {
  const { letterId } = LetterIdInput.parse(input)
  const { invoiceId, initiator } = await readLetter(ctx, letterId)
  await requireSide(ctx, invoiceId, (initiator === 'SELLER') === (side === 'OWN') ? 'SELLER' : 'BUYER')
  await change(ctx, invoiceId, letterId, to)
}

/** The seller's side is at the desk; the buyer's is whose invoice it is. */
async function requireSide(ctx: Ctx, invoiceId: string, side: 'SELLER' | 'BUYER'): Promise<void> {
  if (side === 'SELLER') requireRole(ctx, 'ADMIN', 'OPERATOR')
  else if ((await readBlue(ctx, invoiceId)).userId !== requireResident(ctx)) throw new DomainError('NOT_FOUND')
}

async function change(ctx: Ctx, invoiceId: string, letterId: string, to: (letter: Letter) => LetterState): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const locked = await lockBlue(tx, invoiceId)
    const letter = await readLetter(tx, letterId)
    const next = to(letter)
    if (next === '09') await refuseWhileRed(tx, letter)
    await moveLetter(tx, letter, next)
    if (next === '04') {
      // Up to 72 hours have gone by since it was asked for.
      if (letter.newTitle) await requireReissue(tx, locked, letter.newTitle)
      await makeRed(tx, letterId, locked)
    }
    await advanceRefunds(tx, [...new Set(locked.lines.map(({ paymentId }) => paymentId))])
  })
}

async function refuseWhileRed(tx: Ctx, { redId }: Letter): Promise<void> {
  const [red] = await tx.db.query<{ state: string }>('SELECT state FROM invoice WHERE id = $1', [redId])
  if (red?.state !== 'REFUSED') throw new DomainError('RED_LETTER_DECIDED')
}

/** Job `redletter.expire`: nobody has confirmed within 72 hours. */
export async function expireLetter(ctx: Ctx, letterId: string): Promise<JobOutcome> {
  const { state, invoiceId } = await readLetter(ctx, letterId)
  if (state !== '02' && state !== '03') return DONE
  await change(ctx, invoiceId, letterId, () => '07').catch((error: unknown) => {
    if (!isDomainError(error) || error.code !== 'RED_LETTER_DECIDED') throw error
  })
  return DONE
}
