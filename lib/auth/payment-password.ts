import type { Ctx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { checkPassword, hashPassword } from './password-hash'

export const MAX_FAILURES = 5
const LOCK_MINUTES = 180

/** Six digits. Errors: PASSWORD_FORMAT. */
export async function setPaymentPassword(ctx: Ctx, userId: string, password: string): Promise<void> {
  if (!/^\d{6}$/.test(password)) throw new DomainError('PASSWORD_FORMAT')
  const data = { hash: await hashPassword(password), failures: 0, lockedUntil: null }
  await ctx.db.prisma.paymentPassword.upsert({ where: { userId }, update: data, create: { userId, ...data } })
}

/** Tries under way in this process, by person. */
const judging = new Map<string, Promise<void>>()

/**
 * Checks the payment password. A try is counted before it is judged, so that racing guesses all count; five wrong ones
 * lock it for three hours of the machine's clock. Must not run inside a transaction that may roll back the count.
 * Errors: PASSWORD_FORMAT, PASSWORD_WRONG {left}, PASSWORD_LOCKED {minutes}.
 */
export async function checkPaymentPassword(ctx: Ctx, userId: string, password: string): Promise<void> {
  if (!/^\d{6}$/.test(password)) throw new DomainError('PASSWORD_FORMAT')
  // One after another: five taps with the right password at once must not look like five wrong guesses.
  const person = `${ctx.world.database}:${userId}`
  const judge = () => judgePaymentPassword(ctx, userId, password)
  const turn = (judging.get(person) ?? Promise.resolve()).then(judge, judge)
  judging.set(person, turn)
  await turn.finally(() => judging.get(person) === turn && judging.delete(person))
}

type Row = { hash: string; failures: number }

async function judgePaymentPassword(ctx: Ctx, userId: string, password: string): Promise<void> {
  const wall = ctx.clock.wall()
  const [row] = await ctx.db.query<Row>(
    `UPDATE payment_password SET
       failures = CASE WHEN locked_until IS NULL THEN failures + 1 ELSE 1 END,
       locked_until = CASE WHEN (CASE WHEN locked_until IS NULL THEN failures + 1 ELSE 1 END) >= $3 THEN $4::timestamptz END
     WHERE user_id = $1 AND (locked_until IS NULL OR locked_until <= $2) RETURNING hash, failures`,
    [userId, wall, MAX_FAILURES, new Date(wall.getTime() + LOCK_MINUTES * MINUTE_MS)],
  )
  if (!row) throw new DomainError('PASSWORD_LOCKED', { minutes: await minutesLocked(ctx, userId, wall) })
  if (await checkPassword(password, row.hash)) {
    await ctx.db.query('UPDATE payment_password SET failures = 0, locked_until = NULL WHERE user_id = $1 RETURNING user_id', [userId])
    return
  }
  if (row.failures >= MAX_FAILURES) throw new DomainError('PASSWORD_LOCKED', { minutes: LOCK_MINUTES })
  throw new DomainError('PASSWORD_WRONG', { left: MAX_FAILURES - row.failures })
}

async function minutesLocked(ctx: Ctx, userId: string, wall: Date): Promise<number> {
  const [lock] = await ctx.db.query<{ locked_until: Date | null }>('SELECT locked_until FROM payment_password WHERE user_id = $1', [userId])
  const leftMs = (lock?.locked_until?.getTime() ?? 0) - wall.getTime()
  return Math.max(1, Math.ceil(leftMs / MINUTE_MS))
}
