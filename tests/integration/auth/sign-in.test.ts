import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInOneTap, signInWithPassword } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { refusal } from '../../support/refusal'
import { tableCounts } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx
beforeAll(async () => void (ctx = await world.as({ kind: 'ANONYMOUS' })))
beforeEach(async () => void (await ctx.db.prisma.attemptCounter.deleteMany()))

const signIn = (loginName: unknown, password: unknown, as = ctx) => signInWithPassword({ ctx: as, input: { loginName, password } })
const later = (ms: number): Ctx => ({ ...ctx, clock: { ...ctx.clock, wall: () => new Date(ctx.clock.wall().getTime() + ms) } })
const userOf = (loginName: string) => ctx.db.prisma.user.findUniqueOrThrow({ where: { loginName } })

describe('by name and password', () => {
  test('staff come in, and it is written down', async () => {
    const id = await signIn('admin', 'admin-demo')
    expect(id).toBe((await userOf('admin')).id)
    expect(await ctx.db.prisma.auditEntry.findMany({ where: { subjectId: id, action: 'signIn' } })).toMatchObject([{ detail: { by: 'password' } }])
    expect(await signIn(' admin ', 'admin-demo')).toBe(id)
  })

  test.each([
    ['a wrong password', 'admin', 'admin-demo '],
    ['another’s password', 'admin', 'qa-demo'],
    ['a name nobody has', 'nobody', 'admin-demo'],
    ['a resident', '王女士', '123456'],
    ['SQL', `admin'; --`, `' OR 1=1`],
    ['nothing', '', ''],
    ['no text', null, { $ne: '' }],
    ['a NUL', 'ad\u0000min', 'admin-demo'],
    ['a NUL in the password', 'admin', 'admin-\u0000demo'],
    ['a megabyte', 'admin', 'x'.repeat(1_000_000)],
  ])('%s is refused with the same words', async (_, loginName, password) => {
    expect(await refusal(signIn(loginName, password), ['admin', 'scrypt', String(password).slice(0, 40)].filter((secret) => secret.length > 3))).toBe('SIGN_IN_FAILED')
  })

  test('five wrong tries close the name for 15 minutes, for the right password too', async () => {
    const codes: string[] = []
    for (let n = 0; n < 6; n += 1) codes.push(await refusal(signIn('operator', 'wrong')))
    expect(codes).toEqual([...Array(5).fill('SIGN_IN_FAILED'), 'SIGN_IN_LOCKED'])
    expect(await refusal(signIn('operator', 'operator-demo'))).toBe('SIGN_IN_LOCKED')
    await world.advance(60 * MINUTE_MS)
    expect(await refusal(signIn('operator', 'operator-demo'))).toBe('SIGN_IN_LOCKED')
    expect(await signIn('operator', 'operator-demo', later(15 * MINUTE_MS + 1))).toBe((await userOf('operator')).id)
  })

  test('twenty guesses at once are five guesses', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => refusal(signIn('qa', 'wrong'))))
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(5)
    expect(codes.filter((code) => code === 'SIGN_IN_LOCKED')).toHaveLength(15)
  })

  test('a name that does not exist is closed as well: nobody learns which exist', async () => {
    const codes: string[] = []
    for (let n = 0; n < 6; n += 1) codes.push(await refusal(signIn('ghost', 'wrong')))
    expect(codes.at(-1)).toBe('SIGN_IN_LOCKED')
  })

  test('a success forgets the wrong tries before it', async () => {
    for (let n = 0; n < 3; n += 1) {
      for (let wrong = 0; wrong < 4; wrong += 1) await refusal(signIn('admin', 'wrong'))
      expect(await signIn('admin', 'admin-demo')).toBe((await userOf('admin')).id)
    }
  })

  test('a refused try writes nothing but its count', async () => {
    const before = await tableCounts(ctx.db)
    await refusal(signIn('newcomer', 'wrong'))
    const after = await tableCounts(ctx.db)
    expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual(['public.attempt_counter'])
  })
})

describe('with one tap', () => {
  const tap = (loginName: unknown, allowed = true) => signInOneTap({ ctx, input: { loginName } }, allowed)

  test('demo staff come in where the world allows it', async () => {
    expect(await tap('qa')).toBe((await userOf('qa')).id)
  })

  test('nobody comes in where it does not', async () => {
    expect(await refusal(tap('qa', false))).toBe('SIGN_IN_FAILED')
  })

  test('only those who are marked for it', async () => {
    await ctx.db.prisma.user.create({ data: { id: 'usr_boss', role: 'ADMIN', displayName: 'boss', loginName: 'boss', oneTap: false, createdAt: ctx.clock.now() } })
    expect([await refusal(tap('boss')), await refusal(tap('nobody')), await refusal(tap(''))]).toEqual(['SIGN_IN_FAILED', 'SIGN_IN_FAILED', 'SIGN_IN_FAILED'])
    expect([await refusal(tap(5)), await refusal(tap('x'.repeat(65)))]).toEqual(['INVALID_INPUT', 'INVALID_INPUT'])
  })
})

test('the empty world has closed doors and no staff', async () => {
  const { PRESETS } = await import('@/prisma/seed')
  expect([PRESETS.empty.oneTapSignIn, PRESETS.demo.oneTapSignIn]).toEqual([false, true])
})
