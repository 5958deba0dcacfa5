import { requireRole } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { DomainError, isDomainError } from '@/lib/kernel/errors'
import { ledgerAccount, postJournal } from '@/lib/ledger'
import { recordAudit } from '@/lib/platform'
import { moveRefund, readRefund, tell } from './move-refund'
import { firstState, scheduleFirst } from './red-first'
import { RefundIdInput } from './schemas'

/** Lets a refund above the limit go ahead. Errors: NOT_FOUND, REFUND_DECIDED, REFUND_OWN for the one who asked for it. */
export async function approveRefund({ ctx, input }: Command<unknown>): Promise<void> {
  const userId = requireRole(ctx, 'ADMIN', 'OPERATOR')
  const { id, paymentId, requestedBy } = await readPending(ctx, input)
  if (requestedBy === userId) throw new DomainError('REFUND_OWN')
  await decide(ctx, async (tx) => {
    await tx.db.query('SELECT id FROM payment WHERE id = $1 FOR UPDATE', [paymentId])
    const state = await firstState(tx, paymentId)
    await moveRefund(tx, { id, state: 'PENDING' }, state, { decidedBy: userId })
    await scheduleFirst(tx, id, state)
    await recordAudit(tx, { action: 'refund.approved', subjectId: id, key: id })
  })
}

/** Turns it down; whoever asked for it withdraws it. Errors: NOT_FOUND, REFUND_DECIDED. */
export async function rejectRefund({ ctx, input }: Command<unknown>): Promise<void> {
  const userId = requireRole(ctx, 'ADMIN', 'OPERATOR')
  const { id, requestedBy } = await readPending(ctx, input)
  await decide(ctx, async (tx) => {
    await moveRefund(tx, { id, state: 'PENDING' }, 'CLOSED', { decidedBy: userId, code: requestedBy === userId ? 'WITHDRAWN' : 'REJECTED' })
    await recordAudit(tx, { action: 'refund.rejected', subjectId: id, key: id })
  })
}

/** Two at once: the slower one is told so. */
async function decide(ctx: Ctx, work: (tx: Ctx) => Promise<void>): Promise<void> {
  await withTransaction(ctx, work).catch((error: unknown) => {
    throw isDomainError(error) && error.code === 'CONFLICT' ? new DomainError('REFUND_DECIDED') : error
  })
}

type Pending = { id: string; paymentId: string; requestedBy: string }

async function readPending(ctx: Ctx, input: unknown): Promise<Pending> {
  const { refundId } = RefundIdInput.parse(input)
  const [row] = await ctx.db.query<Pending>('SELECT id, payment_id AS "paymentId", requested_by AS "requestedBy" FROM payment_refund WHERE id = $1', [refundId])
  if (!row) throw new DomainError('NOT_FOUND')
  return row
}

/**
 * What a card does not take any more goes to the resident's 零钱; the acquirer keeps its fee, since it has given nothing back.
 * Errors: NOT_FOUND, REFUND_DECIDED unless it waits for this.
 */
export async function redirectRefund({ ctx, input }: Command<unknown>): Promise<void> {
  requireRole(ctx, 'ADMIN')
  const refund = await readRefund(ctx, RefundIdInput.parse(input).refundId)
  if (!refund) throw new DomainError('NOT_FOUND')
  const { id, amountFen, feeFen, paymentId } = refund
  if (refund.state !== 'ABNORMAL') throw new DomainError('REFUND_DECIDED')
  await decide(ctx, async (tx) => {
    await moveRefund(tx, refund, 'SUCCESS', { isRedirected: true })
    await tx.db.query('UPDATE payment_refund SET fee_kept_fen = fee_fen, fee_fen = 0 WHERE id = $1 RETURNING id', [id])
    await tx.db.query('UPDATE payment SET refunded_fen = refunded_fen - $2::bigint WHERE id = $1 RETURNING id', [paymentId, feeFen])
    await tell(tx, 'refund.ended', { ...refund, feeFen: 0n })
    await recordAudit(tx, { action: 'refund.redirected', subjectId: id, key: id })
    await postJournal(tx, { id: `redirect:${id}`, kind: 'REDIRECT', subjectId: id, postings: [{ account: ledgerAccount.refunding, amountFen: -amountFen }, { account: ledgerAccount.wallet(refund.userId), amountFen }] })
  })
}
