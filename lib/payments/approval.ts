import { checkPaymentPassword } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'

/** How long the password counts for the payment it was typed for. */
const APPROVAL_MS = 5 * MINUTE_MS

const sessionOf = (ctx: Ctx): string => (ctx.actor.kind === 'USER' ? ctx.actor.sessionId : '')

/**
 * The resident agrees to this payment: with the payment password, or by the one typed a moment ago when the source has failed since
 * (rule P5). Errors: PASSWORD_*.
 */
export async function approve(ctx: Ctx, { userId, paymentId, password, sourceFailed }: { userId: string; paymentId: string; password: string | undefined; sourceFailed: boolean }): Promise<void> {
  if (password === undefined) {
    if (!sourceFailed || !(await isApproved(ctx, paymentId))) throw new DomainError('PASSWORD_FORMAT')
    return
  }
  await checkPaymentPassword(ctx, userId, password)
}

/** The password counts for other sources of this payment, should the one chosen fail. */
export async function keepApproval(ctx: Ctx, paymentId: string): Promise<void> {
  await ctx.db.query(
    `INSERT INTO payment_approval (payment_id, session_id, until) VALUES ($1, $2, $3)
     ON CONFLICT (payment_id) DO UPDATE SET session_id = excluded.session_id, until = excluded.until RETURNING payment_id`,
    [paymentId, sessionOf(ctx), new Date(ctx.clock.wall().getTime() + APPROVAL_MS)],
  )
}

async function isApproved(ctx: Ctx, paymentId: string): Promise<boolean> {
  const [row] = await ctx.db.query<{ ok: boolean }>('SELECT true AS ok FROM payment_approval WHERE payment_id = $1 AND session_id = $2 AND until > $3', [paymentId, sessionOf(ctx), ctx.clock.wall()])
  return row !== undefined
}

/** Whether the password has to be typed (again) for this payment. */
export async function needsPassword(ctx: Ctx, { id, fundingCode }: { id: string; fundingCode: string | null }): Promise<boolean> {
  return fundingCode === null || !(await isApproved(ctx, id))
}
