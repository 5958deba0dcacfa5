/** 先红冲后退款: a refund of an invoiced payment waits until its invoices have been taken back. */
import { withTransaction, type Ctx } from '@/lib/db'
import { closeRefund, releaseRefund } from '@/lib/payments/refunds'
import { DONE, type JobOutcome } from '@/lib/platform'
import { lockSharing, readLines } from '../applying'
import { IS_TAKEN_BACK } from '../standing'
import type { InvoiceState } from '../states'
import { readBlue } from './blue'
import { enterLetter, lettersOf, moveLetter, type Letter } from './letters'
import { OPEN_LETTERS } from './states'

/** Job `invoice.takeback`, key a refund's id. What it cannot do yet is done when an invoice or a letter comes to its end. */
export async function takeBackInvoices(ctx: Ctx, refundId: string): Promise<JobOutcome> {
  const [refund] = await ctx.db.query<{ paymentId: string }>('SELECT payment_id AS "paymentId" FROM payment_refund WHERE id = $1', [refundId])
  if (!refund) return DONE
  await withTransaction(ctx, async (tx) => {
    await lockSharing(tx, [refund.paymentId])
    await advanceRefunds(tx, [refund.paymentId])
  })
  return DONE
}

/** Takes the refunds of these payments a step further; the caller holds their rows. */
export async function advanceRefunds(tx: Ctx, paymentIds: readonly string[]): Promise<void> {
  const waiting = await tx.db.query<{ id: string; paymentId: string }>(`SELECT id, payment_id AS "paymentId" FROM payment_refund WHERE payment_id = ANY ($1::text[]) AND state = 'RED' ORDER BY id`, [paymentIds])
  for (const refund of waiting) await advance(tx, refund)
}

async function advance(tx: Ctx, { id: refundId, paymentId }: { id: string; paymentId: string }): Promise<void> {
  const standing = await standingOn(tx, paymentId)
  if (standing.length === 0) return releaseRefund(tx, refundId)
  const letters = await lettersOf(tx, standing.map(({ id }) => id))
  for (const { id } of standing.filter(({ state }) => state === 'ISSUED')) {
    const own = letters.filter(({ invoiceId }) => invoiceId === id)
    if (own.some(({ state }) => OPEN_LETTERS.includes(state))) continue
    // Asked for this refund already, and somebody said no, or nothing.
    if (own.some((letter) => letter.refundId === refundId)) return giveUp(tx, refundId, letters)
    await enterLetter(tx, { blue: await readBlue(tx, id), lines: await readLines(tx, [id]) }, { initiator: 'SELLER', cause: 'RETURN', refundId })
  }
}

/** Nothing is given back: what was asked of the buyer for it is asked no more. */
async function giveUp(tx: Ctx, refundId: string, letters: readonly Letter[]): Promise<void> {
  for (const letter of letters) if (letter.refundId === refundId && letter.state === '02') await moveLetter(tx, letter, '08')
  await closeRefund(tx, refundId, 'INVOICE_KEPT')
}

/** Blue invoices on which something of the payment stands. */
const standingOn = (tx: Ctx, paymentId: string): Promise<{ id: string; state: InvoiceState }[]> =>
  tx.db.query(
    `SELECT DISTINCT i.id, i.state FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
     WHERE l.payment_id = $1 AND i.red_of IS NULL AND i.state <> 'REFUSED' AND NOT ${IS_TAKEN_BACK} ORDER BY i.id`,
    [paymentId],
  )
