/** 充值 and 提现: 零钱 and the bank's own books move together, whatever goes wrong between them. */
import { beforeEach, describe, expect, test } from 'vitest'
import { getTransfer, listMovements, listTransfers, readTerms, topUp, withdraw } from '@/lib/funding/wallet'
import { talkToBank } from '@/lib/funding'
import { unbindCard } from '@/lib/funding/cards'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { moveClockTo } from '@/lib/worlds'
import type { Ctx } from '@/lib/db'
import { bindCard, type WhichCard } from '../../support/cards'
import { newKey, newResident, PASSWORD, userIdOf } from '../../support/journey'
import { CANCEL_LOST, runLosing } from '../../support/losing'
import { moneyProblems } from '../../support/money-books'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const walletOf = (ctx: Ctx) => balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx)))
const input = (cardId: string, amount: string, idempotencyKey = newKey(), password = PASSWORD) => ({ cardId, amount, password, idempotencyKey })

async function ready(which: WhichCard = {}, walletFen = 100_000n) {
  const { ctx } = await newResident(world, { walletFen })
  return { ctx, card: await bindCard(ctx, which) }
}

async function cardFen(ctx: Ctx, cardId: string): Promise<bigint> {
  const [row] = await ctx.db.query<{ fen: bigint }>('SELECT c.balance_fen AS fen FROM bank_card b JOIN sim_bank.card_token t ON t.token = b.token JOIN sim_bank.card c ON c.id = t.card_id WHERE b.id = $1', [cardId])
  return row?.fen ?? 0n
}

describe('充值', () => {
  test('comes into 零钱 once the bank has said so, once for each key', async () => {
    const { ctx, card } = await ready()
    const [before, key] = [await cardFen(ctx, card), newKey()]
    const first = await topUp({ ctx, input: input(card, '200', key) })
    expect([first.state, await walletOf(ctx)]).toEqual(['REQUESTED', 100_000n])
    expect((await topUp({ ctx, input: input(card, '200', key) })).id).toBe(first.id)
    await world.runDue()
    expect([(await getTransfer({ ctx, input: { transferId: first.id } })).state, await walletOf(ctx), before - (await cardFen(ctx, card))]).toEqual(['DONE', 120_000n, 20_000n])
    expect(await refusal(topUp({ ctx, input: input(card, '201', key) }))).toBe('IDEMPOTENCY_KEY_REUSED')
    expect(await moneyProblems(ctx)).toEqual([])
  })

  test.each<[string, WhichCard]>([
    ['it is done without a word', { behaviour: 'AUTH_TIMEOUT_DONE' }],
    ['the first request is lost', { behaviour: 'AUTH_LOST' }],
    ['the first queries are silent too', { behaviour: 'QUERY_SILENT' }],
  ])('%s: unknown until the bank says what it knows, and done once', async (_, which) => {
    const { ctx, card } = await ready(which)
    const { id } = await topUp({ ctx, input: input(card, '50') })
    await world.runDue()
    expect([(await getTransfer({ ctx, input: { transferId: id } })).state, await walletOf(ctx)]).toEqual(['UNKNOWN', 100_000n])
    await world.advance(HOUR_MS)
    expect([(await getTransfer({ ctx, input: { transferId: id } })).state, await walletOf(ctx), await moneyProblems(ctx), world.jobErrors]).toEqual(['DONE', 105_000n, [], []])
  })

  test.each<[string, WhichCard, string]>([
    ['too little on it', { zh: /余额不足/ }, 'INSUFFICIENT_FUNDS'],
    ['frozen', { zh: /冻结/ }, 'CARD_FROZEN'],
    ['refused', { behaviour: 'AUTH_REFUSED' }, 'CARD_REFUSED'],
    ['the issuer is down', { behaviour: 'ISSUER_DOWN_LATER' }, 'ISSUER_UNAVAILABLE'],
    ['nothing ever arrives', { behaviour: 'AUTH_ALWAYS_LOST' }, 'BANK_TIMEOUT'],
  ])('%s: nothing moves', async (_, which, code) => {
    const { ctx, card } = await ready(which)
    const { id } = await topUp({ ctx, input: input(card, '50') })
    await world.runDue()
    await world.advance(3 * HOUR_MS)
    expect(await getTransfer({ ctx, input: { transferId: id } })).toMatchObject({ state: 'REFUSED', code })
    expect([await walletOf(ctx), await moneyProblems(ctx)]).toEqual([100_000n, []])
  })
})

