/** 信用支付: opened at the lender, paid with, paid back. */
import { expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { openCredit, readCredit, repayCredit } from '@/lib/funding/credit'
import { getTransfer } from '@/lib/funding/wallet'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { payWith } from '../../support/cards'
import { newKey, newResident, PASSWORD, quote, stateOf, userIdOf } from '../../support/journey'
import { lossy, runLosing } from '../../support/losing'
import { moneyProblems } from '../../support/money-books'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const repay = (ctx: Ctx, amount: string, idempotencyKey = newKey(), password = PASSWORD) => repayCredit({ ctx, input: { amount, idempotencyKey, password } })

/** Owes 223.45 yuan to the lender. */
async function indebted(): Promise<Ctx> {
  const { ctx, accounts } = await newResident(world, { numbers: ['0100000002'] })
  await openCredit({ ctx })
  const { id } = await quote(ctx, accounts[0] ?? '', 'PREPAY', '223.45')
  await payWith(ctx, id, 'CREDIT_LINE')
  await world.runDue()
  expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
  return ctx
}

test('opened, once; who is not eligible is told so', async () => {
  const { ctx } = await newResident(world)
  expect(await readCredit({ ctx })).toBeNull()
  for (let n = 0; n < 3; n += 1) await openCredit({ ctx })
  const credit = await readCredit({ ctx })
  expect(credit).toMatchObject({ used: { owedFen: 0n, heldFen: 0n, leftFen: credit?.limitFen } })
  expect(await refusal(openCredit({ ctx: await world.resident('李先生') }))).toBe('CREDIT_NOT_ELIGIBLE')
  expect(await refusal(repay(ctx, '1'))).toBe('CREDIT_NOTHING_OWED')
  expect(await refusal(repay((await newResident(world)).ctx, '1'))).toBe('NOT_FOUND')
})

test('a bill is paid with it and paid back, once for each key, and no more than is owed', async () => {
  const ctx = await indebted()
  const key = newKey()
  const first = await repay(ctx, '100', key)
  expect((await readCredit({ ctx }))?.repayingFen).toBe(10_000n)
  expect((await repay(ctx, '100', key)).id).toBe(first.id)
  expect(await refusal(repay(ctx, '123.46'))).toBe('AMOUNT_TOO_LARGE')
  expect(await refusal(repay(ctx, '1', newKey(), '000000'))).toBe('PASSWORD_WRONG')
  await world.runDue()
  expect(await readCredit({ ctx })).toMatchObject({ repayingFen: 0n, used: { owedFen: 12_345n } })
  expect([await balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx))), await moneyProblems(ctx), world.jobErrors]).toEqual([90_000n, [], []])
})

test('five at once pay back no more than is owed', async () => {
  const ctx = await indebted()
  const all = await Promise.allSettled(Array.from({ length: 5 }, () => repay(ctx, '100')))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  await world.runDue()
  expect([(await readCredit({ ctx }))?.used?.owedFen, await moneyProblems(ctx)]).toEqual([2_345n, []])
})

test.each(['ANSWER', 'REQUEST'] as const)('the first %s is lost: unknown, then done once', async (what) => {
  const ctx = await indebted()
  const { id } = await repay(ctx, '50')
  await runLosing(world, [what])
  expect((await getTransfer({ ctx, input: { transferId: id } })).state).toBe('UNKNOWN')
  await world.advance(HOUR_MS)
  expect([(await getTransfer({ ctx, input: { transferId: id } })).state, await moneyProblems(ctx)]).toEqual(['DONE', []])
})

test('a lender that says nothing: the page knows the limit alone, and nothing can be paid back blindly', async () => {
  const ctx = await indebted()
  const silent = { ...ctx, outside: lossy(ctx.outside, Array.from({ length: 9 }, () => 'ANSWER' as const)) }
  expect(await readCredit({ ctx: silent })).toMatchObject({ used: null, repayingFen: 0n })
  expect(await refusal(repay(silent, '1'))).toBe('BANK_UNAVAILABLE')
  expect(await refusal(openCredit({ ctx: silent }))).toBe('BANK_UNAVAILABLE')
  expect(await readCredit({ ctx })).toMatchObject({ used: { owedFen: 22_345n } })
})
