/** 户号管理: names, groups, unbinding (rules A1, A2, B6). */
import { beforeEach, describe, expect, test } from 'vitest'
import { getUnbound, getWaterAccount, groupsOf, listUnbound, listWaterAccounts, moveAccount, renameAccount, unbindAccount } from '@/lib/accounts'
import type { Ctx } from '@/lib/db'
import { HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { getPayment } from '@/lib/payments'
import { listRecords } from '@/lib/payments/records'
import { bindAccount, confirm, newKey, newResident, quote, stateOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx
let accounts: string[]
beforeEach(async () => void ({ ctx, accounts } = await newResident(world, { numbers: ['0100000001', '0100000003'] })))

const first = () => accounts[0] ?? ''
const read = (waterAccountId: string) => getWaterAccount({ ctx, input: { waterAccountId } })
const rename = (waterAccountId: string, alias: unknown, as = ctx) => renameAccount({ ctx: as, input: { waterAccountId, alias } })
const move = (waterAccountId: string, groupKind: unknown, groupName?: unknown, as = ctx) => moveAccount({ ctx: as, input: { waterAccountId, groupKind, groupName } })
const unbind = (waterAccountId: string, idempotencyKey = newKey(), as = ctx) => unbindAccount({ ctx: as, input: { waterAccountId, idempotencyKey } })

describe('a name', () => {
  test.each(['老房子', '👨‍👩‍👧‍👦的家', '一二三四五六七八九十一二三四五六七八九十', '  学院路  5号院 '])('%j is kept as people read it', async (alias) => {
    await rename(first(), alias)
    expect((await read(first())).alias).toBe(alias.trim().replace(/\s+/g, ' '))
  })

  test.each([['', 'EMPTY'], ['水'.repeat(40), 'LENGTH'], ['<script>', 'CHARSET'], ['\u202e家', 'CHARSET'], ['0100000003', 'TAKEN'], ['０１００ ００００ ０３', 'TAKEN'], ['0100000003\u200d', 'TAKEN']])('%j is refused, and nothing is written', async (alias, why) => {
    expect(await tablesChangedBy(ctx.db, async () => expect(await refusal(rename(first(), alias), ['<script>'])).toBe(`ALIAS_${why}`))).toEqual([])
  })

  test('may stay what it is, and is free again once its account is gone', async () => {
    await rename(first(), '0100000001')
    await unbind(first())
    await rename(accounts[1] ?? '', '0100000001')
    expect((await read(accounts[1] ?? '')).alias).toBe('0100000001')
  })

  test('wanted for two accounts at once is one’s', async () => {
    const results = await Promise.all(accounts.map((id) => refusal(rename(id, '同名')).catch(() => 'ok')))
    expect(results.sort()).toEqual(['ALIAS_TAKEN', 'ok'])
  })
})

describe('a group', () => {
  test('is 我家 at first, then any of everybody’s or of one’s own; an own one ends with its last account', async () => {
    expect(await read(first())).toMatchObject({ groupKind: 'HOME', groupName: '' })
    await move(first(), 'PARENTS')
    await move(accounts[1] ?? '', 'OWN', ' 出租  房 ')
    expect(groupsOf(await listWaterAccounts({ ctx }))).toEqual([{ groupKind: 'PARENTS', groupName: '' }, { groupKind: 'OWN', groupName: '出租 房' }])
    await move(accounts[1] ?? '', 'OWN', '父母')
    expect(groupsOf(await listWaterAccounts({ ctx }))).toEqual([{ groupKind: 'PARENTS', groupName: '' }])
  })

  test.each([['OWN', '', 'GROUP_EMPTY'], ['OWN', '水'.repeat(11), 'GROUP_LENGTH'], ['OWN', '<b>', 'GROUP_CHARSET'], ['NONE', '', 'INVALID_INPUT'], [null, '', 'INVALID_INPUT']])('%j named %j is refused, and nothing is written', async (kind, name, code) => {
    expect(await tablesChangedBy(ctx.db, async () => expect(await refusal(move(first(), kind, name))).toBe(code))).toEqual([])
  })
})

describe('unbinding', () => {
  test('takes the account away and leaves its history; it can be bound again', async () => {
    await world.advance(2 * HOUR_MS)
    ctx = (await newResident(world)).ctx
    const id = await bindAccount(ctx, '0100000001')
    const { id: paymentId } = await quote(ctx, id, 'PART', '1')
    await confirm(ctx, paymentId)
    await world.runDue()
    await unbind(id)
    expect(await listWaterAccounts({ ctx })).toEqual([])
    expect(await refusal(read(id))).toBe('NOT_FOUND')
    expect((await listRecords({ ctx, input: {} })).items).toMatchObject([{ id: paymentId, state: 'SUCCEEDED', accountUnbound: true }])
    expect(await listUnbound({ ctx, input: {} })).toMatchObject({ items: [{ id, alias: '家 0100000001' }], first: true, next: null })
    expect(await moneyProblems(ctx)).toEqual([])
    await world.advance(2 * HOUR_MS)
    ctx = { ...ctx, clock: (await world.system()).clock }
    expect(await getUnbound({ ctx, input: { waterAccountId: id } })).toMatchObject({ billKey: '0100000001' })
    expect(await bindAccount(ctx, '0100000001')).not.toBe(id)
    expect((await listUnbound({ ctx, input: {} })).items).toEqual([])
  })

  test('twice with one key is once; ten at once are one', async () => {
    const key = newKey()
    await Promise.all(Array.from({ length: 10 }, () => unbind(first(), key)))
    expect(await refusal(unbind(first()))).toBe('ACCOUNT_UNBOUND')
    expect(await refusal(rename(first(), '老房子'))).toBe('ACCOUNT_UNBOUND')
    expect((await listUnbound({ ctx, input: {} })).items).toHaveLength(1)
  })

  test('waits for a payment under way, and a quote of before is void', async () => {
    const kept = await quote(ctx, first())
    const paid = await quote(ctx, first(), 'PART', '1')
    await confirm(ctx, paid.id)
    expect(await tablesChangedBy(ctx.db, async () => expect(await refusal(unbind(first()))).toBe('UNBIND_IN_PROGRESS'))).toEqual([])
    await world.runDue()
    expect(await stateOf(ctx, paid.id)).toBe('SUCCEEDED')
    await unbind(first())
    expect(await tablesChangedBy(ctx.db, async () => expect(await refusal(confirm(ctx, kept.id))).toBe('ACCOUNT_UNBOUND'))).toEqual([])
    expect(await getPayment({ ctx, input: { paymentId: kept.id } })).toMatchObject({ state: 'CREATED', accountUnbound: true })
  })

  test('and paying at the same time: one of them, never both', async () => {
    for (let n = 0; n < 8; n += 1) {
      const resident = await newResident(world, { numbers: ['0100000001'] })
      const account = resident.accounts[0] ?? ''
      const { id } = await quote(resident.ctx, account, 'PART', '1')
      const [paid, left] = await Promise.all([confirm(resident.ctx, id), unbind(account, newKey(), resident.ctx)].map((work) => refusal(work).catch(() => 'ok')))
      expect([['ok', 'UNBIND_IN_PROGRESS'], ['ACCOUNT_UNBOUND', 'ok']]).toContainEqual([paid, left])
      await world.runDue()
      expect(await stateOf(resident.ctx, id)).toBe(paid === 'ok' ? 'SUCCEEDED' : 'CREATED')
    }
    expect(await moneyProblems(ctx)).toEqual([])
  })

  test('is not stopped by somebody else who pays the same number', async () => {
    const other = await newResident(world, { numbers: ['0100000001'] })
    const { id } = await quote(other.ctx, other.accounts[0] ?? '', 'PART', '1')
    await confirm(other.ctx, id)
    await unbind(first())
    await world.runDue()
    expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
  })

  test('a long history is read page by page, each once', async () => {
    const { userId } = await ctx.db.prisma.waterAccount.findUniqueOrThrow({ where: { id: first() } })
    const common = { userId, companyCode: 'beijing', holderMasked: '', addressMasked: '', householdSize: 3, reminderFen: 0n, boundAt: ctx.clock.now() }
    await ctx.db.prisma.waterAccount.createMany({ data: Array.from({ length: 45 }, (_, n) => ({ ...common, id: `${first()}x${n}`, billKey: `09${n}`, alias: `旧 ${n}`, unboundAt: new Date(ctx.clock.now().getTime() + Math.floor(n / 7) * MINUTE_MS) })) })
    const seen: string[] = []
    for (let before: string | undefined | null = undefined; before !== null; ) {
      const page: Awaited<ReturnType<typeof listUnbound>> = await listUnbound({ ctx, input: { before } })
      seen.push(...page.items.map(({ id }) => id))
      before = page.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([45, 45])
  })
})

test('somebody else’s account is not found, and nothing is written', async () => {
  const other = (await newResident(world)).ctx
  const tries = async () => {
    for (const attempt of [() => rename(first(), '我的', other), () => move(first(), 'HOME', '', other), () => unbind(first(), newKey(), other)]) expect(await refusal(attempt())).toBe('NOT_FOUND')
  }
  expect(await tablesChangedBy(ctx.db, tries)).toEqual([])
})
