import { decode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { SESSION_COLUMNS, SESSION_JOIN, sessionSecret, toActor, type SessionRow } from '@/lib/auth'
import type { Ctx, Role, WorldRef } from '@/lib/db'
import { DEFAULT_LOCALE, LOCALES, type Locale } from '@/lib/i18n'
import { wallClock } from '@/lib/kernel/clock'
import { invariant } from '@/lib/kernel/invariant'
import { systemSecrets } from '@/lib/kernel/secrets'
import { createCtx, STATE_COLUMNS, toState, type OpenWorld, type WorldState, type WorldStateRow } from '@/lib/worlds'
import { outsideOf } from './outside'
import { SESSION_COOKIE } from './session-cookie'
import { stayIn } from './stay'
import { BEHIND_HEADER, worldNameOf } from './world-name'

export { SESSION_COOKIE } from './session-cookie'
export const LOCALE_COOKIE = 'shuidan.locale'

export type Visitor = { displayName: string; avatarUrl: string | null; role: Role }
export type RequestContext = { ctx: Ctx; world: OpenWorld; state: WorldState; locale: Locale; visitor: Visitor | null }

/** World, time and person of the request at hand, in one round trip; made once a request, which is inside its world until it has been answered. Errors: WORLD_NOT_FOUND. */
export const requestContext = cache(async (): Promise<RequestContext> => {
  const [head, jar] = await Promise.all([headers(), cookies()])
  const requestId = head.get('x-request-id') ?? systemSecrets.token(9)
  const world = await stayIn(worldNameOf(head), requestId, head.get(BEHIND_HEADER) !== null)
  return contextIn(world, { requestId, token: jar.get(SESSION_COOKIE)?.value, locale: jar.get(LOCALE_COOKIE)?.value })
})

export type Caller = { requestId: string; token: string | undefined; locale: string | undefined }

/** The same for whoever is inside a world by himself. */
export async function contextIn(world: OpenWorld, { requestId, token, locale: asked }: Caller): Promise<RequestContext> {
  const { state, session } = await readStateAndSession(world, token ? await sessionIdOf(token, world) : null)
  const locale = LOCALES.find((known) => known === asked) ?? DEFAULT_LOCALE
  const ctx = createCtx({ world: world.ref, db: world.db, state, actor: toActor(session), requestId, outside: outsideOf(world.ref.name) })
  const { display_name: displayName, role, avatar_url: avatarUrl } = session
  return { ctx, world, state, locale, visitor: displayName && role ? { displayName, avatarUrl, role } : null }
}

/** Tokens opened before, the one used last at the end: deriving a key and decrypting costs as much as a small query. What counts, the session's row, is read each time. */
const opened = new Map<string, string>()
const MOST_OPENED = 1_000

/** A token of another world or epoch does not decrypt here. */
async function sessionIdOf(token: string, { ref }: OpenWorld): Promise<string | null> {
  const key = `${ref.name}:${ref.epoch}:${token}`
  const sessionId = opened.get(key) ?? (await decryptSessionId(token, ref))
  if (sessionId === null) return null
  opened.delete(key)
  opened.set(key, sessionId)
  if (opened.size > MOST_OPENED) opened.delete(opened.keys().next().value ?? '')
  return sessionId
}

async function decryptSessionId(token: string, ref: WorldRef): Promise<string | null> {
  const claims = await decode({ token, secret: sessionSecret(ref) }).catch(() => null)
  return claims?.world === ref.name && claims.epoch === ref.epoch && typeof claims.sid === 'string' ? claims.sid : null
}

async function readStateAndSession(world: OpenWorld, sessionId: string | null): Promise<{ state: WorldState; session: SessionRow }> {
  const [row] = await world.db.query<WorldStateRow & SessionRow>(
    `SELECT ${STATE_COLUMNS}, ${SESSION_COLUMNS} FROM world_state w ${SESSION_JOIN} WHERE w.id = 1`,
    [sessionId, wallClock.now()],
  )
  invariant(row, 'a world without world_state')
  return { state: toState(row), session: row }
}
