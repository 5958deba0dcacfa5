/** Rule P5: the password typed for an order counts for another source when the one chosen says no. */
import { expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { moveIn } from '@/lib/funding/fund'
import { confirmPayment, listSources } from '@/lib/payments'
import { bindCard, payWith } from '../../support/cards'
import { giveTo } from '../../support/family'
import { newKey, newResident, PASSWORD, quote, stateOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')

const without = (ctx: Ctx, paymentId: string, instrument = 'BALANCE') => confirmPayment({ ctx, input: { paymentId, idempotencyKey: newKey(), instrument, feeFen: '0' } })
const sourcesOf = (ctx: Ctx, paymentId: string) => listSources({ ctx, input: { paymentId } })

/** Her family card is the one recommended, and the giver has a yuan. */
async function poorGiver() {
  const { ctx, accounts } = await newResident(world, { numbers: ['0100000001'] })
  const card = await giveTo((await newResident(world, { walletFen: 100n })).ctx, ctx)
  const { id } = await quote(ctx, accounts[0] ?? '', 'PART', '1.23')
  return { ctx, card, id }
}

test('a family card whose giver has too little: another is offered first, and pays without the password', async () => {
  const { ctx, card, id } = await poorGiver()
  expect(await sourcesOf(ctx, id)).toMatchObject({ asksPassword: true, choices: { first: card, advice: { id: card } } })
  expect(await refusal(payWith(ctx, id, card))).toBe('SOURCE_UNAVAILABLE')
  expect(await sourcesOf(ctx, id)).toMatchObject({ asksPassword: false, choices: { first: 'BALANCE', advice: { id: 'BALANCE' } } })
  await without(ctx, id)
  await world.runDue()
  expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
  expect(await moneyProblems(ctx)).toEqual([])
})

test('one after the other says no; each is remembered, and the last resort is offered when nothing is left', async () => {
  const { ctx, card, id } = await poorGiver()
  await refusal(payWith(ctx, id, card))
  expect(await refusal(without(ctx, id, 'FUND'))).toBe('INSUFFICIENT_BALANCE')
  expect((await sourcesOf(ctx, id)).choices.first).toBe('BALANCE')
  await moveIn({ ctx, input: { amount: '1000', idempotencyKey: newKey() } })
  expect(await refusal(without(ctx, id))).toBe('INSUFFICIENT_BALANCE')
  expect((await sourcesOf(ctx, id)).choices).toMatchObject({ first: 'FUND', advice: null })
})

test('it counts for this order and session alone, and not after a wrong password, a higher fee or a payment that goes through', async () => {
  const { ctx, card, id } = await poorGiver()
  expect(await refusal(confirmPayment({ ctx, input: { paymentId: id, password: '000000', idempotencyKey: newKey(), instrument: card, feeFen: '0' } }))).toBe('PASSWORD_WRONG')
  expect(await refusal(without(ctx, id))).toBe('PASSWORD_FORMAT')
  await refusal(payWith(ctx, id, card))
  const elsewhere = { ...ctx, actor: { ...ctx.actor, sessionId: 'another' } } as Ctx
  expect([await refusal(without(elsewhere, id)), (await sourcesOf(elsewhere, id)).asksPassword]).toEqual(['PASSWORD_FORMAT', true])
})

test('a higher fee than agreed to asks for the password again', async () => {
  const { ctx, accounts } = await newResident(world, { numbers: ['0100000001'] })
  const card = await bindCard(ctx, { kind: 'CREDIT' })
  await ctx.db.query(`UPDATE company SET channel = 'LEGACY_UNIONPAY' WHERE code = 'beijing'`, [])
  const { id } = await quote(ctx, accounts[0] ?? '', 'PART', '5')
  expect(await refusal(confirmPayment({ ctx, input: { paymentId: id, password: PASSWORD, idempotencyKey: newKey(), instrument: card, feeFen: '0' } }))).toBe('FEE_CHANGED')
  expect((await sourcesOf(ctx, id)).asksPassword).toBe(true)
  await ctx.db.query(`UPDATE company SET channel = 'DIRECT' WHERE code = 'beijing'`, [])
})
