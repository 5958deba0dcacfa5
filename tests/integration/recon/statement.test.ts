/** Rule S4: every day the custodian bank's statement is compared with our books, entry by entry. */
import { describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { moveIn } from '@/lib/funding/fund'
import { topUp, withdraw } from '@/lib/funding/wallet'
import { DAY_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { ledgerAccount, postJournal } from '@/lib/ledger'
import { compareStatement, scheduleComparison } from '@/lib/recon'
import { bindCard, payWith } from '../../support/cards'
import { newKey, newResident, PASSWORD, quote, userIdOf } from '../../support/journey'
import { runLosing } from '../../support/losing'
import { moneyProblems } from '../../support/money-books'
import { goTo, payTo } from '../../support/recon'
import { inWorld, type TestWorld } from '../../support/world'

const inOwn = (work: (world: TestWorld) => Promise<void>) => () => inWorld('demo', async (world) => {
  await work(world)
  expect(world.jobErrors).toEqual([])
})
const daysOf = ({ world }: TestWorld) => world.db.prisma.custodianDay.findMany({ orderBy: { day: 'asc' } })
async function breaksOf({ world }: TestWorld) {
  const rows = await world.db.prisma.statementBreak.findMany({ orderBy: [{ day: 'asc' }, { side: 'asc' }, { reference: 'asc' }] })
  return rows.map(({ day, side, kind, reference, bankFen, ourFen, state, explainedDay }) => [day, side, kind, reference, bankFen, ourFen, state, explainedDay])
}

/** A movement that the bank alone has. */
const onlyAtTheBank = ({ world }: TestWorld, reference: string, fen: bigint, at: Date) => world.db.query(`SELECT sim_bank.book('TOP_UP', $1, $2::bigint, $3::timestamptz)::text`, [reference, fen, at])
/** A movement that our books alone have. */
async function onlyWithUs(ctx: Ctx, reference: string, fen: bigint): Promise<void> {
  const userId = ctx.actor.kind === 'USER' ? userIdOf(ctx) : ''
  await postJournal(ctx, { id: `topup:${reference}`, kind: 'TOP_UP', subjectId: reference, postings: [{ account: ledgerAccount.custodian, amountFen: -fen }, { account: ledgerAccount.wallet(userId), amountFen: fen }] })
}
const now = async (world: TestWorld) => (await world.system()).clock.now()
const transfer = (cardId: string, amount: string) => ({ cardId, amount, password: PASSWORD, idempotencyKey: newKey() })

describe('days that agree', () => {
  test('of every kind of movement, opening and settlement included, day after day', inOwn(async (world) => {
    const { ctx, accounts } = await newResident(world, { walletFen: 50_000_000n, numbers: ['0100000001'] })
    const [debit, credit] = [await bindCard(ctx), await bindCard(ctx, { kind: 'CREDIT' })]
    await topUp({ ctx, input: transfer(debit, '500') })
    await withdraw({ ctx, input: transfer(debit, '2000') })
    await moveIn({ ctx, input: { amount: '100000', idempotencyKey: newKey() } })
    await payWith(ctx, (await quote(ctx, accounts[0] ?? '', 'PREPAY', '300')).id, credit)
    await payTo(world, 'guangzhou', '200')
    await goTo(world, '2026-03-19 12:00')
    const days = await daysOf(world)
    expect(days.map(({ day, matchedCount, entryCount, ourEntryCount }) => [day, matchedCount, entryCount, ourEntryCount])).toEqual([
      // Openings of five people, top-up, withdrawal, capture; then the yield and two settlements; then the yield.
      ['2026-03-16', 7, 7, 7], ['2026-03-17', 3, 3, 3], ['2026-03-18', 1, 1, 1],
    ])
    for (const [n, { openingFen, closingFen, ourOpeningFen, ourClosingFen }] of days.entries()) {
      expect([openingFen, closingFen]).toEqual([ourOpeningFen, ourClosingFen])
      expect(openingFen).toBe(days[n - 1]?.closingFen ?? 0n)
    }
    expect([await breaksOf(world), await moneyProblems(await world.system())]).toEqual([[], []])
  }))

  test('also when the bank says nothing for hours; twice the same day is once', inOwn(async (world) => {
    await payTo(world, 'beijing', '90')
    await goTo(world, '2026-03-17 09:09')
    await runLosing(world, Array.from({ length: 3 }, () => 'ANSWER' as const), MINUTE_MS)
    expect(await daysOf(world)).toEqual([])
    await goTo(world, '2026-03-17 09:30')
    const [first] = await daysOf(world)
    expect(first).toMatchObject({ day: '2026-03-16', ourClosingFen: first?.closingFen })
    await compareStatement(await world.system(), '2026-03-16')
    expect(await daysOf(world)).toEqual([first])
  }))

  test('of more than a page', inOwn(async (world) => {
    const { ctx } = await newResident(world)
    const start = await now(world)
    for (let n = 0; n < 1_100; n += 1) await onlyWithUs(ctx, `many${n}`, BigInt(n + 1))
    await world.world.db.query(`SELECT sim_bank.book('TOP_UP', 'many' || n, n + 1, $1::timestamptz)::text FROM generate_series(0, 1099) n`, [start])
    await payTo(world, 'beijing', '90')
    await world.advance(DAY_MS)
    expect([(await daysOf(world))[0], await breaksOf(world)]).toMatchObject([{ entryCount: 1_104, matchedCount: 1_104 }, []])
    // Each page's message is kept.
    expect(await world.world.db.prisma.wireMessage.count({ where: { subjectId: 'statement:2026-03-16' } })).toBe(3)
  }))
})

describe('breaks', () => {
  test('one that the bank alone has, one that we alone have, one of another amount: kept open, day and difference seen', inOwn(async (world) => {
    const { ctx } = await newResident(world)
    await onlyAtTheBank(world, 'theirs', 700n, await now(world))
    await onlyWithUs(ctx, 'ours', 300n)
    await onlyAtTheBank(world, 'both', 900n, await now(world))
    await onlyWithUs(ctx, 'both', 800n)
    await payTo(world, 'beijing', '90')
    await world.advance(3 * DAY_MS)
    expect(await breaksOf(world)).toEqual([
      ['2026-03-16', 'AMOUNT', 'TOP_UP', 'both', 900n, 800n, 'OPEN', null],
      ['2026-03-16', 'BANK', 'TOP_UP', 'theirs', 700n, null, 'OPEN', null],
      ['2026-03-16', 'OURS', 'TOP_UP', 'topup:ours', null, 300n, 'OPEN', null],
    ])
    const days = await daysOf(world)
    expect(days.map(({ closingFen, ourClosingFen }) => closingFen - ourClosingFen)).toEqual([500n, 500n, 500n].slice(0, days.length))
  }))

  test('of a withdrawal around midnight, of which we learnt the day after: explained on both days', inOwn(async (world) => {
    const { ctx } = await newResident(world, { walletFen: 1_000_000n })
    const cardId = await bindCard(ctx)
    await goTo(world, '2026-03-16 23:59')
    const { id } = await withdraw({ ctx: await world.as(ctx.actor), input: transfer(cardId, '10') })
    await runLosing(world, ['ANSWER', 'ANSWER', 'ANSWER', 'ANSWER'], 2 * MINUTE_MS)
    await goTo(world, '2026-03-18 12:00')
    expect(await breaksOf(world)).toEqual([
      ['2026-03-16', 'BANK', 'PAY_OUT', id, -1_000n, null, 'EXPLAINED', '2026-03-17'],
      ['2026-03-17', 'OURS', 'POST', `post:${id}`, null, -1_000n, 'EXPLAINED', '2026-03-16'],
    ])
    expect(await moneyProblems(await world.system())).toEqual([])
  }))

  test('that the bank counts for the next day are open for that long', inOwn(async (world) => {
    const { ctx } = await newResident(world)
    await payTo(world, 'beijing', '90')
    await onlyWithUs(ctx, 'late', 300n)
    await goTo(world, '2026-03-17 09:30')
    expect(await breaksOf(world)).toEqual([['2026-03-16', 'OURS', 'TOP_UP', 'topup:late', null, 300n, 'OPEN', null]])
    await onlyAtTheBank(world, 'late', 300n, await now(world))
    await goTo(world, '2026-03-18 09:30')
    expect(await breaksOf(world)).toEqual([
      ['2026-03-16', 'OURS', 'TOP_UP', 'topup:late', null, 300n, 'EXPLAINED', '2026-03-17'],
      ['2026-03-17', 'BANK', 'TOP_UP', 'late', 300n, null, 'EXPLAINED', '2026-03-16'],
    ])
  }))
})

test('a day before the bank had an account of ours is left in the end', inOwn(async (world) => {
  await scheduleComparison(await world.system(), '2026-03-15')
  await goTo(world, '2026-03-17 12:00')
  expect((await daysOf(world)).map(({ day }) => day)).toEqual(['2026-03-16'])
}))
