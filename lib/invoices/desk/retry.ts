import { requireRole } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { expectedFrom } from '@/lib/gateways/tax'
import { DomainError } from '@/lib/kernel/errors'
import { hastenJob, recordAudit, reviveJob } from '@/lib/platform'
import { askPaidParts, isUnchanged, leftOf, lockPayments, readInvoiced, readLines, readPaymentsOf, refuseAboveLimit, type PaidFor, type LeftPart } from '../applying'
import { requireCertified } from '../certification'
import { moveInvoice } from '../bureau'
import { letterOfRed } from '../red'
import { InvoiceIdInput, OPEN_LETTERS } from '../red/schemas'
import type { InvoiceState } from '../states'

type Row = { id: string; userId: string; kind: 'ORDINARY' | 'SPECIAL'; buyerName: string; buyerTaxId: string; state: InvoiceState; attempt: number; redOf: string | null }

/**
 * One under way, or that says other than was asked, is asked about at once; one that was refused is sent again under a new number at the bureau, as long as
 * what stands on it is still there to be invoiced, or its confirmation to take it back still stands. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND,
 * INVOICE_NOT_STUCK, INVOICE_TOO_MUCH, INVOICE_NOT_CERTIFIED, INVOICE_SPECIAL_REQUIRED, RED_LETTER_DECIDED, COMPANY_*.
 */
export async function retryInvoice({ ctx, input }: Command<unknown>): Promise<void> {
  requireRole(ctx, 'ADMIN', 'OPERATOR')
  const { invoiceId } = InvoiceIdInput.parse(input)
  const seen = await read(ctx, invoiceId)
  if (seen.state === 'ISSUED') throw new DomainError('INVOICE_NOT_STUCK')
  const lines = await readLines(ctx, [invoiceId])
  const paymentIds = [...new Set(lines.map(({ paymentId }) => paymentId))]
  // Only a blue one that was refused stands for nothing meanwhile, and may have been asked for anew.
  const paid = seen.state === 'REFUSED' && !seen.redOf ? await askPaidParts(ctx, await readPaymentsOf(ctx, paymentIds)) : null
  await withTransaction(ctx, async (tx) => {
    await lockPayments(tx, paymentIds)
    const invoice = await read(tx, invoiceId)
    if (invoice.state !== seen.state) throw new DomainError('INVOICE_NOT_STUCK')
    await recordAudit(tx, { action: 'invoice.retried', subjectId: invoiceId, key: `${invoiceId}:${invoice.state}:${invoice.attempt}:${ctx.clock.now().getTime()}` })
    if (isUnderWay(invoice)) return
    if (paid) await refuseUnlessLeft(tx, invoice, paid, lines)
    if (invoice.redOf) await refuseWithoutLetter(tx, invoiceId)
    // What the bureau has made under a number stays made: one that says other than was asked is asked for again, never made twice.
    await moveInvoice(tx, invoice, invoice.state === 'DISPUTED' ? 'SUBMITTED' : 'REQUESTED', { expectedAt: expectedFrom(tx.clock.now()) })
    await reviveJob(tx, 'invoice.issue', invoiceId)
  })
  // Not under the lock: whoever has the job in hand may be waiting for it, and the job is not to be had before he is done.
  if (isUnderWay(seen)) await hastenJob(ctx, 'invoice.issue', invoiceId)
}

const isUnderWay = ({ state }: Row): boolean => state === 'REQUESTED' || state === 'SUBMITTED'

async function read(ctx: Ctx, invoiceId: string): Promise<Row> {
  const [invoice] = await ctx.db.query<Row>('SELECT id, user_id AS "userId", kind, buyer_name AS "buyerName", buyer_tax_id AS "buyerTaxId", state, attempt, red_of AS "redOf" FROM invoice WHERE id = $1', [invoiceId])
  if (!invoice) throw new DomainError('NOT_FOUND')
  return invoice
}

async function refuseWithoutLetter(tx: Ctx, redId: string): Promise<void> {
  if (!OPEN_LETTERS.includes((await letterOfRed(tx, redId)).state)) throw new DomainError('RED_LETTER_DECIDED')
}

async function refuseUnlessLeft(tx: Ctx, { userId, kind, buyerName: name, buyerTaxId: taxId }: Row, paid: PaidFor[], lines: LeftPart[]): Promise<void> {
  const isFirm = taxId !== ''
  if (isFirm) await requireCertified(tx, userId, { kind: 'ORGANISATION', name, taxId })
  if (isFirm && kind === 'ORDINARY') await refuseAboveLimit(tx, taxId, lines)
  const payments = paid.map(({ payment }) => payment)
  const left = leftOf(paid, await readInvoiced(tx, payments.map(({ id }) => id)))
  const fits = lines.every(({ paymentId, item, grossFen }) => left.some((part) => part.paymentId === paymentId && part.item === item && part.grossFen >= grossFen))
  if (!fits || !(await isUnchanged(tx, payments))) throw new DomainError('INVOICE_TOO_MUCH')
}
