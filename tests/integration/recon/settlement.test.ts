/** T+1: what is credited on one day is paid to the company on the next working day, net of fees, once (rule S4). */
import { describe, expect, test } from 'vitest'
import { talkToBank } from '@/lib/funding'
import { balanceOf, ledgerAccount, postJournal } from '@/lib/ledger'
import { settleCompanies, verifySettlements } from '@/lib/recon'
import { DAY_MS, HOUR_MS } from '@/lib/kernel/calendar'
import { newResident, userIdOf } from '../../support/journey'
import { CANCEL_LOST, runLosing, type Lost } from '../../support/losing'
import { ledgerProblems, moneyProblems } from '../../support/money-books'
import { goTo, numbersOf, paidTo, payTo, settlementsOf } from '../../support/recon'
import { inWorld, type TestWorld } from '../../support/world'

const inOwn = (work: (world: TestWorld) => Promise<void>) => () => inWorld('demo', async (world) => {
  await work(world)
  expect(world.jobErrors).toEqual([])
})
const fenOf = async (world: TestWorld, account: string) => balanceOf(await world.system(), account)
const payable = (world: TestWorld, code = 'guangzhou') => fenOf(world, ledgerAccount.payable(code))
const settling = (world: TestWorld, code = 'guangzhou') => fenOf(world, ledgerAccount.settling(code))

describe('when', () => {
  test('Monday’s money on Tuesday at ten, net of a fee that is taken line by line; each company by itself', inOwn(async (world) => {
    // 6,000 ppm of 12.42 and of 100.08 are 7.452 and 60.048 fen: 67 of the two lines, where of the sum it would be 68.
    for (const yuan of ['12.42', '100.08']) await payTo(world, 'guangzhou', yuan)
    await payTo(world, 'beijing', '90')
    await goTo(world, '2026-03-17 09:59')
    expect([await payable(world), await settlementsOf(world, 'guangzhou')]).toEqual([11_250n, []])
    await goTo(world, '2026-03-17 10:00')
    expect(await settlementsOf(world, 'guangzhou')).toEqual([{ day: '2026-03-17', state: 'DONE', sums: [11_250n, 0n, 67n, 11_183n], attempt: 1, code: null }])
    expect(await settlementsOf(world, 'beijing')).toEqual([{ day: '2026-03-17', state: 'DONE', sums: [9_000n, 0n, 0n, 9_000n], attempt: 1, code: null }])
    expect([await payable(world), await settling(world), await fenOf(world, ledgerAccount.income)]).toEqual([0n, 0n, 67n])
    expect(await paidTo(world, 'guangzhou')).toEqual({ fen: 11_183n, numbers: await numbersOf(world, 'guangzhou') })
    expect(await world.world.db.prisma.settlement.findFirst({ where: { companyCode: 'beijing' } })).toMatchObject({ adviceNo: 'JS20260317-BEIJING', lineCount: 1 })
    expect(await moneyProblems(await world.system())).toEqual([])
  }))

  test('two companies that have one institution number, at two addresses, have an advice note each', inOwn(async (world) => {
    await payTo(world, 'guangzhou', '12')
    await payTo(world, 'beijing', '90')
    await world.world.db.query(`UPDATE company SET company_id = '100000001', endpoint = 'https://water.example' WHERE code = 'guangzhou' RETURNING code`, [])
    await goTo(world, '2026-03-17 10:00')
    for (const code of ['guangzhou', 'beijing']) expect(await settlementsOf(world, code)).toMatchObject([{ state: 'DONE' }])
  }))

  test('of Friday, Saturday and Sunday on Monday, and over a holiday on the first working day', inOwn(async (world) => {
    await goTo(world, '2026-03-20 12:00')
    for (let day = 0; day < 3; day += 1) {
      await payTo(world, 'beijing', '10')
      await world.advance(DAY_MS)
    }
    expect((await settlementsOf(world, 'beijing')).map(({ day, sums }) => [day, sums[0]])).toEqual([['2026-03-23', 3_000n]])
    await goTo(world, '2026-04-03 12:00')
    await payTo(world, 'beijing', '7')
    // Qingming: Saturday to Monday.
    await goTo(world, '2026-04-07 09:59')
    expect(await payable(world, 'beijing')).toBe(700n)
    await goTo(world, '2026-04-07 10:00')
    expect((await settlementsOf(world, 'beijing')).map(({ day }) => day)).toEqual(['2026-03-23', '2026-04-07'])
    expect(await moneyProblems(await world.system())).toEqual([])
  }))

  test('of today only tomorrow; without payments nothing, and nobody is asked', inOwn(async (world) => {
    await goTo(world, '2026-03-17 08:00')
    await payTo(world, 'beijing', '5')
    await goTo(world, '2026-03-17 12:00')
    expect(await settlementsOf(world, 'beijing')).toEqual([])
    await goTo(world, '2026-03-18 12:00')
    expect((await settlementsOf(world, 'beijing')).map(({ day }) => day)).toEqual(['2026-03-18'])
    const jobs = () => world.world.db.prisma.scheduledJob.count({ where: { kind: 'settlement.run' } })
    const before = await jobs()
    await world.advance(20 * DAY_MS)
    expect(await jobs()).toBe(before)
  }))
})

