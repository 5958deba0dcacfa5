import { z } from 'zod'
import { requireRole } from '@/lib/auth'
import { READERS } from '@/lib/companies/changes'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { Id } from '@/lib/kernel/input'

export type SavedView = { id: string; name: string; query: string }

/** As many as fit above a list. */
const MAX_VIEWS = 20
const List = z.enum(['companies'])
const SaveInput = z.object({ list: List, name: z.string().trim().min(1).max(30).regex(/^\P{Cc}+$/u), query: z.string().max(500).regex(/^[\x21-\x7e]*$/) })

/** The caller's own. */
export async function listViews({ ctx, input }: Command<unknown>): Promise<SavedView[]> {
  const userId = requireRole(ctx, ...READERS)
  const { list } = z.object({ list: List }).parse(input)
  return ctx.db.query<SavedView>('SELECT id, name, query FROM saved_view WHERE user_id = $1 AND list = $2 ORDER BY created_at, id LIMIT 20', [userId, list])
}

/** Another of the same name takes its place. Errors: FORBIDDEN, VIEW_LIMIT. */
export async function saveView({ ctx, input }: Command<unknown>): Promise<{ query: string }> {
  const userId = requireRole(ctx, ...READERS)
  const { list, name, query } = SaveInput.parse(input)
  const kept = await ctx.db.query(
    `INSERT INTO saved_view (id, user_id, list, name, query, created_at)
     SELECT $1, $2, $3, $4, $5, $6::timestamptz WHERE (SELECT count(*) FROM saved_view WHERE user_id = $2 AND list = $3 AND name <> $4) < ${MAX_VIEWS}
     ON CONFLICT (user_id, list, name) DO UPDATE SET query = excluded.query RETURNING id`,
    [ctx.random.id('vew', `${userId}:${list}:${name}`), userId, list, name, query, ctx.clock.now()],
  )
  if (kept.length === 0) throw new DomainError('VIEW_LIMIT', { max: MAX_VIEWS })
  return { query }
}

/** Errors: FORBIDDEN, NOT_FOUND also for somebody else's. */
export async function removeView({ ctx, input }: Command<unknown>): Promise<void> {
  const userId = requireRole(ctx, ...READERS)
  const { id } = z.object({ id: Id }).parse(input)
  await forget(ctx, userId, id)
}

async function forget({ db }: Ctx, userId: string, id: string): Promise<void> {
  const gone = await db.query('DELETE FROM saved_view WHERE id = $1 AND user_id = $2 RETURNING id', [id, userId])
  if (gone.length === 0) throw new DomainError('NOT_FOUND')
}
