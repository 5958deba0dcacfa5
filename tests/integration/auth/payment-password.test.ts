import { beforeEach, describe, expect, test } from 'vitest'
import { checkPaymentPassword, hashPassword, MAX_FAILURES, setPaymentPassword } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('empty')
let ctx: Ctx
let userId: string
let people = 0
beforeEach(async () => {
  ctx = await world.system()
  userId = `usr_${(people += 1)}`
  await ctx.db.prisma.user.create({ data: { id: userId, role: 'RESIDENT', displayName: userId, oneTap: false, createdAt: ctx.clock.now() } })
  await setPaymentPassword(ctx, userId, '135790')
})

const once = (password: string, as = ctx) => checkPaymentPassword(as, userId, password).then(() => 'ok', (error: { code: string }) => error.code)
const later = (ms: number): Ctx => ({ ...ctx, clock: { ...ctx.clock, wall: () => new Date(ctx.clock.wall().getTime() + ms) } })

describe('the payment password', () => {
  test('is right or wrong, and says how many tries are left', async () => {
    expect(await once('135790')).toBe('ok')
    await expect(checkPaymentPassword(ctx, userId, '000000')).rejects.toMatchObject({ code: 'PASSWORD_WRONG', params: { left: 4 } })
    await expect(checkPaymentPassword(ctx, userId, '000001')).rejects.toMatchObject({ params: { left: 3 } })
  })

  test.each(['', '12345', '1234567', 'abcdef', '１３５７９０', '13579O', `' OR 1`, '135790 '])('%j has the wrong form: no try is counted', async (password) => {
    expect(await once(password)).toBe('PASSWORD_FORMAT')
    expect(await refusal(setPaymentPassword(ctx, userId, password))).toBe('PASSWORD_FORMAT')
    expect(await ctx.db.prisma.paymentPassword.findUniqueOrThrow({ where: { userId } })).toMatchObject({ failures: 0 })
    expect(await once('135790')).toBe('ok')
  })

  test('locks at the fifth wrong try, for three hours of the machine’s clock', async () => {
    const codes: string[] = []
    for (let n = 0; n < MAX_FAILURES; n += 1) codes.push(await once('000000'))
    expect(codes).toEqual(['PASSWORD_WRONG', 'PASSWORD_WRONG', 'PASSWORD_WRONG', 'PASSWORD_WRONG', 'PASSWORD_LOCKED'])
    expect(await once('135790')).toBe('PASSWORD_LOCKED')
    await world.advance(24 * HOUR_MS)
    expect(await once('135790', await world.system())).toBe('PASSWORD_LOCKED')
    expect(await once('135790', later(3 * HOUR_MS + 1_000))).toBe('ok')
    expect(await once('000000')).toBe('PASSWORD_WRONG')
  })

  test('a right one forgets the wrong ones before it', async () => {
    for (let n = 0; n < 4; n += 1) await once('000000')
    expect(await once('135790')).toBe('ok')
    await expect(checkPaymentPassword(ctx, userId, '000000')).rejects.toMatchObject({ params: { left: 4 } })
  })

  test('thirty guesses at once are five guesses', async () => {
    const codes = await Promise.all(Array.from({ length: 30 }, (_, n) => once(String(n).padStart(6, '0'))))
    expect(codes.filter((code) => code === 'PASSWORD_WRONG')).toHaveLength(4)
    expect(codes.filter((code) => code === 'PASSWORD_LOCKED')).toHaveLength(26)
    expect(await once('135790')).toBe('PASSWORD_LOCKED')
  })

  test('ten right ones at once are ten right ones', async () => {
    expect(await Promise.all(Array.from({ length: 10 }, () => once('135790')))).toEqual(Array(10).fill('ok'))
    expect(await ctx.db.prisma.paymentPassword.findUniqueOrThrow({ where: { userId } })).toMatchObject({ failures: 0, lockedUntil: null })
  })

  test('that was changed is open again', async () => {
    for (let n = 0; n < 5; n += 1) await once('000000')
    await setPaymentPassword(ctx, userId, '246800')
    expect([await once('246800'), await once('135790')]).toEqual(['ok', 'PASSWORD_WRONG'])
  })

  test('of somebody who has none is locked, not open', async () => {
    await ctx.db.prisma.paymentPassword.delete({ where: { userId } })
    expect(await once('135790')).toBe('PASSWORD_LOCKED')
  })

  test('is kept as a salted hash', async () => {
    const { hash } = await ctx.db.prisma.paymentPassword.findUniqueOrThrow({ where: { userId } })
    expect(hash).toMatch(/^scrypt\$[\w-]{22}\$[\w-]{43}$/)
    expect(await hashPassword('135790')).not.toBe(await hashPassword('135790'))
  })
})
