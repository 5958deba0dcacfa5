import { requireRole } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { DomainError, valueOrThrow } from '@/lib/kernel/errors'
import { failpoint } from '@/lib/kernel/failpoint'
import { parseYuan } from '@/lib/kernel/money'
import { recordAudit } from '@/lib/platform'
import { firstState, scheduleFirst } from './red-first'
import { shareOf, type GivenBack, type Paid } from './rules'
import { RequestRefundInput } from './schemas'

/** 1 to 80 characters, as 微信支付's reason */
const LONGEST_REASON = 80

type Asked = { paymentId: string; refundNo: string; amountFen: bigint; reason: string }

/**
 * Gives (part of) a payment back to where it came from; of a merged payment each leg by itself. The same refundNo with the same content is
 * the same refund. Above the limit it waits for a second person. Errors: AMOUNT_*, REFUND_*, NOT_FOUND.
 */
export async function requestRefund({ ctx, input }: Command<unknown>): Promise<{ id: string }> {
  const userId = requireRole(ctx, 'ADMIN', 'OPERATOR')
  const { amount, ...typed } = RequestRefundInput.parse(input)
  if (typed.reason === '' || [...typed.reason].length > LONGEST_REASON || /[\p{Cc}\p{Cf}<>]/u.test(typed.reason)) throw new DomainError('REFUND_REASON', { max: LONGEST_REASON })
  const amountFen = parseYuan(amount)
  if (amountFen === null || amountFen <= 0n) throw new DomainError('AMOUNT_INVALID')
  const asked: Asked = { ...typed, amountFen }
  const id = ctx.random.id('rfd', asked.refundNo)
  await withTransaction(ctx, async (tx) => {
    const paid = await lockPayment(tx, asked.paymentId)
    if (await isKnown(tx, id, asked)) return
    const before = await givenBack(tx, asked.paymentId)
    const { feeFen, needsApproval } = valueOrThrow(shareOf(paid, before, asked.amountFen, tx.clock.now()))
    const state = needsApproval ? 'PENDING' : await firstState(tx, asked.paymentId)
    await insert(tx, { id, ...asked, feeFen, state, userId })
    if (state !== 'PENDING') await scheduleFirst(tx, id, state)
    await recordAudit(tx, { action: 'refund.requested', subjectId: id, key: id, detail: { paymentId: asked.paymentId, amountFen: asked.amountFen.toString(), reason: asked.reason } })
  })
  failpoint('refund.requested')
  return { id }
}

/** Refunds of one payment follow one another. */
async function lockPayment(tx: Ctx, paymentId: string): Promise<Paid> {
  const [paid] = await tx.db.query<Paid>('SELECT state, amount_fen AS "amountFen", fee_fen AS "feeFen", ended_at AS "endedAt" FROM payment WHERE id = $1 FOR UPDATE', [paymentId])
  if (!paid) throw new DomainError('NOT_FOUND')
  return paid
}

async function isKnown(tx: Ctx, id: string, { paymentId, amountFen, reason }: Asked): Promise<boolean> {
  const [known] = await tx.db.query<{ same: boolean }>('SELECT (payment_id, amount_fen, reason) = ($2, $3::bigint, $4) AS same FROM payment_refund WHERE id = $1', [id, paymentId, amountFen, reason])
  if (known && !known.same) throw new DomainError('REFUND_NO_USED')
  return known !== undefined
}

async function givenBack(tx: Ctx, paymentId: string): Promise<GivenBack> {
  const [row] = await tx.db.query<GivenBack>(
    `SELECT coalesce(sum(amount_fen), 0)::bigint AS "amountFen", coalesce(sum(fee_fen + fee_kept_fen), 0)::bigint AS "feeFen", count(*)::int AS count FROM payment_refund WHERE payment_id = $1 AND state <> 'CLOSED'`,
    [paymentId],
  )
  return row ?? { amountFen: 0n, feeFen: 0n, count: 0 }
}

type Row = Asked & { id: string; feeFen: bigint; state: 'PENDING' | 'RED' | 'ASKING'; userId: string }

async function insert(tx: Ctx, { id, refundNo, paymentId, amountFen, feeFen, reason, state, userId }: Row): Promise<void> {
  const fresh = await tx.db.query(
    `INSERT INTO payment_refund (id, refund_no, payment_id, amount_fen, fee_fen, reason, state, requested_by, requested_at, sends)
     VALUES ($1, $2, $3, $4::bigint, $5::bigint, $6, $7, $8, $9::timestamptz, 0) ON CONFLICT DO NOTHING RETURNING id`,
    [id, refundNo, paymentId, amountFen, feeFen, reason, state, userId, tx.clock.now()],
  )
  // The same number at the same moment, of another payment.
  if (fresh.length === 0) throw new DomainError('REFUND_NO_USED')
}
