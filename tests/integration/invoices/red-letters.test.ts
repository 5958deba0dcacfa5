/** Red and again: a person's invoice is taken back at once, an organisation's when both sides agree; a refund waits for it (先红冲后退款). */
import { describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { DAY_MS, HOUR_MS } from '@/lib/kernel/calendar'
import { confirmLetter, denyLetter, exchangeInvoice, redLetterInvoice, takeBackInvoices, withdrawLetter } from '@/lib/invoices/red'
import { getPayment } from '@/lib/payments'
import { getDeskRefund } from '@/lib/payments/refunds'
import { keepBoundAccount } from '@/lib/qa'
import { payWith } from '../../support/cards'
import { newKey, newResident, quote, userIdOf } from '../../support/journey'
import { apply, DONE_MS, firmTitle, invoicesOf, personTitle } from '../../support/invoices'
import { moneyProblems } from '../../support/money-books'
import { askRefund, desk, paid } from '../../support/refunds'
import { refusal } from '../../support/refusal'
import { inWorld, type TestWorld } from '../../support/world'

const sound = async (world: TestWorld) => expect([await moneyProblems(await world.system()), world.jobErrors]).toEqual([[], []])
const refundState = async (world: TestWorld, refundId: string) => (await getDeskRefund({ ctx: await desk(world), input: { refundId } })).state
const lettersOf = (ctx: Ctx) => ctx.db.query<{ id: string; state: string; initiator: string }>('SELECT id, state, initiator FROM red_letter ORDER BY requested_at, id', [])

/** 90.00 paid and invoiced; the numbers of its invoices. */
async function invoiced(world: TestWorld, { firm = false, special = false } = {}) {
  const { ctx, paymentId } = await paid(world, { yuan: '90' })
  const titleId = firm ? await firmTitle(world, ctx) : await personTitle(ctx)
  await apply(ctx, [paymentId], titleId, special ? 'SPECIAL' : 'ORDINARY')
  await world.advance(DONE_MS)
  const rows = await invoicesOf(ctx, paymentId)
  return { ctx, paymentId, ids: rows.map(({ id }) => id) }
}

describe('a refund of an invoiced payment', () => {
  test('a person’s: red at once, then the refund, then blue again for what is left; each names the one before', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId, ids } = await invoiced(world)
      const { id } = await askRefund(world, paymentId, '30')
      expect(await refundState(world, id)).toBe('RED')
      expect(await refusal(apply(ctx, [paymentId], await personTitle(ctx)))).toBe('INVOICE_REFUND_OPEN')
      await world.advance(3 * DONE_MS)
      const [blue, red, again] = await invoicesOf(ctx, paymentId)
      expect([blue, red, again]).toMatchObject([
        { id: ids[0], state: 'ISSUED', gross_fen: 9_000n },
        { red_of: ids[0], state: 'ISSUED', gross_fen: -9_000n },
        { replaces: ids[0], state: 'ISSUED', gross_fen: 6_000n },
      ])
      expect(await refundState(world, id)).toBe('SUCCESS')
      expect(await lettersOf(ctx)).toMatchObject([{ state: '01' }])
      await sound(world)
    }))

  test('of the whole: nothing is left to make another of', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await invoiced(world)
      const { id } = await askRefund(world, paymentId, '90')
      await world.advance(3 * DONE_MS)
      expect((await invoicesOf(ctx, paymentId)).map(({ gross_fen }) => gross_fen)).toEqual([9_000n, -9_000n])
      expect(await refundState(world, id)).toBe('SUCCESS')
      await sound(world)
    }))

  test('asked for while the invoice is being made: it is made, taken back, and the money goes', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '90' })
      await apply(ctx, [paymentId], await personTitle(ctx))
      const { id } = await askRefund(world, paymentId, '40')
      await world.runDue()
      expect(await refundState(world, id)).toBe('RED')
      await world.advance(4 * DONE_MS)
      expect((await invoicesOf(ctx, paymentId)).map(({ gross_fen, state }) => [gross_fen, state])).toEqual([[9_000n, 'ISSUED'], [-9_000n, 'ISSUED'], [5_000n, 'ISSUED']])
      expect(await refundState(world, id)).toBe('SUCCESS')
      await sound(world)
    }))

  test('the company refuses after red: the whole is blue again', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '50', billKey: '0100000420' })
      await apply(ctx, [paymentId], await personTitle(ctx))
      await world.advance(DONE_MS)
      const before = await invoicesOf(ctx, paymentId)
      const { id } = await askRefund(world, paymentId, '50')
      await world.advance(DAY_MS)
      expect(await refundState(world, id)).toBe('CLOSED')
      const rows = await invoicesOf(ctx, paymentId)
      expect(rows.map(({ gross_fen }) => gross_fen)).toEqual([before[0]?.gross_fen, -(before[0]?.gross_fen ?? 0n), before[0]?.gross_fen])
      await sound(world)
    }))
})

