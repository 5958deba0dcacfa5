/** 零钱通: money goes in and out at once, and every night what was in it at the day's end has earned something. */
import { describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { moveIn, moveOut, payYield, readFund } from '@/lib/funding/fund'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { newKey, newResident, payFromFund, userIdOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { refusal } from '../../support/refusal'
import { inWorld, useWorld } from '../../support/world'

const world = useWorld('demo')
const fundOf = (ctx: Ctx) => balanceOf(ctx, ledgerAccount.fund(userIdOf(ctx)))
const walletOf = (ctx: Ctx) => balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx)))
const amount = (text: string, idempotencyKey = newKey()) => ({ amount: text, idempotencyKey })

describe('moving', () => {
  test('in and out, once for each key', async () => {
    const { ctx } = await newResident(world)
    const key = newKey()
    for (let n = 0; n < 3; n += 1) await moveIn({ ctx, input: amount('600', key) })
    expect([await walletOf(ctx), await fundOf(ctx)]).toEqual([40_000n, 60_000n])
    await moveOut({ ctx, input: amount('100') })
    expect([await walletOf(ctx), await fundOf(ctx)]).toEqual([50_000n, 50_000n])
    expect(await refusal(moveIn({ ctx, input: amount('1', key) }))).toBe('IDEMPOTENCY_KEY_REUSED')
    expect(await refusal(moveIn({ ctx, input: amount('500.01') }))).toBe('INSUFFICIENT_BALANCE')
    expect(await refusal(moveOut({ ctx, input: amount('500.01') }))).toBe('FUND_INSUFFICIENT')
    for (const odd of ['', '0', '-1', '1.234', '1e3', '99999999999']) expect(await refusal(moveIn({ ctx, input: amount(odd) }))).toMatch(/^AMOUNT_/)
    expect(await moneyProblems(ctx)).toEqual([])
  })

  test('twenty times out at once: never more than there is', async () => {
    const { ctx } = await newResident(world)
    await moveIn({ ctx, input: amount('1000') })
    const outs = await Promise.allSettled(Array.from({ length: 20 }, () => moveOut({ ctx, input: amount('70') })))
    expect(outs.filter(({ status }) => status === 'fulfilled')).toHaveLength(14)
    expect([await walletOf(ctx), await fundOf(ctx), await moneyProblems(ctx)]).toEqual([98_000n, 2_000n, []])
  })
})

describe('the yield', () => {
  test('of what was in it when the day ended, rounded down, at half past midnight; the fund manager pays it', () =>
    inWorld('demo', async (own) => {
      const { ctx } = await newResident(own, { walletFen: 10_000_000n })
      const small = (await newResident(own)).ctx
      await moveIn({ ctx, input: amount('100000') })
      await moveIn({ ctx: small, input: amount('2.43') })
      // From ten in the morning to a quarter past midnight: what comes now earns for the coming day.
      await own.advance(14 * HOUR_MS + 15 * MINUTE_MS)
      await moveIn({ ctx: await own.as(small.actor), input: amount('900') })
      expect(await fundOf(ctx)).toBe(10_000_000n)
      const custodian = await balanceOf(ctx, ledgerAccount.custodian)
      await own.advance(15 * MINUTE_MS)
      // 10,000,000 × 0.015 / 365 = 410.96; of 243 it is less than a fen.
      expect([await fundOf(ctx), await fundOf(small), custodian - (await balanceOf(ctx, ledgerAccount.custodian))]).toEqual([10_000_410n, 90_243n, 410n])
      const later = await own.as(ctx.actor)
      expect(await readFund({ ctx: later })).toMatchObject({ yesterdayFen: 410n, totalFen: 410n, days: [{ day: '2026-03-16', fen: 410n }] })
      expect([await moneyProblems(ctx), own.jobErrors]).toEqual([[], []])
    }))

  test('of half a year is each day’s, once, in order, on top of one another', () =>
    inWorld('demo', async (own) => {
      const { ctx } = await newResident(own, { walletFen: 10_000_000n })
      await moveIn({ ctx, input: amount('100000') })
      const { ran } = await own.advance(180 * DAY_MS)
      let expected = 10_000_000n
      for (let n = 0; n < 180; n += 1) expected += (expected * 15_000n) / 365_000_000n
      expect([await fundOf(ctx), ran >= 360]).toEqual([expected, true])
      const days = await ctx.db.query<{ day: string }>('SELECT day FROM fund_day ORDER BY paid_at', [])
      expect([days.length, days[0]?.day, days.at(-1)?.day]).toEqual([180, '2026-03-16', '2026-09-11'])
      await payYield(await own.system(), '2026-03-16')
      expect([await fundOf(ctx), await moneyProblems(ctx), own.jobErrors]).toEqual([expected, [], []])
    }))

  test('rests when there is nothing in it, and a payment from it that fails brings the money back to it', () =>
    inWorld('demo', async (own) => {
      const { ctx, accounts } = await newResident(own, { numbers: ['0100000500'] })
      await moveIn({ ctx, input: amount('150') })
      await payFromFund(ctx, accounts[0] ?? '', '150')
      expect(await fundOf(ctx)).toBe(0n)
      await own.runDue()
      expect([await fundOf(ctx), await moneyProblems(ctx)]).toEqual([15_000n, []])
      await moveOut({ ctx, input: amount('150') })
      await own.advance(10 * DAY_MS)
      const [row] = await ctx.db.query<{ days: bigint }>('SELECT count(*) AS days FROM fund_day', [])
      expect([row?.days, await moneyProblems(ctx)]).toEqual([1n, []])
    }))
})