test('a refusal after a silence: the number is cancelled, and what was sent before it comes too late', async () => {
  const { ctx, card } = await ready()
  const { id } = await withdraw({ ctx, input: input(card, '10') })
  await runLosing(world, ['REQUEST'])
  const freeze = (frozen: boolean) => ctx.db.query('UPDATE sim_bank.card SET is_frozen = $2 WHERE id = (SELECT t.card_id FROM sim_bank.card_token t JOIN bank_card b ON b.token = t.token WHERE b.id = $1)', [card, frozen])
  await freeze(true)
  await runLosing(world, [...CANCEL_LOST], MINUTE_MS)
  expect(await getTransfer({ ctx, input: { transferId: id } })).toMatchObject({ state: 'UNKNOWN', code: 'CARD_FROZEN' })
  expect(await walletOf(ctx)).toBe(99_000n)
  await world.advance(HOUR_MS)
  expect(await getTransfer({ ctx, input: { transferId: id } })).toMatchObject({ state: 'REFUSED', code: 'CARD_FROZEN' })
  await freeze(false)
  expect(await sendLate(ctx, id, 1_000n)).toMatchObject({ ok: false, error: { reason: 'TRANSFER_CLOSED' } })
  expect([await walletOf(ctx), await moneyProblems(ctx)]).toEqual([100_000n, []])
})

test('a worker that was away for hours sends again before it gives up', async () => {
  const { ctx, card } = await ready({ behaviour: 'AUTH_LOST' })
  const { id } = await topUp({ ctx, input: input(card, '10') })
  await world.runDue()
  await moveClockTo(world.world.db, new Date(ctx.clock.now().getTime() + 2 * HOUR_MS))
  await world.advance(HOUR_MS)
  expect(await getTransfer({ ctx, input: { transferId: id } })).toMatchObject({ state: 'DONE' })
  expect(await moneyProblems(ctx)).toEqual([])
})

describe('提现', () => {
  test('is set aside at once and reaches the card; above the free rest it costs 0.1 %', async () => {
    const { ctx, card } = await ready({}, 500_000n)
    const before = await cardFen(ctx, card)
    await withdraw({ ctx, input: input(card, '1000') })
    expect(await walletOf(ctx)).toBe(400_000n)
    await world.runDue()
    const second = await withdraw({ ctx, input: input(card, '50') })
    const third = await withdraw({ ctx, input: input(card, '2000') })
    expect([second.feeFen, third.feeFen]).toEqual([10n, 200n])
    await world.runDue()
    expect([await walletOf(ctx), (await cardFen(ctx, card)) - before]).toEqual([500_000n - 305_000n - 210n, 305_000n])
    expect(await moneyProblems(ctx)).toEqual([])
  })

  test('paid out without a word: unknown, then done, once', async () => {
    const { ctx, card } = await ready({ behaviour: 'PAY_OUT_TIMEOUT_DONE' })
    const { id } = await withdraw({ ctx, input: input(card, '10') })
    await world.runDue()
    expect((await getTransfer({ ctx, input: { transferId: id } })).state).toBe('UNKNOWN')
    expect(await refusal(unbindCard({ ctx, input: { cardId: card } }))).toBe('CARD_IN_USE')
    await world.advance(HOUR_MS)
    expect([(await getTransfer({ ctx, input: { transferId: id } })).state, await walletOf(ctx), await moneyProblems(ctx)]).toEqual(['DONE', 99_000n, []])
  })

  test('refused by the card: all of it is back, and the free rest too', async () => {
    const { ctx, card } = await ready({ zh: /冻结/ })
    const { id } = await withdraw({ ctx, input: input(card, '900') })
    await world.runDue()
    expect(await getTransfer({ ctx, input: { transferId: id } })).toMatchObject({ state: 'REFUSED', code: 'CARD_FROZEN' })
    expect([await walletOf(ctx), (await readTerms(ctx, 'WITHDRAW')).freeFen, await moneyProblems(ctx)]).toEqual([100_000n, 100_000n, []])
  })

  test('two at once, and twenty: never more than there is', async () => {
    const { ctx, card } = await ready()
    const two = await Promise.allSettled([withdraw({ ctx, input: input(card, '700') }), withdraw({ ctx, input: input(card, '700') })])
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const twenty = await Promise.allSettled(Array.from({ length: 20 }, () => withdraw({ ctx, input: input(card, '50') })))
    expect(twenty.filter(({ status }) => status === 'fulfilled')).toHaveLength(6)
    await world.runDue()
    expect([await walletOf(ctx), await moneyProblems(ctx)]).toEqual([0n, []])
  })

  test('one tapped twenty times is one', async () => {
    const { ctx, card } = await ready()
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 20 }, () => withdraw({ ctx, input: input(card, '100', key) })))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    await world.runDue()
    expect([await walletOf(ctx), (await listTransfers({ ctx, input: {} })).items.length]).toEqual([90_000n, 1])
  })
})