describe('an organisation’s', () => {
  test('waits for the buyer; once confirmed both invoices turn red and the refund goes', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await invoiced(world, { firm: true, special: true })
      const { id } = await askRefund(world, paymentId, '30')
      await world.advance(HOUR_MS)
      expect(await refundState(world, id)).toBe('RED')
      const letters = await lettersOf(ctx)
      expect(letters).toMatchObject([{ state: '02', initiator: 'SELLER' }, { state: '02', initiator: 'SELLER' }])
      const stranger = (await newResident(world)).ctx
      const input = { letterId: letters[0]?.id }
      expect(await refusal(confirmLetter({ ctx: stranger, input }))).toBe('NOT_FOUND')
      expect(await refusal(confirmLetter({ ctx: await desk(world), input }))).toBe('FORBIDDEN')
      for (const { id: letterId } of letters) await confirmLetter({ ctx: await world.as(ctx.actor), input: { letterId } })
      expect(await refusal(confirmLetter({ ctx, input }))).toBe('RED_LETTER_DECIDED')
      await world.advance(4 * DONE_MS)
      expect(await refundState(world, id)).toBe('SUCCESS')
      const standing = (await invoicesOf(ctx, paymentId)).filter(({ replaces }) => replaces)
      expect(standing.map(({ kind, state }) => [kind, state]).sort()).toEqual([['ORDINARY', 'ISSUED'], ['SPECIAL', 'ISSUED']])
      expect(standing.reduce((sum, { gross_fen }) => sum + gross_fen, 0n)).toBe(6_000n)
      await sound(world)
    }))

  test.each(['denied', 'forgotten for 72 hours', 'withdrawn'])('%s: the invoice and the money stay', (how) =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await invoiced(world, { firm: true })
      const { id } = await askRefund(world, paymentId, '30')
      await world.advance(HOUR_MS)
      const letterId = (await lettersOf(ctx))[0]?.id
      if (how === 'denied') await denyLetter({ ctx: await world.as(ctx.actor), input: { letterId } })
      if (how === 'withdrawn') await withdrawLetter({ ctx: await desk(world), input: { letterId } })
      if (how.startsWith('forgotten')) {
        await world.advance(70 * HOUR_MS)
        expect((await lettersOf(ctx))[0]?.state).toBe('02')
        await world.advance(2 * HOUR_MS)
      }
      expect((await lettersOf(ctx))[0]?.state).toBe({ denied: '05', withdrawn: '08' }[how] ?? '07')
      expect(await getDeskRefund({ ctx: await desk(world), input: { refundId: id } })).toMatchObject({ state: 'CLOSED', code: 'INVOICE_KEPT' })
      expect((await getPayment({ ctx, input: { paymentId } })).refundedFen).toBe(0n)
      expect(await invoicesOf(ctx, paymentId)).toHaveLength(1)
      await sound(world)
    }))
})

