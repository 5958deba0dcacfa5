import type { Ctx } from '@/lib/db'
import { reviveJob, scheduleJob } from '@/lib/platform'
import type { InvoiceState } from '../states'
import { letterOfRed } from './letters'
import { reissueTo, takenBack } from './reissue'
import { advanceRefunds } from './take-back'

type Ended = { id: string; state: InvoiceState; redOf: string | null }

/** What follows from the end of an invoice, in the same commit and under the lock of its payments. */
export async function afterInvoice(tx: Ctx, { id, state, redOf }: Ended, paymentIds: readonly string[]): Promise<void> {
  if (redOf && state === 'ISSUED') {
    const letter = await letterOfRed(tx, id)
    if (letter.newTitle) await reissueTo(tx, letter, letter.newTitle)
    if (letter.refundId) await reissueUnlessWaited(tx, letter.refundId, id)
  }
  // It may have had what a refund took back for nothing: that could not be made again beside it.
  if (!redOf && state === 'REFUSED' && (await takenBack(tx, paymentIds)).length > 0) await reissueLater(tx, id)
  await advanceRefunds(tx, paymentIds)
}

/** Also when it is refused once more. */
async function reissueLater(tx: Ctx, id: string): Promise<void> {
  await scheduleJob(tx, { kind: 'invoice.reissue', key: id, dueAt: tx.clock.now() })
  await reviveJob(tx, 'invoice.reissue', id)
}

/** The refund it was made for has been given up meanwhile (another of its invoices stays): what it took back is made again. */
async function reissueUnlessWaited(tx: Ctx, refundId: string, redId: string): Promise<void> {
  const [refund] = await tx.db.query<{ state: string }>('SELECT state FROM payment_refund WHERE id = $1', [refundId])
  if (refund?.state === 'CLOSED') await reissueLater(tx, redId)
}
