import { beforeEach, describe, expect, test } from 'vitest'
import { finishBinding, getWaterAccount, listWaterAccounts, MAX_ACCOUNTS } from '@/lib/accounts'
import type { Ctx } from '@/lib/db'
import { HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { newKey, newResident, userIdOf, verifiedBinding } from '../../support/journey'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx
beforeEach(async () => void (ctx = (await newResident(world)).ctx))

/** A binding that is verified, as the steps before leave it. */
async function verified(billKey: string, as = ctx): Promise<string> {
  const id = `bnd_${userIdOf(as)}_${billKey}`
  const startedAt = as.clock.now()
  const expiresAt = new Date(startedAt.getTime() + 15 * MINUTE_MS)
  const masked = { phoneMasked: '138****1001', holderMasked: '*芳', addressMasked: '海淀区***', householdSize: 3 }
  await as.db.prisma.bindRequest.create({ data: { id, userId: userIdOf(as), companyCode: 'beijing', billKey, state: 'VERIFIED', ...masked, startedAt, expiresAt } })
  return id
}
/** Named after its number, as no two accounts of a person have one name. */
const finish = (bindRequestId: string, alias: unknown = `家 ${bindRequestId.slice(-10)}`, idempotencyKey = newKey(), as = ctx) => finishBinding({ ctx: as, input: { bindRequestId, alias, idempotencyKey } })
const accountsOf = (as = ctx) => as.db.prisma.waterAccount.findMany({ where: { userId: userIdOf(as), unboundAt: null } })
const fill = async (count: number) => {
  for (let n = 0; n < count; n += 1) await finish(await verified(`09${String(n).padStart(8, '0')}`))
}

describe('finishing', () => {
  test('binds the account under its name, tells the resident and asks the company', async () => {
    await world.advance(2 * HOUR_MS)
    ctx = (await newResident(world)).ctx
    const { waterAccountId } = await finish(await verifiedBinding(ctx, '0100000001'), '  学院路  5号院 ')
    expect(await getWaterAccount({ ctx, input: { waterAccountId } })).toMatchObject({ alias: '学院路 5号院', billKey: '0100000001', holderMasked: '*芳', reminderFen: 2000n, householdSize: 3 })
    await world.runDue()
    expect(await ctx.db.prisma.serviceNotice.findMany({ where: { userId: userIdOf(ctx) } })).toMatchObject([{ kind: 'ACCOUNT_BOUND' }])
    expect(await getWaterAccount({ ctx, input: { waterAccountId } })).toMatchObject({ dueFen: 9000n, balanceFen: 0n })
    expect(world.jobErrors).toEqual([])
  })

  test('again with the same key is the same account; ten at once are one', async () => {
    const [id, key] = [await verified('0900000001'), newKey()]
    const results = await Promise.all(Array.from({ length: 10 }, () => finish(id, '我家', key)))
    expect(new Set(results.map(({ waterAccountId }) => waterAccountId)).size).toBe(1)
    expect(await finish(id, ' 我家 ', key)).toEqual(results[0])
    expect(await accountsOf()).toHaveLength(1)
  })

  test('again with another key is not: the number is bound', async () => {
    const id = await verified('0900000001')
    const results = await Promise.allSettled([finish(id), finish(id), finish(id)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'NUMBER_ALREADY_BOUND' })
    expect(await accountsOf()).toHaveLength(1)
  })

  test('with a key that named something else is refused', async () => {
    const key = newKey()
    await finish(await verified('0900000001'), '我家', key)
    expect(await refusal(finish(await verified('0900000002'), '我家', key))).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('two people may bind one number, each their own', async () => {
    const other = (await newResident(world)).ctx
    await Promise.all([finish(await verified('0900000003')), finish(await verified('0900000003', other), '我家', newKey(), other)])
    expect([await accountsOf(), await accountsOf(other)]).toMatchObject([[{ billKey: '0900000003' }], [{ billKey: '0900000003' }]])
  })

  test.each([['', 'EMPTY'], ['   ', 'EMPTY'], ['水'.repeat(21), 'LENGTH'], ['水'.repeat(900), 'LENGTH'], ['<b>', 'CHARSET'], ['a\u0000', 'CHARSET'], ['\u200d', 'CHARSET'], ['\u202e家', 'CHARSET']])('the alias %j is refused, and nothing is written', async (alias, why) => {
    const id = await verified('0900000001')
    expect(await tablesChangedBy(ctx.db, async () => expect(await refusal(finish(id, alias))).toBe(`ALIAS_${why}`))).toEqual([])
    expect(await finish(id)).toHaveProperty('waterAccountId')
  })

  test('of somebody else’s, of an unverified and of an expired binding writes nothing', async () => {
    const mine = await verified('0900000001')
    const other = (await newResident(world)).ctx
    const unverified = await verified('0900000002')
    await ctx.db.prisma.bindRequest.update({ where: { id: unverified }, data: { state: 'STARTED' } })
    const tries = async () => {
      expect(await refusal(finish(mine, '我家', newKey(), other))).toBe('NOT_FOUND')
      expect(await refusal(finish(unverified))).toBe('CONFLICT')
      expect(await refusal(finish('bnd_none'))).toBe('NOT_FOUND')
    }
    expect(await tablesChangedBy(ctx.db, tries)).toEqual([])
    await world.advance(15 * MINUTE_MS)
    const late = { ...ctx, clock: (await world.system()).clock }
    expect(await tablesChangedBy(ctx.db, async () => expect(await refusal(finish(mine, '我家', newKey(), late))).toBe('BIND_EXPIRED'))).toEqual([])
  })
})

describe('fifteen accounts (rule A1)', () => {
  test('are the most: the sixteenth is refused, and nothing is written', async () => {
    await fill(MAX_ACCOUNTS)
    const id = await verified('0900000099')
    expect(await tablesChangedBy(ctx.db, async () => expect(await refusal(finish(id))).toBe('ACCOUNT_LIMIT'))).toEqual([])
    expect(await listWaterAccounts({ ctx })).toHaveLength(15)
  })

  test('of twenty who race for the last place one gets it', async () => {
    await fill(MAX_ACCOUNTS - 1)
    const ids = await Promise.all(Array.from({ length: 20 }, (_, n) => verified(`091${String(n).padStart(7, '0')}`)))
    const codes = await Promise.all(ids.map((id) => finish(id).then(() => 'ok', (error: { code: string }) => error.code)))
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(codes.filter((code) => code === 'ACCOUNT_LIMIT')).toHaveLength(19)
    expect(await accountsOf()).toHaveLength(15)
  })

  test('are counted for each person', async () => {
    await fill(MAX_ACCOUNTS)
    const other = (await newResident(world)).ctx
    expect(await finish(await verified('0900000000', other), '我家', newKey(), other)).toHaveProperty('waterAccountId')
  })
})
