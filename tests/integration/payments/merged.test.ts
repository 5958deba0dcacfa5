/** Rule A5: several accounts, one confirmation; each leg goes its own way. */
import { expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { DAY_MS, HOUR_MS } from '@/lib/kernel/calendar'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { confirmMerged, getMerged, listMergedSources, openLegs, quoteMerged, readLegStates } from '@/lib/payments/merged'
import type { MergedDto } from '@/lib/payments/merged/schemas'
import { keepBoundAccount } from '@/lib/qa'
import { bindCard } from '../../support/cards'
import { giveTo } from '../../support/family'
import { confirm, newKey, newResident, PASSWORD, quote, userIdOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')

type Home = { companyCode: string; billKey: string }
const HOMES: Home[] = [
  { companyCode: 'beijing', billKey: '0100000001' },
  { companyCode: 'beijing', billKey: '0100000002' },
  { companyCode: 'beijing', billKey: '0100000500' },
  { companyCode: 'shanghai', billKey: '20000001' },
  { companyCode: 'guangzhou', billKey: '300000000001' },
]

/** Somebody whose homes have new bills since the test before. */
async function household(homes = HOMES, walletFen = 1_000_000n): Promise<{ ctx: Ctx; accounts: string[] }> {
  await world.advance(62 * DAY_MS)
  const { ctx } = await newResident(world, { walletFen })
  const accounts: string[] = []
  for (const home of homes) accounts.push(await keepBoundAccount(await world.system(), { userId: userIdOf(ctx), ...home, alias: home.billKey }))
  return { ctx, accounts }
}

const quoteAll = (ctx: Ctx, waterAccountIds: string[], idempotencyKey = newKey()) => quoteMerged({ ctx, input: { waterAccountIds, idempotencyKey } })

type Agreed = { instrument?: string; feeFen?: string; idempotencyKey?: string; password?: string | undefined }

async function agree(ctx: Ctx, merged: MergedDto, agreed: Agreed = {}) {
  const amountFen = String(openLegs(merged).reduce((sum, leg) => sum + leg.amountFen, 0n))
  return confirmMerged({ ctx, input: { mergedId: merged.id, password: PASSWORD, idempotencyKey: newKey(), instrument: 'BALANCE', feeFen: '0', amountFen, ...agreed } })
}

const statesOf = async (ctx: Ctx, { id }: { id: string }) => (await readLegStates({ ctx, input: { mergedId: id } })).map(({ state }) => state)

test('five accounts in three cities: each is credited, the one that is refused gets its own money back', async () => {
  const { ctx, accounts } = await household()
  const merged = await quoteAll(ctx, accounts)
  expect([merged.legs.length, merged.leftOut]).toEqual([5, []])
  const before = await balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx)))
  const agreed = await agree(ctx, merged)
  const totalFen = merged.legs.reduce((sum, leg) => sum + leg.amountFen, 0n)
  expect(agreed.legs.map(({ state }) => state)).toEqual(Array(5).fill('RESERVED'))
  expect(before - (await balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx))))).toBe(totalFen)
  await world.runDue()
  const after = await getMerged({ ctx, input: { mergedId: merged.id } })
  const refused = after.legs.filter(({ billKey }) => billKey === '0100000500')
  expect(after.legs.filter((leg) => !refused.includes(leg)).map(({ state }) => state)).toEqual(Array(4).fill('SUCCEEDED'))
  expect(refused.map(({ state }) => state)).toEqual(['FAILED'])
  expect(before - (await balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx))))).toBe(totalFen - (refused[0]?.amountFen ?? 0n))
  expect(await moneyProblems(ctx)).toEqual([])
})

test('by credit card each leg has its own order and fee, and a failed one gives back both', async () => {
  const homes = HOMES.filter(({ billKey }) => ['0100000500', '20000001', '300000000001'].includes(billKey))
  const { ctx, accounts } = await household(homes)
  const card = await bindCard(ctx, { kind: 'CREDIT' })
  const merged = await quoteAll(ctx, accounts)
  const offer = (await listMergedSources({ ctx, input: { mergedId: merged.id } })).choices.choices.find(({ id }) => id === card)
  const legacy = merged.legs.filter(({ companyCode }) => companyCode !== 'beijing')
  expect(offer?.feeFen).toBe(legacy.reduce((sum, { amountFen }) => sum + (amountFen + 50n) / 100n, 0n))
  expect(await refusal(agree(ctx, merged, { instrument: card }))).toBe('FEE_CHANGED')
  await agree(ctx, merged, { instrument: card, feeFen: String(offer?.feeFen) })
  await world.advance(3 * HOUR_MS)
  const orders = await ctx.db.query<{ state: string; n: number }>(`SELECT b.state, count(*)::int AS n FROM bank_order b JOIN payment p ON p.id = b.payment_id WHERE p.merged_id = $1 GROUP BY 1 ORDER BY 1`, [merged.id])
  expect(orders.some(({ state }) => state === 'AUTHORISING')).toBe(false)
  const after = await getMerged({ ctx, input: { mergedId: merged.id } })
  expect(after.legs.map(({ billKey, state }) => [billKey, state]).sort()).toEqual([['0100000500', 'FAILED'], ['20000001', 'SUCCEEDED'], ['300000000001', 'SUCCEEDED']])
  expect(orders).toEqual([{ state: 'CAPTURED', n: 2 }, { state: 'RELEASED', n: 1 }])
  expect(await moneyProblems(ctx)).toEqual([])
})