describe('once', () => {
  test('also when the run is done by three at once, and again', inOwn(async (world) => {
    await payTo(world, 'guangzhou', '200')
    await goTo(world, '2026-03-17 09:00')
    const ctx = await world.system()
    await Promise.all([1, 2, 3].map(() => settleCompanies(ctx, '2026-03-17')))
    await goTo(world, '2026-03-17 10:00')
    await settleCompanies(await world.system(), '2026-03-17')
    expect(await settlementsOf(world, 'guangzhou')).toMatchObject([{ state: 'DONE', sums: [20_000n, 0n, 120n, 19_880n] }])
    expect([await paidTo(world, 'guangzhou'), await moneyProblems(ctx)]).toEqual([{ fen: 19_880n, numbers: await numbersOf(world, 'guangzhou') }, []])
  }))

  test.each<[string, Lost[]]>([['the request', ['REQUEST']], ['the answer', ['ANSWER']], ['both, and two queries', ['REQUEST', 'REQUEST', 'REQUEST', 'ANSWER']]])('%s is lost: unknown, then paid', (_, lost) =>
    inWorld('demo', async (world) => {
      await payTo(world, 'beijing', '90')
      await goTo(world, '2026-03-17 09:59')
      await runLosing(world, [...lost], 60_000)
      expect(await settlementsOf(world, 'beijing')).toMatchObject([{ state: 'UNKNOWN' }])
      expect([await settling(world, 'beijing'), await ledgerProblems(await world.system())]).toEqual([9_000n, []])
      await world.advance(2 * HOUR_MS)
      expect(await settlementsOf(world, 'beijing')).toMatchObject([{ state: 'DONE', attempt: 1 }])
      expect([await paidTo(world, 'beijing'), await moneyProblems(await world.system()), world.jobErrors]).toEqual([{ fen: 9_000n, numbers: await numbersOf(world, 'beijing') }, [], []])
    }))

  test('a bank that is down for two days is asked until it answers, under one number', inOwn(async (world) => {
    await payTo(world, 'beijing', '90')
    await goTo(world, '2026-03-17 09:59')
    await runLosing(world, Array.from({ length: 400 }, () => 'REQUEST' as const), 2 * DAY_MS)
    expect(await settlementsOf(world, 'beijing')).toMatchObject([{ state: 'UNKNOWN', attempt: 1 }])
    await world.advance(2 * HOUR_MS)
    expect([await settlementsOf(world, 'beijing'), (await paidTo(world, 'beijing')).fen]).toMatchObject([[{ state: 'DONE', attempt: 1 }], 9_000n])
  }))
})

describe('refused', () => {
  const merchant = (world: TestWorld, acquirerMerchantNo: string) => world.world.db.prisma.company.update({ where: { code: 'beijing' }, data: { acquirerMerchantNo } })

  test('for a reason: seen, and asked again on the next working day under another number', inOwn(async (world) => {
    await payTo(world, 'beijing', '90')
    await merchant(world, '898000000000')
    await goTo(world, '2026-03-20 12:00')
    expect(await settlementsOf(world, 'beijing')).toMatchObject([{ day: '2026-03-17', state: 'REFUSED', code: 'MERCHANT_UNKNOWN', attempt: 4 }])
    expect([await settling(world, 'beijing'), await ledgerProblems(await world.system())]).toEqual([9_000n, []])
    await merchant(world, '898110100001')
    await goTo(world, '2026-03-22 12:00')
    expect(await settlementsOf(world, 'beijing')).toMatchObject([{ state: 'REFUSED', attempt: 4 }])
    await goTo(world, '2026-03-23 12:00')
    expect(await settlementsOf(world, 'beijing')).toMatchObject([{ state: 'DONE', code: null, attempt: 5 }])
    const { fen, numbers } = await paidTo(world, 'beijing')
    expect([fen, numbers, await moneyProblems(await world.system())]).toEqual([9_000n, [expect.stringMatching(/^stl_\w+:5$/)], []])
  }))

  test('after a message without an answer: once the bank has cancelled the number, which then is good for nothing', inOwn(async (world) => {
    await payTo(world, 'beijing', '90')
    await merchant(world, '898000000000')
    await goTo(world, '2026-03-17 09:59')
    await runLosing(world, ['REQUEST'], 60_000)
    await runLosing(world, [...CANCEL_LOST], 60_000)
    expect(await settlementsOf(world, 'beijing')).toMatchObject([{ state: 'UNKNOWN', code: 'MERCHANT_UNKNOWN' }])
    await world.advance(HOUR_MS)
    expect(await settlementsOf(world, 'beijing')).toMatchObject([{ state: 'REFUSED', code: 'MERCHANT_UNKNOWN', attempt: 1 }])
    await merchant(world, '898110100001')
    const { id } = await world.world.db.prisma.settlement.findFirstOrThrow({ where: { companyCode: 'beijing' } })
    const late = { payOutNo: id, to: { kind: 'COMPANY' as const, merchantNo: '898110100001' }, amountFen: 9_000n, memo: '' }
    expect(await talkToBank(await world.system(), { subjectId: id, sequence: 'late' }, (gateway, call) => gateway.payOut(call, late))).toMatchObject({ ok: false, error: { reason: 'TRANSFER_CLOSED' } })
  }))

  test('a number that the bank has, with the same content, is never sent under another', inOwn(async (world) => {
    await payTo(world, 'beijing', '90')
    await goTo(world, '2026-03-17 09:59')
    await runLosing(world, ['ANSWER'], 60_000)
    await merchant(world, '898000000000')
    await world.advance(3 * DAY_MS)
    expect(await settlementsOf(world, 'beijing')).toMatchObject([{ state: 'DONE', attempt: 1 }])
  }))
})

