/** A payment that stands on invoices is given back once they have been taken back (先红冲后退款); lib/invoices/red does so. */
import type { Ctx } from '@/lib/db'
import { invariant } from '@/lib/kernel/invariant'
import { recordAudit, recordEvent, scheduleJob } from '@/lib/platform'
import { moveRefund } from './move-refund'

/** The state in which a refund that may go ahead begins; under the lock of its payment. */
export async function firstState(tx: Ctx, paymentId: string): Promise<'RED' | 'ASKING'> {
  const [row] = await tx.db.query<{ fen: bigint }>('SELECT invoiced_fen($1) AS fen', [paymentId])
  return row && row.fen !== 0n ? 'RED' : 'ASKING'
}

/** What a refund that may go ahead waits for. */
export async function scheduleFirst(tx: Ctx, refundId: string, state: 'RED' | 'ASKING'): Promise<void> {
  await scheduleJob(tx, { kind: state === 'RED' ? 'invoice.takeback' : 'payment.refund', key: refundId, dueAt: tx.clock.now() })
}

/** Its invoices have been taken back: the company is asked. */
export async function releaseRefund(tx: Ctx, refundId: string): Promise<void> {
  await moveRefund(tx, { id: refundId, state: 'RED' }, 'ASKING')
  await scheduleFirst(tx, refundId, 'ASKING')
}

/** Its invoices stay: `code` says why, and nothing is given back. */
export async function closeRefund(tx: Ctx, refundId: string, code: 'INVOICE_KEPT'): Promise<void> {
  await moveRefund(tx, { id: refundId, state: 'RED' }, 'CLOSED', { code })
  await recordAudit(tx, { action: 'refund.closed', subjectId: refundId, key: refundId, detail: { code } })
  await tellClosed(tx, refundId)
}

/** Invoices that were taken back for it can be made again. */
export async function tellClosed(tx: Ctx, refundId: string): Promise<void> {
  const [row] = await tx.db.query<{ userId: string }>('SELECT p.user_id AS "userId" FROM payment_refund r JOIN payment p ON p.id = r.payment_id WHERE r.id = $1', [refundId])
  invariant(row, 'a refund has its payment')
  await recordEvent(tx, { topic: 'refund.closed', subjectId: refundId, userId: row.userId })
}