describe('limits and owners', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['no amount', { amount: 'abc' }, 'AMOUNT_INVALID'],
    ['nothing', { amount: '0' }, 'AMOUNT_INVALID'],
    ['less than nothing', { amount: '-5' }, 'AMOUNT_INVALID'],
    ['a tenth of a fen', { amount: '1.001' }, 'AMOUNT_INVALID'],
    ['more than at once', { amount: '50000.01' }, 'AMOUNT_TOO_LARGE'],
    ['a wrong password', { password: '000000' }, 'PASSWORD_WRONG'],
    ['a card of nobody', { cardId: 'bcd_0' }, 'NOT_FOUND'],
  ])('%s is refused: nothing written', async (_, change, code) => {
    const { ctx, card } = await ready()
    for (const verb of [topUp, withdraw]) expect(await refusal(verb({ ctx, input: { ...input(card, '10'), ...change } }))).toBe(code)
    expect((await listTransfers({ ctx, input: {} })).items).toEqual([])
  })

  test('credit cards and cards of others are no use; a day has its limit', async () => {
    const { ctx, card } = await ready()
    const credit = await bindCard(ctx, { kind: 'CREDIT' })
    const other = (await newResident(world)).ctx
    expect(await refusal(topUp({ ctx, input: input(credit, '10') }))).toBe('CARD_NOT_DEBIT')
    expect(await refusal(topUp({ ctx: other, input: input(card, '10') }))).toBe('NOT_FOUND')
    for (let n = 0; n < 2; n += 1) await topUp({ ctx, input: input(card, '50000') })
    expect(await refusal(topUp({ ctx, input: input(card, '1') }))).toBe('TRANSFER_DAY_LIMIT')
    await world.advance(DAY_MS)
    const { id } = await topUp({ ctx: await world.as(ctx.actor), input: input(card, '1') })
    expect(await refusal(getTransfer({ ctx: other, input: { transferId: id } }))).toBe('NOT_FOUND')
    await world.runDue()
    expect((await listMovements({ ctx, input: {} })).items.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([['TOP_UP', 100n], ['TOP_UP', 5_000_000n], ['TOP_UP', 5_000_000n], ['TOP_UP', 100_000n]])
  })

  test('movements come in pages without a gap', async () => {
    const { ctx, card } = await ready()
    for (let n = 0; n < 25; n += 1) await withdraw({ ctx, input: input(card, '1') })
    await world.runDue()
    const first = await listMovements({ ctx, input: {} })
    const second = await listMovements({ ctx, input: { before: first.next } })
    const all = [...first.items, ...second.items]
    expect([first.items.length, second.items.length, new Set(all.map(({ id }) => id)).size, second.next]).toEqual([20, 6, 26, null])
  })
})

/** The first message of a 提现, as it arrives after all. */
async function sendLate(ctx: Ctx, id: string, amountFen: bigint) {
  const { token } = await ctx.db.prisma.walletTransfer.findUniqueOrThrow({ where: { id } })
  return talkToBank(ctx, { subjectId: id, sequence: 'late' }, (gateway, call) => gateway.payOut(call, { payOutNo: id, to: { kind: 'CARD', token: token ?? '' }, amountFen, memo: '提现' }))
}

beforeEach(() => {
  world.jobErrors.length = 0
})
