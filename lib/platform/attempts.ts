import type { Ctx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { DomainError, type ErrorCode } from '@/lib/kernel/errors'

export type AttemptLimit = { key: string; max: number; windowMs: number; code: ErrorCode }

/**
 * Counts a try against a door and refuses the one too many, in one statement so that racing tries all count.
 * Windows run on the machine's clock: they are against attackers, whom a world's clock must not help.
 */
export async function countAttempt(ctx: Ctx, { key, max, windowMs, code }: AttemptLimit): Promise<void> {
  const wall = ctx.clock.wall()
  const [row] = await ctx.db.query<{ count: number; window_start: Date }>(
    `INSERT INTO attempt_counter AS c (key, count, window_start) VALUES ($1, 1, $2)
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN c.window_start <= $3 THEN 1 ELSE least(c.count + 1, $4 + 1) END,
       window_start = CASE WHEN c.window_start <= $3 THEN $2 ELSE c.window_start END
     RETURNING count, window_start`,
    [key, wall, new Date(wall.getTime() - windowMs), max],
  )
  if (!row || row.count <= max) return
  const leftMs = row.window_start.getTime() + windowMs - wall.getTime()
  throw new DomainError(code, { minutes: Math.max(1, Math.ceil(leftMs / MINUTE_MS)) })
}

export async function clearAttempts(ctx: Ctx, key: string): Promise<void> {
  await ctx.db.query('DELETE FROM attempt_counter WHERE key = $1 RETURNING key', [key])
}
