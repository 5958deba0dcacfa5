import { beforeAll, describe, expect, test } from 'vitest'
import { createSession, requireResident, requireRole, revokeSession, SESSION_COLUMNS, SESSION_HOURS, SESSION_JOIN, sessionSecret, toActor, type SessionRow } from '@/lib/auth'
import { ROLES, type Actor, type Ctx } from '@/lib/db'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx
let userId: string
beforeAll(async () => {
  ctx = await world.system()
  userId = (await ctx.db.prisma.user.findUniqueOrThrow({ where: { loginName: 'qa' } })).id
})

/** As every request does it. */
async function actorOf(sessionId: string | null, wall = ctx.clock.wall()): Promise<Actor> {
  const [row] = await ctx.db.query<SessionRow>(`SELECT ${SESSION_COLUMNS} FROM world_state w ${SESSION_JOIN} WHERE w.id = 1`, [sessionId, wall])
  return row ? toActor(row) : { kind: 'ANONYMOUS' }
}
const ANONYMOUS = { kind: 'ANONYMOUS' }

describe('a session', () => {
  test('is somebody until it ends', async () => {
    const sessionId = await createSession(ctx, userId)
    expect(await actorOf(sessionId)).toEqual({ kind: 'USER', userId, role: 'QA', sessionId })
    const end = ctx.clock.wall().getTime() + SESSION_HOURS * HOUR_MS
    expect(await actorOf(sessionId, new Date(end - 60_000))).toMatchObject({ userId })
    expect(await actorOf(sessionId, new Date(end + 60_000))).toEqual(ANONYMOUS)
  })

  test('does not end because a tester turned the world’s clock', async () => {
    const sessionId = await createSession(ctx, userId)
    await world.advance(1_000 * HOUR_MS)
    expect(await actorOf(sessionId)).toMatchObject({ userId })
  })

  test('that was signed out is nobody, at once and for ever', async () => {
    const [out, other] = [await createSession(ctx, userId), await createSession(ctx, userId)]
    await Promise.all([revokeSession(ctx, out), revokeSession(ctx, out)])
    const { revokedAt } = await ctx.db.prisma.session.findUniqueOrThrow({ where: { id: out } })
    await revokeSession(ctx, out)
    expect((await ctx.db.prisma.session.findUniqueOrThrow({ where: { id: out } })).revokedAt).toEqual(revokedAt)
    expect([await actorOf(out), await actorOf(other)]).toMatchObject([ANONYMOUS, { userId }])
  })

  test.each([null, '', 'made-up', `' OR '1'='1`, 'x'.repeat(10_000)])('%j is nobody', async (sessionId) => {
    expect(await actorOf(sessionId)).toEqual(ANONYMOUS)
  })

  test('follows the role that its person has now', async () => {
    const person = await ctx.db.prisma.user.create({ data: { id: 'usr_moved', role: 'ADMIN', displayName: 'x', oneTap: false, createdAt: ctx.clock.now() } })
    const sessionId = await createSession(ctx, person.id)
    await ctx.db.prisma.user.update({ where: { id: person.id }, data: { role: 'OPERATOR' } })
    expect(await actorOf(sessionId)).toMatchObject({ role: 'OPERATOR' })
  })

  test('has an id that cannot be guessed', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => createSession(ctx, userId)))
    expect(new Set(ids).size).toBe(20)
    expect(ids.every((id) => /^[\w-]{24,}$/.test(id))).toBe(true)
  })
})

test('a token’s secret is another one in every world and epoch', () => {
  const secrets = [{ name: 'a', epoch: 1 }, { name: 'a', epoch: 2 }, { name: 'b', epoch: 1 }, { name: 'a:1', epoch: 1 }, { name: 'a', epoch: 11 }].map(sessionSecret)
  expect(new Set(secrets).size).toBe(5)
  expect(sessionSecret({ name: 'a', epoch: 1 })).toBe(secrets[0])
})

describe('roles', () => {
  const as = (actor: Actor): Ctx => ({ ...ctx, actor })
  const user = (role: (typeof ROLES)[number]): Ctx => as({ kind: 'USER', userId: 'u', role, sessionId: 's' })

  test.each(ROLES)('%s may do what is theirs, and nothing else', (role) => {
    for (const wanted of ROLES) {
      const tried = () => requireRole(user(role), wanted)
      if (role === wanted) expect(tried()).toBe('u')
      else expect(tried).toThrow('FORBIDDEN')
    }
  })

  test('nobody and the system itself are not a person', () => {
    for (const actor of [{ kind: 'ANONYMOUS' }, { kind: 'SYSTEM' }] as const) expect(() => requireResident(as(actor))).toThrow('UNAUTHENTICATED')
  })
})
