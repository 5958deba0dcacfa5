import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { OrderSourcesInput } from './schemas'

export type Preference = { order: string[]; preferred: string | null }

export async function readPreference(ctx: Ctx, userId: string): Promise<Preference> {
  const [row] = await ctx.db.query<Preference>('SELECT "order", preferred FROM source_preference WHERE user_id = $1', [userId])
  return row ?? { order: [], preferred: null }
}

/** In her order, new ones last. */
export function inOrder<T extends { id: string }>(items: readonly T[], { order }: Preference): T[] {
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  return [...items].sort((a, b) => rank(a.id) - rank(b.id))
}

/** The resident's own order of sources and the one to begin with (rule P5). */
export async function orderSources({ ctx, input }: Command<unknown>): Promise<void> {
  const userId = requireResident(ctx)
  const { order, preferred } = OrderSourcesInput.parse(input)
  await ctx.db.query(
    `INSERT INTO source_preference (user_id, "order", preferred, changed_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (user_id) DO UPDATE SET "order" = excluded."order", preferred = excluded.preferred, changed_at = excluded.changed_at RETURNING user_id`,
    [userId, order, preferred ?? null, ctx.clock.now()],
  )
}
