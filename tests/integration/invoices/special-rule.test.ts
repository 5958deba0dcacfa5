/** Rule I4: above 100,000.00 in a calendar month of Shanghai an organisation takes special invoices; exactly that is ordinary still. */
import { describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { applyOptions } from '@/lib/invoices/applying'
import { revokeCertification } from '@/lib/invoices/certification'
import { retryInvoice } from '@/lib/invoices/desk'
import { confirmLetter, exchangeInvoice } from '@/lib/invoices/red'
import { addTitle, makeDefaultTitle } from '@/lib/invoices/titles'
import { DAY_MS } from '@/lib/kernel/calendar'
import { keepBoundAccount } from '@/lib/qa'
import { payWith } from '../../support/cards'
import { apply, DONE_MS, FIRM, firmTitle, invoicesOf, personTitle } from '../../support/invoices'
import { newKey, newResident, quote, userIdOf } from '../../support/journey'
import { askRefund, codeOf, desk } from '../../support/refunds'
import { refusal } from '../../support/refusal'
import { inWorld, type TestWorld } from '../../support/world'

/** Somebody with a million in 零钱 and an organisation that is certified and her default. */
async function tenant(world: TestWorld, { isDefault = true } = {}): Promise<{ ctx: Ctx; titleId: string; pay(billKey: string, yuan: string, companyCode?: string): Promise<string> }> {
  const { ctx } = await newResident(world, { walletFen: 100_000_000n })
  if (!isDefault) await personTitle(ctx)
  const titleId = await firmTitle(world, ctx)
  if (isDefault) await makeDefaultTitle({ ctx, input: { titleId } })
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

const FIRM_TOO = { name: '第二公司', taxId: '91330100799655058B' }

describe('the limit holds', () => {
  test('two that fit one by one and not together: one is taken', () =>
    inWorld('demo', async (world) => {
      const { ctx, titleId, pay } = await tenant(world, { isDefault: false })
      const bills = [await pay('0100000001', '50000.00'), await pay('0100000002', '40000.00'), await pay('20000001', '50000.00', 'shanghai')]
      const codes = await Promise.all([codeOf(apply(ctx, bills.slice(0, 2), titleId)), codeOf(apply(ctx, bills.slice(2), titleId))])
      expect(codes.sort()).toEqual(['INVOICE_SPECIAL_REQUIRED', null])
    }))

  test('a stranger who writes an organisation’s number on a title does not fill its month', () =>
    inWorld('demo', async (world) => {
      const { ctx, titleId, pay } = await tenant(world)
      const bill = await pay('0100000001', '50000.00')
      const stranger = await newResident(world, { walletFen: 100_000_000n })
      await addTitle({ ctx: stranger.ctx, input: { kind: 'ORGANISATION', ...FIRM, idempotencyKey: newKey() } })
      const accountId = await keepBoundAccount(await world.system(), { userId: userIdOf(stranger.ctx), companyCode: 'shanghai', billKey: '20000001', alias: '别处' })
      for (const yuan of ['50000.00', '10000.00']) {
        const { id } = await quote(stranger.ctx, accountId, 'PREPAY', yuan)
        await payWith(stranger.ctx, id, 'BALANCE')
        await world.runDue()
      }
      expect(await totalOf(ctx, [bill], titleId)).toMatchObject([{ paidFen: 5_000_000n }])
      expect((await apply(ctx, [bill], titleId)).invoices).toHaveLength(1)
    }))

  test('at the desk too: an ordinary one that was refused before the limit was passed is not asked for anew after', () =>
    inWorld('demo', async (world) => {
      const { ctx, titleId, pay } = await tenant(world)
      const bill = await pay('0100000001', '50000.00')
      await world.world.db.prisma.simTaxpayer.updateMany({ data: { isSuspended: true } })
      await apply(ctx, [bill], titleId)
      await world.advance(DONE_MS)
      await pay('20000001', '50000.00', 'shanghai')
      await pay('0100000001', '0.01')
      const [row] = await invoicesOf(ctx, bill)
      expect(row).toMatchObject({ state: 'REFUSED', reason: 'SELLER_SUSPENDED' })
      expect(await refusal(retryInvoice({ ctx: await desk(world), input: { invoiceId: row?.id } }))).toBe('INVOICE_SPECIAL_REQUIRED')
    }))

  test('an ordinary one of what is not taxed can be made out to another above it; a firm whose certification ended meanwhile gets none', () =>
    inWorld('demo', async (world) => {
      const { ctx, titleId, pay } = await tenant(world)
      await pay('20000001', '50000.00', 'shanghai')
      const bill = await pay('0100000001', '50000.00')
      await pay('0100000001', '0.01')
      await apply(ctx, [bill], titleId, 'SPECIAL')
      await world.advance(DONE_MS)
      const now = await world.as(ctx.actor)
      const other = await firmTitle(world, now, FIRM_TOO)
      const ordinary = (await invoicesOf(ctx, bill)).find(({ kind }) => kind === 'ORDINARY')
      const { letterId } = await exchangeInvoice({ ctx: now, input: { invoiceId: ordinary?.id, titleId: other, idempotencyKey: newKey() } })
      const certification = await ctx.db.prisma.orgCertification.findFirstOrThrow({ where: { name: FIRM_TOO.name } })
      await revokeCertification({ ctx: await desk(world), input: { certificationId: certification.id, reason: '执照过期' } })
      expect(await refusal(confirmLetter({ ctx: await desk(world), input: { letterId } }))).toBe('INVOICE_NOT_CERTIFIED')
    }))
})

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
      // As a special one it is never refused for that.
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