describe('money given back', () => {
  /** As a refund will book it: out of what the company is owed. */
  async function giveBack(world: TestWorld, amountFen: bigint, n = 1): Promise<void> {
    const ctx = await world.system()
    const userId = userIdOf((await newResident(world)).ctx)
    const postings = [{ account: ledgerAccount.payable('guangzhou'), amountFen: -amountFen }, { account: ledgerAccount.wallet(userId), amountFen }]
    await postJournal(ctx, { id: `refund:r${n}`, kind: 'REFUND', subjectId: `r${n}`, postings })
  }

  test('is a line below zero, and its fee with it', inOwn(async (world) => {
    await payTo(world, 'guangzhou', '100')
    await giveBack(world, 4_000n)
    await goTo(world, '2026-03-17 12:00')
    expect(await settlementsOf(world, 'guangzhou')).toMatchObject([{ state: 'DONE', sums: [10_000n, -4_000n, 36n, 5_964n] }])
    expect(await world.world.db.prisma.settlementLine.findMany({ orderBy: { amountFen: 'asc' } })).toMatchObject([{ kind: 'REFUND', amountFen: -4_000n, feeFen: -24n }, { kind: 'PAYMENT', feeFen: 60n }])
    expect(await verifySettlements(await world.system())).toEqual([])
  }))

  test('all of it, in parts of which each rounds its fee up: only the fee is left to pay, and what the company is owed stays as it is', inOwn(async (world) => {
    // 6,000 ppm of 2.49 are 1.494 fen, of 0.84 they are 0.504, of 0.81 they are 0.486.
    await payTo(world, 'guangzhou', '2.49')
    for (const [n, fen] of [84n, 84n, 81n].entries()) await giveBack(world, fen, n)
    await goTo(world, '2026-03-17 12:00')
    expect(await settlementsOf(world, 'guangzhou')).toMatchObject([{ state: 'DONE', sums: [249n, -249n, -1n, 1n] }])
    expect([await payable(world), await settling(world), await fenOf(world, ledgerAccount.income), (await paidTo(world, 'guangzhou')).fen]).toEqual([0n, 0n, -1n, 1n])
    expect([await ledgerProblems(await world.system()), await verifySettlements(await world.system())]).toEqual([[], []])
  }))

  test.each([5_000n, 10_000n])('as much as came in or more is carried over, seen, until there is something to pay (%d)', (backFen) =>
    inWorld('demo', async (world) => {
      await payTo(world, 'guangzhou', '50')
      await giveBack(world, backFen)
      await goTo(world, '2026-03-18 12:00')
      const carried = await settlementsOf(world, 'guangzhou')
      expect(carried.map(({ day, state }) => [day, state])).toEqual([['2026-03-17', 'CARRIED'], ['2026-03-18', 'CARRIED']])
      expect([await payable(world), (await paidTo(world, 'guangzhou')).fen]).toEqual([5_000n - backFen, 0n])
      await payTo(world, 'guangzhou', '500')
      await goTo(world, '2026-03-19 12:00')
      expect((await settlementsOf(world, 'guangzhou')).at(-1)).toMatchObject({ state: 'DONE', sums: [55_000n, -backFen, 330n - (backFen * 6n) / 1_000n, 55_000n - backFen - 330n + (backFen * 6n) / 1_000n] })
      expect([await payable(world), await verifySettlements(await world.system()), world.jobErrors]).toEqual([0n, [], []])
    }))
})
