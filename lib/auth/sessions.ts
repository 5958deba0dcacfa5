import { createHmac } from 'node:crypto'
import type { Actor, Ctx, Db, Role } from '@/lib/db'
import { env } from '@/lib/env'
import { HOUR_MS } from '@/lib/kernel/calendar'

/** On the machine's clock: a tester who turns the world's clock stays signed in. */
export const SESSION_HOURS = 12

/** Tokens of one world and epoch mean nothing in another, a fork included. */
export function sessionSecret(world: { name: string; epoch: number }): string {
  return createHmac('sha256', env.rootSecret).update(`session:${world.name}:${world.epoch}`).digest('base64url')
}

export async function createSession(ctx: Ctx, userId: string): Promise<string> {
  const id = ctx.secrets.token(18)
  const createdAt = ctx.clock.wall()
  await ctx.db.prisma.session.create({ data: { id, userId, createdAt, expiresAt: new Date(createdAt.getTime() + SESSION_HOURS * HOUR_MS) } })
  return id
}

export async function revokeSession(ctx: Ctx, sessionId: string): Promise<void> {
  await ctx.db.prisma.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: ctx.clock.wall() } })
}

export type SessionRow = { session_id: string | null; user_id: string | null; role: Role | null; display_name: string | null; avatar_url: string | null }

/** Joined to world_state as `w`, so that a request learns world time and user in one round trip; $1 session, $2 wall time. */
export const SESSION_JOIN = `LEFT JOIN session s ON s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 LEFT JOIN app_user u ON u.id = s.user_id`
export const SESSION_COLUMNS = 's.id AS session_id, u.id AS user_id, u.role, u.display_name, u.avatar_url'

export function toActor(row: SessionRow): Actor {
  if (!row.session_id || !row.user_id || !row.role) return { kind: 'ANONYMOUS' }
  return { kind: 'USER', userId: row.user_id, role: row.role, sessionId: row.session_id }
}

export async function findUser(db: Db, where: { id: string } | { loginName: string } | { wechatOpenid: string }) {
  return db.prisma.user.findUnique({ where: where as { id: string } })
}
