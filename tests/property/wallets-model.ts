/** Random lives of a few wallets, with lost messages; after each step the books must agree, and at the end the bank’s with them. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Ctx } from '@/lib/db'
import { openCredit, repayCredit } from '@/lib/funding/credit'
import { moveIn, moveOut } from '@/lib/funding/fund'
import { topUp, withdraw } from '@/lib/funding/wallet'
import { DAY_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { isDomainError } from '@/lib/kernel/errors'
import { fenToYuan } from '@/lib/kernel/money'
import { bindCard, payWith } from '../support/cards'
import { newKey, newResident, PASSWORD, quote } from '../support/journey'
import { runLosing, type Lost } from '../support/losing'
import { ledgerProblems, moneyProblems } from '../support/money-books'
import type { TestWorld } from '../support/world'

export type Step =
  | { do: 'TOP_UP' | 'WITHDRAW' | 'FUND_IN' | 'FUND_OUT' | 'REPAY'; who: number; amountFen: bigint; twice: boolean }
  | { do: 'RUN'; lost: Lost[]; minutes: number }
  | { do: 'NIGHT'; days: number }

const PEOPLE = 3
const amounts = fc.oneof(fc.bigInt({ min: 1n, max: 200_000n }), fc.constantFrom(1n, 10n, 100_000n, 100_001n, 5_000_000n))
const lost = fc.array(fc.constantFrom<Lost>('ANSWER', 'REQUEST', 'NOTHING', 'NOTHING'), { maxLength: 6 })

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('TOP_UP' as const, 'WITHDRAW' as const, 'FUND_IN' as const, 'FUND_OUT' as const, 'REPAY' as const), who: fc.nat(PEOPLE - 1), amountFen: amounts, twice: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('RUN' as const), lost, minutes: fc.nat(90) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('NIGHT' as const), days: fc.integer({ min: 1, max: 3 }) }) },
  ),
  { minLength: 5, maxLength: 25 },
)

const VERBS = { TOP_UP: topUp, WITHDRAW: withdraw, FUND_IN: moveIn, FUND_OUT: moveOut, REPAY: repayCredit }
const EXPECTED = ['INSUFFICIENT_BALANCE', 'FUND_INSUFFICIENT', 'TRANSFER_DAY_LIMIT', 'AMOUNT_TOO_LARGE', 'CREDIT_NOTHING_OWED']

/** One step of one person; a refusal of the usual kind is part of life. */
async function act(ctx: Ctx, cardId: string, { do: what, amountFen, twice }: Extract<Step, { who: number }>): Promise<void> {
  const input = { cardId, amount: fenToYuan(amountFen), password: PASSWORD, idempotencyKey: newKey() }
  const once = async () => {
    await (VERBS[what] as (command: { ctx: Ctx; input: unknown }) => Promise<unknown>)({ ctx, input }).catch((error: unknown) => {
      if (!isDomainError(error) || !EXPECTED.includes(error.code)) throw error
    })
  }
  await Promise.all(twice ? [once(), once()] : [once()])
}

/** Somebody with 500 yuan, who owes 250 to the lender. */
async function indebted(world: TestWorld): Promise<Ctx> {
  const { ctx, accounts } = await newResident(world, { walletFen: 50_000n, numbers: ['0100000002'] })
  await openCredit({ ctx })
  await payWith(ctx, (await quote(ctx, accounts[0] ?? '', 'PREPAY', '250')).id, 'CREDIT_LINE')
  await world.runDue()
  return ctx
}

export async function live(world: TestWorld, life: Step[]): Promise<void> {
  const people: Ctx[] = []
  const cards: string[] = []
  for (let n = 0; n < PEOPLE; n += 1) {
    const ctx = await indebted(world)
    people.push(ctx)
    cards.push(await bindCard(ctx))
  }
  for (const step of life) {
    if (step.do === 'RUN') await runLosing(world, [...step.lost], step.minutes * MINUTE_MS)
    else if (step.do === 'NIGHT') await world.advance(step.days * DAY_MS)
    else await act(await world.as((people[step.who] as Ctx).actor), cards[step.who] ?? '', step)
    expect(await ledgerProblems(await world.system())).toEqual([])
  }
  await world.advance(DAY_MS)
  expect([await moneyProblems(await world.system()), world.jobErrors]).toEqual([[], []])
}