test('one of two invoices is kept: the other is made again, and no money goes', () =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId } = await invoiced(world, { firm: true, special: true })
    const { id } = await askRefund(world, paymentId, '30')
    await world.advance(HOUR_MS)
    const [first, second] = await lettersOf(ctx)
    await confirmLetter({ ctx: await world.as(ctx.actor), input: { letterId: first?.id } })
    await denyLetter({ ctx: await world.as(ctx.actor), input: { letterId: second?.id } })
    expect(await refundState(world, id)).toBe('CLOSED')
    await world.advance(4 * DONE_MS)
    const standing = (await invoicesOf(ctx, paymentId)).reduce((sum, { gross_fen }) => sum + gross_fen, 0n)
    expect(standing).toBe(9_000n)
    await sound(world)
  }))

test('what was taken back for nothing is made again also where it was asked for meanwhile, and that is refused', () =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId } = await invoiced(world, { firm: true, special: true })
    await askRefund(world, paymentId, '30')
    await world.advance(HOUR_MS)
    const [first, second] = await lettersOf(ctx)
    await confirmLetter({ ctx: await world.as(ctx.actor), input: { letterId: first?.id } })
    await world.advance(DONE_MS)
    await denyLetter({ ctx: await world.as(ctx.actor), input: { letterId: second?.id } })
    // Before anybody has done what follows from it.
    await apply(await world.as(ctx.actor), [paymentId], await personTitle(ctx, '试票被拒'))
    await world.advance(4 * DONE_MS)
    const rows = await invoicesOf(ctx, paymentId)
    expect(rows.filter(({ state }) => state === 'REFUSED')).toMatchObject([{ reason: 'CONTENT' }])
    const issued = rows.filter(({ state }) => state === 'ISSUED')
    expect([issued.reduce((sum, { gross_fen }) => sum + gross_fen, 0n), issued.filter(({ replaces }) => replaces).length]).toEqual([9_000n, 1])
    await sound(world)
  }))

test('an answer to one of two lapses with the refund: nothing is asked of the buyer any more', () =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId } = await invoiced(world, { firm: true, special: true })
    await askRefund(world, paymentId, '30')
    await world.advance(HOUR_MS)
    const [first] = await lettersOf(ctx)
    await denyLetter({ ctx: await world.as(ctx.actor), input: { letterId: first?.id } })
    expect((await lettersOf(ctx)).map(({ state }) => state)).toEqual(['05', '08'])
    await sound(world)
  }))

test('after a refund a new one has its own lines alone, whoever has the others now', () =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId, ids } = await invoiced(world, { firm: true, special: true })
    const ordinary = (await invoicesOf(ctx, paymentId)).find(({ kind }) => kind === 'ORDINARY')
    expect(ids).toContain(ordinary?.id)
    const { letterId } = await exchangeInvoice({ ctx: await world.as(ctx.actor), input: { invoiceId: ordinary?.id, titleId: await personTitle(ctx, '王小明'), idempotencyKey: newKey() } })
    await confirmLetter({ ctx: await desk(world), input: { letterId } })
    await world.advance(3 * DONE_MS)
    await askRefund(world, paymentId, '0.01')
    await world.advance(DONE_MS)
    for (const { id, state } of await lettersOf(ctx)) if (state === '02') await confirmLetter({ ctx: await world.as(ctx.actor), input: { letterId: id } })
    await world.advance(5 * DONE_MS)
    const standing = await ctx.db.query(`SELECT buyer_name AS buyer, kind, gross_fen AS fen FROM invoice i WHERE red_of IS NULL AND NOT EXISTS (SELECT 1 FROM invoice r WHERE r.red_of = i.id AND r.state = 'ISSUED') ORDER BY kind`, [])
    expect(standing).toMatchObject([{ buyer: '王小明', kind: 'ORDINARY' }, { buyer: '北京水韵物业管理有限公司', kind: 'SPECIAL' }])
    await sound(world)
  }))