test('a card that the bank refuses leaves all legs to another source, without the password', async () => {
  const { ctx, accounts } = await household(HOMES.slice(3))
  const card = await bindCard(ctx, { zh: /冻结/ })
  const merged = await quoteAll(ctx, accounts)
  await agree(ctx, merged, { instrument: card, feeFen: '999' })
  await world.runDue()
  const back = await getMerged({ ctx, input: { mergedId: merged.id } })
  expect(back.legs.map(({ state, fundingCode }) => [state, fundingCode])).toEqual(Array(2).fill(['CREATED', 'CARD_FROZEN']))
  expect(openLegs(back)).toHaveLength(2)
  await agree(ctx, back, { password: undefined })
  await world.runDue()
  expect(await statesOf(ctx, merged)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
  expect(await moneyProblems(ctx)).toEqual([])
})

test('a family card whose giver has too little leaves all legs to another source at once, without the password', async () => {
  const { ctx, accounts } = await household(HOMES.slice(3))
  const card = await giveTo((await newResident(world, { walletFen: 100n })).ctx, ctx)
  const merged = await quoteAll(ctx, accounts)
  const sources = () => listMergedSources({ ctx, input: { mergedId: merged.id } })
  expect(await sources()).toMatchObject({ asksPassword: true, choices: { first: card } })
  expect(await refusal(agree(ctx, merged, { instrument: card }))).toBe('SOURCE_UNAVAILABLE')
  expect(await sources()).toMatchObject({ asksPassword: false, choices: { first: 'BALANCE' } })
  await agree(ctx, merged, { password: undefined })
  await world.runDue()
  expect(await statesOf(ctx, merged)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
  expect(await moneyProblems(ctx)).toEqual([])
})

test('all legs or none: too little in 零钱 reserves nothing', async () => {
  const { ctx, accounts } = await household(HOMES.slice(3), 5_000n)
  const merged = await quoteAll(ctx, accounts)
  expect(await refusal(agree(ctx, merged))).toBe('INSUFFICIENT_BALANCE')
  expect(await statesOf(ctx, merged)).toEqual(['CREATED', 'CREATED'])
  expect(await balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx)))).toBe(5_000n)
})

test('a bill paid by somebody else meanwhile leaves the merged payment, the others can be paid', async () => {
  const { ctx, accounts } = await household(HOMES.slice(3))
  const merged = await quoteAll(ctx, accounts)
  const { id } = await quote(ctx, accounts[0] ?? '', 'FULL')
  await confirm(ctx, id)
  await world.runDue()
  expect(await refusal(agree(ctx, merged))).toBe('BILL_CHANGED')
  const now = await getMerged({ ctx, input: { mergedId: merged.id } })
  expect(now.legs.filter(({ isStale }) => isStale).map(({ waterAccountId }) => waterAccountId)).toEqual([accounts[0]])
  await agree(ctx, now)
  await world.runDue()
  expect((await statesOf(ctx, merged)).sort()).toEqual(['CREATED', 'SUCCEEDED'])
  await world.advance(HOUR_MS)
  expect((await statesOf(ctx, merged)).sort()).toEqual(['CLOSED', 'SUCCEEDED'])
  expect(await moneyProblems(ctx)).toEqual([])
})

test('the same key and two tabs at once pay once', async () => {
  const { ctx, accounts } = await household(HOMES.slice(3))
  const quoteKey = newKey()
  const [merged, again] = [await quoteAll(ctx, accounts, quoteKey), await quoteAll(ctx, accounts, quoteKey)]
  expect(again.id).toBe(merged.id)
  const key = newKey()
  const answers = await Promise.allSettled([agree(ctx, merged, { idempotencyKey: key }), agree(ctx, merged, { idempotencyKey: key }), agree(ctx, merged), agree(ctx, merged)])
  expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1)
  await world.runDue()
  expect(await statesOf(ctx, merged)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
  expect(await balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx)))).toBe(1_000_000n - merged.legs.reduce((sum, leg) => sum + leg.amountFen, 0n))
  expect(await moneyProblems(ctx)).toEqual([])
})

test('accounts that owe nothing or whose company is silent are left out and named; where nothing is left, the reason is said', async () => {
  const idle = { companyCode: 'guangzhou', billKey: '300000000002' }
  const { ctx, accounts } = await household([...HOMES.slice(3), idle])
  const { id } = await quote(ctx, accounts[2] ?? '', 'FULL')
  await confirm(ctx, id)
  await world.runDue()
  const merged = await quoteAll(ctx, accounts)
  expect(merged.leftOut.map(({ alias, code }) => [alias, code])).toEqual([[idle.billKey, 'NOTHING_DUE']])
  expect(merged.legs).toHaveLength(2)
  expect(await refusal(quoteAll(ctx, accounts.slice(2)))).toBe('NOTHING_DUE')
})

test('two people agree to overlapping bills in opposite order: nobody waits for ever, each bill is paid once', async () => {
  const one = await household(HOMES.slice(3))
  const two = await household(HOMES.slice(3))
  for (let round = 0; round < 5; round += 1) {
    const merged = await Promise.all([quoteAll(one.ctx, one.accounts), quoteAll(two.ctx, [...two.accounts].reverse())]).catch(() => null)
    if (!merged) break
    await Promise.allSettled([agree(one.ctx, merged[0]), agree(two.ctx, merged[1])])
    await world.runDue()
  }
  expect(await moneyProblems(one.ctx)).toEqual([])
  const [paid] = await one.ctx.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM payment WHERE state = 'SUCCEEDED' AND user_id = ANY($1)`, [[userIdOf(one.ctx), userIdOf(two.ctx)]])
  expect(paid?.n).toBe(2)
})

test.each([[[]], [Array(16).fill('x')], [['a', 'a']], ['a'], [undefined]])('%s are no accounts', async (waterAccountIds) => {
  const { ctx } = await newResident(world)
  expect(await refusal(quoteMerged({ ctx, input: { waterAccountIds, idempotencyKey: newKey() } }))).toBe('INVALID_INPUT')
})
