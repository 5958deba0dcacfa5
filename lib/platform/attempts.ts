import type { Ctx } from '@/lib/db'
import { DomainError, type ErrorCode } from '@/lib/kernel/errors'

export type AttemptLimit = { key: string; max: number; windowMs: number; code: ErrorCode }

/**
 * Counts a try against a door and refuses the one too many, in one statement so that racing tries all count.
 * Windows run on the machine's clock: they are against attackers, whom a world's clock must not help.
 */
export async function countAttempt(ctx: Ctx, { key, max, windowMs, code }: AttemptLimit): Promise<void> {
  const wall = ctx.clock.wall()
  const [row] = await ctx.db.query<{ count: number }>(
    `INSERT INTO attempt_counter AS c (key, count, window_start) VALUES ($1, 1, $2)
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN c.window_start <= $3 THEN 1 ELSE least(c.count + 1, $4 + 1) END,
       window_start = CASE WHEN c.window_start <= $3 THEN $2 ELSE c.window_start END
     RETURNING count`,
    [key, wall, new Date(wall.getTime() - windowMs), max],
  )
  if ((row?.count ?? 0) > max) throw new DomainError(code, { minutes: Math.ceil(windowMs / 60_000) })
}

export async function clearAttempts(ctx: Ctx, key: string): Promise<void> {
  await ctx.db.query('DELETE FROM attempt_counter WHERE key = $1 RETURNING key', [key])
}