test('two refunds of two payments on one invoice, looked at by two workers at once', () =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId } = await paid(world, { yuan: '90' })
    const accountId = await keepBoundAccount(await world.system(), { userId: userIdOf(ctx), companyCode: 'beijing', billKey: '0100000002', alias: '爸妈家' })
    const { id: second } = await quote(ctx, accountId)
    await payWith(ctx, second, 'BALANCE')
    await world.runDue()
    await apply(ctx, [paymentId, second], await personTitle(ctx))
    await world.advance(DONE_MS)
    const refunds = [await askRefund(world, paymentId, '30'), await askRefund(world, second, '30')]
    const workers = await Promise.all(refunds.map(() => world.system()))
    await Promise.all(refunds.map(({ id }, n) => takeBackInvoices(workers[n] as Ctx, id)))
    await world.advance(6 * DONE_MS)
    expect(await Promise.all(refunds.map(({ id }) => refundState(world, id)))).toEqual(['SUCCESS', 'SUCCESS'])
    await sound(world)
  }))

describe('made out to another', () => {
  test('a person’s at once: blue, red, blue with the same amounts', () =>
    inWorld('demo', async (world) => {
      const { ctx, ids } = await invoiced(world)
      const input = { invoiceId: ids[0], titleId: await personTitle(ctx, '王小明'), idempotencyKey: newKey() }
      expect(await refusal(exchangeInvoice({ ctx: (await newResident(world)).ctx, input }))).toBe('NOT_FOUND')
      // The clock has moved since she paid.
      const now = await world.as(ctx.actor)
      await exchangeInvoice({ ctx: now, input })
      await exchangeInvoice({ ctx: now, input })
      expect(await refusal(exchangeInvoice({ ctx, input: { ...input, idempotencyKey: newKey() } }))).toBe('RED_LETTER_EXISTS')
      await world.advance(3 * DONE_MS)
      expect(await ctx.db.query('SELECT buyer_name AS buyer, gross_fen AS fen FROM invoice ORDER BY requested_at, id', [])).toEqual([
        { buyer: '王芳', fen: 9_000n }, { buyer: '王芳', fen: -9_000n }, { buyer: '王小明', fen: 9_000n },
      ])
      await sound(world)
    }))

  test('an organisation’s once the seller has confirmed', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId, ids } = await invoiced(world, { firm: true })
      const { letterId } = await exchangeInvoice({ ctx: await world.as(ctx.actor), input: { invoiceId: ids[0], titleId: await personTitle(ctx), idempotencyKey: newKey() } })
      await world.advance(HOUR_MS)
      expect(await invoicesOf(ctx, paymentId)).toHaveLength(1)
      expect(await refusal(confirmLetter({ ctx, input: { letterId } }))).toBe('FORBIDDEN')
      await confirmLetter({ ctx: await desk(world), input: { letterId } })
      await world.advance(3 * DONE_MS)
      expect((await invoicesOf(ctx, paymentId)).map(({ gross_fen }) => gross_fen)).toEqual([9_000n, -9_000n, 9_000n])
      await sound(world)
    }))

  test('the desk takes one back: what stood on it can be invoiced again', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId, ids } = await invoiced(world)
      expect(await refusal(redLetterInvoice({ ctx, input: { invoiceId: ids[0] } }))).toBe('FORBIDDEN')
      await redLetterInvoice({ ctx: await desk(world), input: { invoiceId: ids[0] } })
      await world.advance(DONE_MS)
      await apply(await world.as(ctx.actor), [paymentId], await personTitle(ctx))
      await world.advance(DONE_MS)
      expect((await invoicesOf(ctx, paymentId)).map(({ gross_fen, state }) => [gross_fen, state])).toEqual([[9_000n, 'ISSUED'], [-9_000n, 'ISSUED'], [9_000n, 'ISSUED']])
      await sound(world)
    }))
})
