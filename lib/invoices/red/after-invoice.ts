import type { Ctx } from '@/lib/db'
import type { InvoiceState } from '../states'
import { letterOfRed } from './letters'
import { reissueTo } from './reissue'
import { advanceRefunds } from './take-back'

/** What follows from the end of an invoice, in the same commit and under the lock of its payments. */
export async function afterInvoice(tx: Ctx, invoiceId: string, paymentIds: readonly string[]): Promise<void> {
  const [invoice] = await tx.db.query<{ state: InvoiceState; redOf: string | null }>('SELECT state, red_of AS "redOf" FROM invoice WHERE id = $1', [invoiceId])
  if (invoice?.redOf && invoice.state === 'ISSUED') {
    const letter = await letterOfRed(tx, invoiceId)
    if (letter.newTitle) await reissueTo(tx, letter, letter.newTitle)
  }
  await advanceRefunds(tx, paymentIds)
}
