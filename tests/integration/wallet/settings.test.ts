/** What a source may do is a setting with an origin (rule P2), and the resident's own order (rule P5). */
import { describe, expect, test } from 'vitest'
import { changeSetting, listSettings, orderSources, readSourceOrder, resetSetting } from '@/lib/funding'
import { moveIn } from '@/lib/funding/fund'
import { readTerms } from '@/lib/funding/wallet'
import { listSources } from '@/lib/payments'
import { bindCard } from '../../support/cards'
import { newKey, newResident, payFromFund, quote } from '../../support/journey'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const as = (role: 'ADMIN' | 'OPERATOR' | 'RESIDENT' | 'QA') => world.as({ kind: 'USER', userId: 'u', role, sessionId: 's' })
const one = async (source: string, name: string) => (await listSettings(await world.system())).find((setting) => setting.source === source && setting.name === name)

describe('settings', () => {
  test('each says where it comes from; a change shows, holds at once, is audited, and can be taken back', async () => {
    const ctx = await as('ADMIN')
    expect(await one('CREDIT_CARD', 'paymentFen')).toMatchObject({ value: 5_000_000n, origin: 'TEXT', unit: 'FEN', isOptional: true })
    expect(await one('FUND', 'yieldPpm')).toMatchObject({ value: 15_000n, origin: 'OURS', unit: 'PPM', isOptional: false })
    await changeSetting({ ctx, input: { source: 'FUND', name: 'paymentFen', value: '１００.５０' } })
    expect(await one('FUND', 'paymentFen')).toMatchObject({ value: 10_050n, origin: 'CHANGED', defaultValue: 5_000_000n, defaultOrigin: 'OURS' })
    const { ctx: resident, accounts } = await newResident(world, { numbers: ['0100000001'] })
    await moveIn({ ctx: resident, input: { amount: '500', idempotencyKey: newKey() } })
    expect(await refusal(payFromFund(resident, accounts[0] ?? '', '100.51'))).toBe('SOURCE_PAYMENT_LIMIT')
    await resetSetting({ ctx, input: { source: 'FUND', name: 'paymentFen' } })
    expect(await one('FUND', 'paymentFen')).toMatchObject({ value: 5_000_000n, origin: 'OURS' })
    await changeSetting({ ctx, input: { source: 'FUND', name: 'dayFen', value: '' } })
    expect(await one('FUND', 'dayFen')).toMatchObject({ value: null, origin: 'CHANGED' })
    expect((await ctx.db.prisma.auditEntry.findMany({ where: { actorId: 'u' } })).map(({ action }) => action).sort()).toEqual(['setting.changed', 'setting.changed', 'setting.reset'])
  })

  test.each([
    ['FUND', 'paymentFen', 'abc', 'SETTING_RANGE'],
    ['FUND', 'paymentFen', '-1', 'SETTING_RANGE'],
    ['FUND', 'paymentFen', '1000000.01', 'SETTING_RANGE'],
    ['FUND', 'yieldPpm', '', 'SETTING_RANGE'],
    ['FUND', 'yieldPpm', '1000001', 'SETTING_RANGE'],
    ['FUND', 'enabled', '2', 'SETTING_RANGE'],
    ['FUND', 'arrivalSeconds', '604801', 'SETTING_RANGE'],
    ['BALANCE', 'yieldPpm', '1', 'NOT_FOUND'],
    ['BALANCE', 'constructor', '1', 'NOT_FOUND'],
    ['NOTHING', 'enabled', '1', 'INVALID_INPUT'],
  ])('%s %s = %s is refused: %s', async (source, name, value, code) => {
    expect(await refusal(changeSetting({ ctx: await as('ADMIN'), input: { source, name, value } }))).toBe(code)
  })

  test('only an admin changes them', async () => {
    for (const verb of [changeSetting, resetSetting]) {
      for (const role of ['OPERATOR', 'RESIDENT', 'QA'] as const) expect(await refusal(verb({ ctx: await as(role), input: { source: 'FUND', name: 'enabled', value: '0' } }))).toBe('FORBIDDEN')
      expect(await refusal(verb({ ctx: await world.as({ kind: 'ANONYMOUS' }), input: {} }))).toBe('UNAUTHENTICATED')
    }
  })

  test('fee and free rest of a withdrawal follow them', async () => {
    const ctx = await as('ADMIN')
    await changeSetting({ ctx, input: { source: 'BALANCE', name: 'withdrawFreeFen', value: '0' } })
    const { ctx: resident } = await newResident(world)
    expect(await readTerms(resident, 'WITHDRAW')).toMatchObject({ freeFen: 0n, feePpm: 1_000n, feeMinFen: 10n })
    await resetSetting({ ctx, input: { source: 'BALANCE', name: 'withdrawFreeFen' } })
  })
})

describe('the order of sources', () => {
  test('is remembered, new ones come last, and the one to begin with is offered first', async () => {
    const { ctx, accounts } = await newResident(world, { numbers: ['0100000001'] })
    const card = await bindCard(ctx)
    expect((await readSourceOrder({ ctx })).items.map(({ id }) => id)).toEqual(['BALANCE', 'FUND', card])
    await orderSources({ ctx, input: { order: [card, 'FUND'], preferred: card } })
    expect(await readSourceOrder({ ctx })).toMatchObject({ items: [{ id: card }, { id: 'FUND' }, { id: 'BALANCE' }], preferred: card })
    const { id: paymentId } = await quote(ctx, accounts[0] ?? '', 'PART', '1')
    const { choices: { choices, first } } = await listSources({ ctx, input: { paymentId } })
    expect([choices.map(({ id }) => id), first]).toEqual([[card, 'FUND', 'BALANCE'], card])
  })
})
