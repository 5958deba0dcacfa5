/** Every verb of refunds is tried by those whose business it is not. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Command } from '@/lib/db'
import { approveRefund, countWaiting, findPayments, getDeskPayment, getDeskRefund, getRefund, listRefunds, listRefundsOf, redirectRefund, rejectRefund, requestRefund } from '@/lib/payments/refunds'
import { newResident } from '../../support/journey'
import { askRefund, desk, paid } from '../../support/refunds'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const user = (role: 'RESIDENT' | 'OPERATOR' | 'ADMIN' | 'QA'): Actor => ({ kind: 'USER', userId: 'u', role, sessionId: 's' })
let paymentId = ''
let refundId = ''

beforeAll(async () => {
  paymentId = (await paid(world, { yuan: '900' })).paymentId
  refundId = (await askRefund(world, paymentId, '600')).id
  for (let n = 0; n < 22; n += 1) await askRefund(world, paymentId, '0.01')
})

type Verb = (command: Command<unknown>) => Promise<unknown>
const VERBS: Record<string, { verb: Verb; input: () => object; about?: true; roles?: readonly ('ADMIN' | 'OPERATOR')[] }> = {
  requestRefund: { verb: requestRefund, input: () => ({ paymentId, refundNo: 'X', amount: '1', reason: '多缴' }) },
  approveRefund: { verb: approveRefund, input: () => ({ refundId }), about: true },
  rejectRefund: { verb: rejectRefund, input: () => ({ refundId }), about: true },
  redirectRefund: { verb: redirectRefund, input: () => ({ refundId }), about: true, roles: ['ADMIN'] },
  listRefunds: { verb: listRefunds, input: () => ({}) },
  countWaiting: { verb: countWaiting, input: () => ({}) },
  findPayments: { verb: findPayments, input: () => ({ number: paymentId }) },
  getDeskRefund: { verb: getDeskRefund, input: () => ({ refundId }), about: true },
  getDeskPayment: { verb: getDeskPayment, input: () => ({ paymentId }), about: true },
}

describe.each(Object.keys(VERBS))('%s', (name) => {
  const { verb, input, about, roles = ['ADMIN', 'OPERATOR'] } = VERBS[name] as (typeof VERBS)[string]

  test('is refused to everybody else, and writes nothing', async () => {
    const others = (['RESIDENT', 'QA', 'OPERATOR'] as const).filter((role) => role !== 'OPERATOR' || !roles.includes(role))
    const changed = await tablesChangedBy(world.world.db, async () => {
      for (const role of others) expect(await refusal(verb({ ctx: await world.as(user(role)), input: input() }))).toBe('FORBIDDEN')
      for (const kind of ['ANONYMOUS', 'SYSTEM'] as const) expect(await refusal(verb({ ctx: await world.as({ kind }), input: input() }))).toBe('UNAUTHENTICATED')
    })
    expect(changed).toEqual([])
  })

  if (about) test('says what is not there, and what is no name of anything', async () => {
    const ctx = await desk(world, 'ADMIN')
    expect(await refusal(verb({ ctx, input: { refundId: 'rfd_none', paymentId: 'pay_none' } }))).toBe('NOT_FOUND')
    for (const odd of [null, 'x', {}, { refundId: `' OR 1=1 --`, paymentId: '' }, { refundId: ['a'], paymentId: 7 }, { refundId: 'x'.repeat(1_000_000), paymentId: 'a\0' }]) expect(await refusal(verb({ ctx, input: odd }))).toBe('INVALID_INPUT')
  })
})

test('a resident sees her own refunds alone', async () => {
  const { ctx: stranger } = await newResident(world)
  await world.runDue()
  const [shown] = await world.world.db.query<{ id: string }>(`SELECT id FROM payment_refund WHERE state <> 'PENDING' LIMIT 1`, [])
  expect(shown).toBeUndefined()
  expect(await listRefundsOf({ ctx: stranger, input: { paymentId } })).toEqual([])
  for (const id of [refundId, 'rfd_none']) expect(await refusal(getRefund({ ctx: stranger, input: { refundId: id } }))).toBe('NOT_FOUND')
  expect(await refusal(getRefund({ ctx: await desk(world), input: { refundId } }))).toBe('FORBIDDEN')
})

test('the list is paged by key and filtered', async () => {
  const ctx = await desk(world)
  const first = await listRefunds({ ctx, input: {} })
  const second = await listRefunds({ ctx, input: { before: first.next ?? '' } })
  expect([first.items.length, second.items.length, second.next]).toEqual([20, 3, null])
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(23)
  const count = async (state: unknown) => (await listRefunds({ ctx, input: { state } })).items.length
  expect([await count('SUCCESS'), await count('nonsense')]).toEqual([0, 20])
})
