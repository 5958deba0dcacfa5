/** Rules P3 and P4: the legacy channel's fee, and the yuan that tells whether there is one. */
import { expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { channelOf } from '@/lib/funding'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { getPayment, isWorthProbing, listSources, quoteAfterProbe, quoteProbe, readChannel } from '@/lib/payments'
import { keepBoundAccount } from '@/lib/qa'
import { bindCard, payWith } from '../../support/cards'
import { newKey, newResident, quote, stateOf, userIdOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const NUMBERS = { shanghai: '20000001', guangzhou: '300000000001' } as const

async function ready(companyCode: keyof typeof NUMBERS, amount: string) {
  const { ctx } = await newResident(world)
  const waterAccountId = await keepBoundAccount(await world.system(), { userId: userIdOf(ctx), companyCode, billKey: NUMBERS[companyCode], alias: newKey() })
  const card = await bindCard(ctx, { kind: 'CREDIT' })
  return { ctx, card, ...(await quote(ctx, waterAccountId, 'PREPAY', amount)) }
}

const optionOf = async (ctx: Ctx, paymentId: string, card: string) => (await listSources({ ctx, input: { paymentId } })).choices.choices.find(({ id }) => id === card)
const fees = (ctx: Ctx) => balanceOf(ctx, ledgerAccount.acquirerFees)

test('广州: one per cent on credit, shown before, a line of its own afterwards, gone with the acquirer', async () => {
  const { ctx, card, id } = await ready('guangzhou', '1234.56')
  expect(await optionOf(ctx, id, card)).toMatchObject({ feeFen: 1_235n, arrivalSeconds: 7200 })
  expect((await listSources({ ctx, input: { paymentId: id } })).choices.choices.find(({ source }) => source === 'BALANCE')?.feeFen).toBe(0n)
  await payWith(ctx, id, card, '1235')
  await world.advance(2 * HOUR_MS)
  expect(await getPayment({ ctx, input: { paymentId: id } })).toMatchObject({ state: 'SUCCEEDED', amountFen: 123_456n, feeFen: 1_235n })
  expect([await fees(ctx), await moneyProblems(ctx)]).toEqual([0n, []])
})

test('a fee that the resident was not shown is not taken', async () => {
  const { ctx, card, id } = await ready('guangzhou', '1000')
  expect(await refusal(payWith(ctx, id, card, '0'))).toBe('FEE_CHANGED')
  expect(await stateOf(ctx, id)).toBe('CREATED')
})

test('上海: said to be legacy; one yuan proves that it is not, and the rest is paid without a fee', async () => {
  const { ctx, card, id } = await ready('shanghai', '3000')
  const big = await getPayment({ ctx, input: { paymentId: id } })
  expect(isWorthProbing(big, await readChannel({ ctx, input: { paymentId: id } }))).toBe(true)
  expect(await optionOf(ctx, id, card)).toMatchObject({ feeFen: 3_000n })
  const probe = await quoteProbe({ ctx, input: { paymentId: id, idempotencyKey: newKey() } })
  expect(probe).toMatchObject({ amountFen: 100n, probeOf: id })
  await payWith(ctx, probe.id, card, '1')
  await world.runDue()
  expect(await getPayment({ ctx, input: { paymentId: probe.id } })).toMatchObject({ state: 'SUCCEEDED', feeFen: 0n })
  expect(await channelOf(ctx, 'shanghai')).toMatchObject({ channel: 'DIRECT', isProven: true })
  const again = await quoteAfterProbe({ ctx, input: { paymentId: probe.id, idempotencyKey: newKey() } })
  expect(again.amountFen).toBe(300_000n)
  expect(isWorthProbing(again, await readChannel({ ctx, input: { paymentId: again.id } }))).toBe(false)
  expect(await optionOf(ctx, again.id, card)).toMatchObject({ feeFen: 0n })
  await payWith(ctx, again.id, card)
  await world.advance(2 * HOUR_MS)
  expect([await stateOf(ctx, again.id), await moneyProblems(ctx)]).toEqual(['SUCCEEDED', []])
})

test('a company that has become legacy: the bank’s fee is refused, kept, and shown the next time', async () => {
  const { ctx, card, id } = await ready('shanghai', '500')
  await ctx.db.query(`UPDATE sim_bank.merchant SET channel = 'LEGACY_UNIONPAY', credit_fee_ppm = 10000 WHERE merchant_no = (SELECT acquirer_merchant_no FROM company WHERE code = 'shanghai')`, [])
  await payWith(ctx, id, card)
  await world.runDue()
  expect(await getPayment({ ctx, input: { paymentId: id } })).toMatchObject({ state: 'CREATED', fundingCode: 'FEE_NOT_AGREED' })
  expect(await optionOf(ctx, id, card)).toMatchObject({ feeFen: 500n })
  await payWith(ctx, id, card, '500')
  await world.advance(2 * HOUR_MS)
  expect([await stateOf(ctx, id), await moneyProblems(ctx)]).toEqual(['SUCCEEDED', []])
})
