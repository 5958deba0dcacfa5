/** Rules P1 and P2: each source pays, and what goes wrong at the bank side costs nobody anything. */
import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { confirmPayment, getPayment } from '@/lib/payments'
import { bindCard, payWith, type WhichCard } from '../../support/cards'
import { newResident, quote, stateOf, userIdOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const AMOUNT = '1.23'
const NUMBER = '0100000001'

async function ready(which: WhichCard) {
  const { ctx, accounts } = await newResident(world, { numbers: [NUMBER] })
  const card = await bindCard(ctx, which)
  const { id } = await quote(ctx, accounts[0] ?? '', 'PART', AMOUNT)
  return { ctx, card, id }
}

async function bankHas(ctx: Awaited<ReturnType<typeof ready>>['ctx'], paymentId: string) {
  const [order] = await ctx.db.query<{ state: string; feeFen: bigint }>('SELECT state, fee_fen AS "feeFen" FROM bank_order WHERE payment_id = $1 ORDER BY created_at DESC LIMIT 1', [paymentId])
  return order
}

test('储蓄卡: held by the bank, credited by the company, then taken', async () => {
  const { ctx, card, id } = await ready({})
  const before = await balanceOf(ctx, ledgerAccount.custodian)
  expect((await payWith(ctx, id, card)).state).toBe('FUNDING')
  await world.runDue()
  expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
  expect(await bankHas(ctx, id)).toEqual({ state: 'CAPTURED', feeFen: 0n })
  expect(await balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx)))).toBe(100_000n)
  expect(before - (await balanceOf(ctx, ledgerAccount.custodian))).toBe(123n)
  expect(await getPayment({ ctx, input: { paymentId: id } })).toMatchObject({ source: 'DEBIT_CARD', feeFen: 0n })
  expect(await moneyProblems(ctx)).toEqual([])
})

test('信用卡: credited after two hours, no sooner', async () => {
  const { ctx, card, id } = await ready({ kind: 'CREDIT' })
  await payWith(ctx, id, card)
  await world.runDue()
  expect(await stateOf(ctx, id)).toBe('RESERVED')
  await world.advance(119 * MINUTE_MS)
  expect(await stateOf(ctx, id)).toBe('RESERVED')
  await world.advance(MINUTE_MS)
  expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
  expect(await moneyProblems(ctx)).toEqual([])
})

test.each<[string, WhichCard, string]>([
  ['the bank says nothing, but holds it', { behaviour: 'AUTH_TIMEOUT_DONE' }, 'CAPTURED'],
  ['the first request is lost', { behaviour: 'AUTH_LOST' }, 'CAPTURED'],
  ['the bank takes it without a word', { behaviour: 'CAPTURE_TIMEOUT_DONE' }, 'CAPTURED'],
  ['taking it is lost twice', { behaviour: 'CAPTURE_LOST' }, 'CAPTURED'],
])('%s: paid once', async (_, which, end) => {
  const { ctx, card, id } = await ready(which)
  await payWith(ctx, id, card)
  await world.runDue()
  await world.advance(HOUR_MS)
  expect([await stateOf(ctx, id), (await bankHas(ctx, id))?.state, await moneyProblems(ctx), world.jobErrors]).toEqual(['SUCCEEDED', end, [], []])
})

test.each<[string, WhichCard, string]>([
  ['too little on it', { zh: /余额不足/ }, 'INSUFFICIENT_FUNDS'],
  ['frozen', { zh: /冻结/ }, 'CARD_FROZEN'],
  ['expired', { zh: /过期/ }, 'CARD_EXPIRED'],
  ['refused without a reason', { behaviour: 'AUTH_REFUSED' }, 'CARD_REFUSED'],
  ['the issuer is down', { behaviour: 'ISSUER_DOWN_LATER' }, 'ISSUER_UNAVAILABLE'],
  ['nobody ever answers', { behaviour: 'AUTH_ALWAYS_LOST' }, 'BANK_TIMEOUT'],
])('%s: nothing moves, and the same order is paid from 零钱 without the password', async (_, which, code) => {
  const { ctx, card, id } = await ready(which)
  await payWith(ctx, id, card)
  await world.runDue()
  await world.advance(10 * MINUTE_MS)
  expect(await getPayment({ ctx, input: { paymentId: id } })).toMatchObject({ state: 'CREATED', fundingCode: code, feeFen: 0n })
  expect(await moneyProblems(ctx)).toEqual([])
  await confirmPayment({ ctx, input: { paymentId: id, idempotencyKey: `again-${id}` } })
  await world.runDue()
  expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
  expect(await moneyProblems(ctx)).toEqual([])
})

test('the company refuses: the bank gives all of it back', async () => {
  const { ctx, accounts } = await newResident(world, { numbers: ['0100000500'] })
  const card = await bindCard(ctx)
  const { id } = await quote(ctx, accounts[0] ?? '', 'PREPAY', '150')
  await payWith(ctx, id, card)
  await world.runDue()
  expect([await stateOf(ctx, id), (await bankHas(ctx, id))?.state]).toEqual(['FAILED', 'RELEASED'])
  expect(await moneyProblems(ctx)).toEqual([])
})
