/** Ways around a limit or a hold that a reading found. */
import { expect, test } from 'vitest'
import { bankGateway } from '@/lib/gateways/bank'
import { unbindCard } from '@/lib/funding/cards'
import { endCard } from '@/lib/funding/family'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { moveClockTo } from '@/lib/worlds'
import { listSources } from '@/lib/payments'
import { bindCard, cardToTry, payWith } from '../../support/cards'
import { giveTo } from '../../support/family'
import { newResident, quote, stateOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const NUMBER = '0100000001'

test('a card that is bound anew has spent today what it has spent', async () => {
  const { ctx, accounts } = await newResident(world, { numbers: [NUMBER] })
  const first = await bindCard(ctx)
  const { id } = await quote(ctx, accounts[0] ?? '', 'PART', '2')
  const leftOf = async (paymentId: string, card: string) => {
    await ctx.db.query(`INSERT INTO funding_setting (source, name, value, changed_by, changed_at) VALUES ('DEBIT_CARD', 'dayFen', 300, 'test', $1) ON CONFLICT DO NOTHING`, [ctx.clock.now()])
    return (await listSources({ ctx, input: { paymentId } })).choices.choices.find((choice) => choice.id === card)?.leftFen
  }
  expect(await leftOf(id, first)).toBe(300n)
  await payWith(ctx, id, first)
  await world.runDue()
  await unbindCard({ ctx, input: { cardId: first } })
  await world.runDue()
  const second = await bindCard(ctx)
  const { id: next } = await quote(ctx, accounts[0] ?? '', 'PART', '1')
  expect([second === first, await leftOf(next, second)]).toEqual([false, 100n])
  await ctx.db.query(`DELETE FROM funding_setting`, [])
})

test('a 亲情卡 that is ended and given anew has spent this month what it has spent', async () => {
  const { ctx: giver } = await newResident(world, { walletFen: 1_000_000n })
  const { ctx, accounts } = await newResident(world, { numbers: [NUMBER] })
  const first = await giveTo(giver, ctx, { limit: '3000' })
  const { id } = await quote(ctx, accounts[0] ?? '', 'PART', '2')
  await payWith(ctx, id, first)
  await world.runDue()
  await endCard({ ctx: giver, input: { familyCardId: first } })
  const second = await giveTo(giver, ctx, { limit: '3000' })
  const { id: next } = await quote(ctx, accounts[0] ?? '', 'PART', '1')
  const choice = (await listSources({ ctx, input: { paymentId: next } })).choices.choices.find((one) => one.id === second)
  expect(choice?.leftFen).toBe(299_800n)
})

test('a no after a silence: what an earlier request may still hold is cancelled at the bank before another source is offered', async () => {
  const { ctx, accounts } = await newResident(world, { numbers: [NUMBER] })
  const card = await bindCard(ctx, { behaviour: 'AUTH_LOST' })
  const { id } = await quote(ctx, accounts[0] ?? '', 'PART', '1')
  await payWith(ctx, id, card)
  await world.runDue()
  const { pan } = cardToTry({ behaviour: 'AUTH_LOST' })
  await ctx.db.query('UPDATE sim_bank.card SET is_frozen = true WHERE pan = $1', [pan])
  await world.advance(HOUR_MS)
  expect(['CREATED', 'CLOSED']).toContain(await stateOf(ctx, id))
  await ctx.db.query('UPDATE sim_bank.card SET is_frozen = false WHERE pan = $1', [pan])
  // The first request arrives after all.
  const [order] = await ctx.db.query<{ orderNo: string; token: string; merchantNo: string }>('SELECT order_no AS "orderNo", token, merchant_no AS "merchantNo" FROM bank_order WHERE payment_id = $1', [id])
  const [link] = await ctx.db.query<Parameters<typeof bankGateway.authorise>[0]['link']>('SELECT mchid, endpoint, serial, private_key AS "privateKey", bank_serial AS "bankSerial", bank_public_key AS "bankPublicKey" FROM bank_link', [])
  if (!order || !link) throw new Error('no order at the bank')
  const late = await bankGateway.authorise({ link, outside: ctx.outside, clock: ctx.clock, secrets: ctx.secrets, record: async () => {} }, { ...order, amountFen: 100n, maxFeeFen: 0n })
  expect(late).toMatchObject({ ok: false, error: { reason: 'ORDER_CLOSED' } })
  expect(await moneyProblems(ctx)).toEqual([])
})

test('two hours late and one silence: the bank is asked again before the order is given up', async () => {
  const { ctx, accounts } = await newResident(world, { numbers: [NUMBER] })
  const card = await bindCard(ctx, { behaviour: 'AUTH_TIMEOUT_DONE' })
  const { id } = await quote(ctx, accounts[0] ?? '', 'PART', '1')
  await payWith(ctx, id, card)
  // Nobody worked meanwhile.
  await moveClockTo(world.world.db, new Date(ctx.clock.now().getTime() + 2 * HOUR_MS))
  await world.advance(HOUR_MS)
  expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
  expect(await moneyProblems(ctx)).toEqual([])
})
