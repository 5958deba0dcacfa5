import { checkPaymentPassword } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { DomainError, isDomainError, type ErrorCode } from '@/lib/kernel/errors'

/** How long the password counts for the order it was typed for. */
const APPROVAL_MS = 5 * MINUTE_MS

/** With these a source says no, and another may say yes to the same order. */
const OF_SOURCE: readonly ErrorCode[] = ['INSUFFICIENT_BALANCE', 'SOURCE_OFF', 'SOURCE_UNAVAILABLE', 'SOURCE_PAYMENT_LIMIT', 'SOURCE_DAY_LIMIT', 'SOURCE_MONTH_LIMIT']

const sessionOf = (ctx: Ctx): string => (ctx.actor.kind === 'USER' ? ctx.actor.sessionId : '')

type Agreement = { userId: string; /** Of a payment, or a merged one */ orderId: string; password: string | undefined; instrument: string }

/**
 * The resident agrees to this order: with the payment password, or by the one typed a moment ago when the source has failed since
 * (rule P5). `pay` tells whether the source may fail yet; when it fails at once, the password counts for another too.
 * Errors: PASSWORD_*, and those of `pay`.
 */
export async function agreeing(ctx: Ctx, { userId, orderId, password, instrument }: Agreement, pay: () => Promise<{ isOpen: boolean }>): Promise<void> {
  if (password !== undefined) await checkPaymentPassword(ctx, userId, password)
  else if ((await readApproval(ctx, orderId)).asksPassword) throw new DomainError('PASSWORD_FORMAT')
  const isTyped = password !== undefined
  try {
    const { isOpen } = await pay()
    if (isOpen && isTyped) await keepApproval(ctx, orderId, [])
  } catch (error) {
    if (isDomainError(error) && OF_SOURCE.includes(error.code)) await (isTyped ? keepApproval(ctx, orderId, [instrument]) : noteFailure(ctx, orderId, instrument))
    throw error
  }
}

/** So many failed sources of an order are remembered. */
const MOST_FAILED = 20

/** The password counts for other sources of this order, should the one chosen fail. */
async function keepApproval(ctx: Ctx, orderId: string, failed: string[]): Promise<void> {
  await ctx.db.query(
    `INSERT INTO payment_approval AS a (payment_id, session_id, until, failed) VALUES ($1, $2, $3, $4)
     ON CONFLICT (payment_id) DO UPDATE SET session_id = excluded.session_id, until = excluded.until, failed = (excluded.failed || a.failed)[1:$5] RETURNING payment_id`,
    [orderId, sessionOf(ctx), new Date(ctx.clock.wall().getTime() + APPROVAL_MS), failed, MOST_FAILED],
  )
}

async function noteFailure(ctx: Ctx, orderId: string, instrument: string): Promise<void> {
  await ctx.db.query('UPDATE payment_approval SET failed = ($2::text || failed)[1:$3] WHERE payment_id = $1 RETURNING payment_id', [orderId, instrument, MOST_FAILED])
}

export type Approval = { /** Whether the password has to be typed (again) */ asksPassword: boolean; /** Sources that said no to this order since it was typed */ failed: string[] }

export async function readApproval(ctx: Ctx, orderId: string): Promise<Approval> {
  const [row] = await ctx.db.query<{ failed: string[] }>('SELECT failed FROM payment_approval WHERE payment_id = $1 AND session_id = $2 AND until > $3', [orderId, sessionOf(ctx), ctx.clock.wall()])
  return { asksPassword: row === undefined, failed: row?.failed ?? [] }
}
