/** Rule I4: above 100,000.00 in a calendar month of Shanghai an organisation takes special invoices; exactly that is ordinary still. */
import { describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { applyOptions } from '@/lib/invoices/applying'
import { makeDefaultTitle } from '@/lib/invoices/titles'
import { DAY_MS } from '@/lib/kernel/calendar'
import { keepBoundAccount } from '@/lib/qa'
import { payWith } from '../../support/cards'
import { apply, firmTitle, personTitle } from '../../support/invoices'
import { newResident, quote, userIdOf } from '../../support/journey'
import { askRefund } from '../../support/refunds'
import { refusal } from '../../support/refusal'
import { inWorld, type TestWorld } from '../../support/world'

/** Somebody with a million in 零钱 and an organisation that is certified and her default. */
async function tenant(world: TestWorld): Promise<{ ctx: Ctx; titleId: string; pay(billKey: string, yuan: string, companyCode?: string): Promise<string> }> {
  const { ctx } = await newResident(world, { walletFen: 100_000_000n })
  const titleId = await firmTitle(world, ctx)
  await makeDefaultTitle({ ctx, input: { titleId } })
  const pay = async (billKey: string, yuan: string, companyCode = 'beijing') => {
    const now = await world.as(ctx.actor)
    const accountId = await keepBoundAccount(await world.system(), { userId: userIdOf(ctx), companyCode, billKey, alias: billKey })
    const { id } = await quote(now, accountId, 'PREPAY', yuan)
    await payWith(now, id, 'BALANCE')
    await world.runDue()
    return id
  }
  return { ctx, titleId, pay }
}

const totalOf = async (ctx: Ctx, paymentIds: string[], titleId: string) => (await applyOptions({ ctx, input: { paymentIds } })).titles.find(({ id }) => id === titleId)?.months

describe('the month’s total, over all companies, this one included', () => {
  test.each([
    ['0.00', 9_999_999n, null],
    ['0.01', 10_000_000n, null],
    ['0.02', 10_000_001n, 'INVOICE_SPECIAL_REQUIRED'],
  ])('99,999.99 and %s', (more, paidFen, code) =>
    inWorld('demo', async (world) => {
      const { ctx, titleId, pay } = await tenant(world)
      await pay('20000001', '50000.00', 'shanghai')
      const first = await pay('0100000001', '49999.99')
      const last = more === '0.00' ? first : await pay('0100000001', more)
      expect(await totalOf(ctx, [first], titleId)).toEqual([{ month: '202603', paidFen, needsSpecial: code !== null }])
      if (code) expect(await refusal(apply(ctx, [first], titleId))).toBe(code)
      else expect((await apply(ctx, [first], titleId)).invoices).toHaveLength(1)
      // To a person, and as a special one, it is never refused for that.
      if (code) expect((await apply(ctx, [first], titleId, 'SPECIAL')).invoices).toHaveLength(2)
      expect(last).toBeTruthy()
      expect(world.jobErrors).toEqual([])
    }))

  test('what went back, another month and another’s accounts do not count', () =>
    inWorld('demo', async (world) => {
      const { ctx, titleId, pay } = await tenant(world)
      const big = await pay('20000001', '50000.00', 'shanghai')
      const bill = await pay('0100000001', '50000.00')
      await pay('0100000001', '0.01')
      expect(await refusal(apply(ctx, [bill], titleId))).toBe('INVOICE_SPECIAL_REQUIRED')
      await askRefund(world, big, '0.01')
      await world.runDue()
      expect(await totalOf(ctx, [bill], titleId)).toMatchObject([{ paidFen: 10_000_000n }])
      await world.advance(20 * DAY_MS)
      const april = await world.as(ctx.actor)
      const next = await pay('0100000005', '100.00')
      expect(await totalOf(april, [next], titleId)).toEqual([{ month: '202604', paidFen: 10_000n, needsSpecial: false }])
      expect(await totalOf(april, [bill, next], titleId)).toMatchObject([{ month: '202603', paidFen: 10_000_000n }, { month: '202604', paidFen: 10_000n }])
      const other = await newResident(world, { walletFen: 100_000n })
      expect((await applyOptions({ ctx: april, input: { paymentIds: [next] } })).titles.map(({ id }) => id)).toEqual([titleId])
      expect(await refusal(apply(other.ctx, [next], await personTitle(other.ctx)))).toBe('NOT_FOUND')
    }))
})
