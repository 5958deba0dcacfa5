/** Rules I1, I2, I3, E4: asked for at once, made by the bureau, kept for ever, never more than was paid. */
import { describe, expect, test } from 'vitest'
import { einvoice } from '@/lib/gateways/tax'
import { HOUR_MS, shanghaiInstant } from '@/lib/kernel/calendar'
import { retryInvoice } from '@/lib/invoices/desk'
import { readFile } from '@/lib/platform'
import { newKey } from '../../support/journey'
import { apply, DONE_MS, firmTitle, invoicesOf, personTitle } from '../../support/invoices'
import { moneyProblems } from '../../support/money-books'
import { askRefund, desk, paid } from '../../support/refunds'
import { refusal } from '../../support/refusal'
import { inWorld, type TestWorld } from '../../support/world'

const sound = async (world: TestWorld) => expect([await moneyProblems(await world.system()), world.jobErrors]).toEqual([[], []])
const later = (world: TestWorld) => async (ms: number) => world.advance(ms)

describe('a person’s invoice', () => {
  test('is answered at once with a time, numbered by the bureau within two minutes, and kept', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '90' })
      const titleId = await personTitle(ctx)
      const key = newKey()
      const { applicationId, invoices } = await apply(ctx, [paymentId], titleId, 'ORDINARY', key)
      expect(invoices).toMatchObject([{ kind: 'ORDINARY', grossFen: 9_000n, netFen: 8_891n, taxFen: 109n, state: 'REQUESTED' }])
      // The same key again is the same application.
      expect((await apply(ctx, [paymentId], titleId, 'ORDINARY', key)).applicationId).toBe(applicationId)
      await later(world)(DONE_MS)
      const [row] = await invoicesOf(ctx, paymentId)
      expect(row).toMatchObject({ state: 'ISSUED', number: '26117000000000000001' })
      const [xml, pdf] = await Promise.all([readFile(ctx, row?.xml_hash ?? ''), readFile(ctx, row?.pdf_hash ?? '')])
      const read = einvoice.readEInvoice(new TextDecoder().decode(xml?.bytes))
      expect(read).toMatchObject({ ok: true, value: { number: row?.number, buyer: { name: '王芳', taxId: '' }, grossFen: 9_000n, isRed: false, kind: 'ORDINARY' } })
      expect(read.ok && read.value.items.map(({ quantity, grossFen }) => [quantity, grossFen])).toEqual([['18', 3_726n], ['18', 2_826n], ['18', 2_448n]])
      expect(pdf?.mediaType).toBe('application/pdf')
      await sound(world)
    }))

  test('at 23:30 it is kept, told by when, and made after one in the morning', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '90' })
      const titleId = await personTitle(ctx)
      await world.advance(shanghaiInstant(2026, 3, 16, 23, 30).getTime() - ctx.clock.now().getTime())
      const night = await world.as(ctx.actor)
      const { invoices } = await apply(night, [paymentId], titleId)
      expect(invoices[0]?.expectedAt).toEqual(shanghaiInstant(2026, 3, 17, 1, 2))
      await world.advance(1.4 * HOUR_MS)
      expect((await invoicesOf(ctx, paymentId))[0]).toMatchObject({ state: 'SUBMITTED', expected_at: shanghaiInstant(2026, 3, 17, 1, 2) })
      await world.advance(0.2 * HOUR_MS)
      expect((await invoicesOf(ctx, paymentId))[0]).toMatchObject({ state: 'ISSUED', issued_on: '2026-03-17' })
      await sound(world)
    }))

  test('just before the maintenance the later time is promised', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '90' })
      const titleId = await personTitle(ctx)
      await world.advance(shanghaiInstant(2026, 3, 16, 22, 59, 30).getTime() - ctx.clock.now().getTime())
      const { invoices } = await apply(await world.as(ctx.actor), [paymentId], titleId)
      expect(invoices[0]?.expectedAt).toEqual(shanghaiInstant(2026, 3, 17, 1, 2))
    }))

  test('is for what was paid and not given back, once, however many ask at once', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '90' })
      const titleId = await personTitle(ctx)
      await askRefund(world, paymentId, '30')
      await world.runDue()
      const answers = await Promise.allSettled(Array.from({ length: 6 }, () => apply(ctx, [paymentId], titleId)))
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await refusal(apply(ctx, [paymentId], titleId))).toBe('INVOICE_NOTHING_LEFT')
      await world.advance(DONE_MS)
      expect(await invoicesOf(ctx, paymentId)).toMatchObject([{ state: 'ISSUED', gross_fen: 6_000n }])
      await sound(world)
    }))

  test('what is prepaid has no invoice before a bill has used it', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '100' })
      const titleId = await personTitle(ctx)
      expect((await apply(ctx, [paymentId], titleId)).invoices).toMatchObject([{ grossFen: 9_000n }])
      expect(await refusal(apply(ctx, [paymentId], titleId))).toBe('INVOICE_PREPAID_ONLY')
      await world.advance(DONE_MS)
      await sound(world)
    }))
})

describe('troubles on the way', () => {
  test.each(['试票丢请求', '试票无应答', '试票无通知', '试票重复通知', '试票通知迟到'])('%s: there is one invoice all the same', (name) =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '90' })
      await apply(ctx, [paymentId], await personTitle(ctx, name))
      await world.advance(HOUR_MS)
      expect(await invoicesOf(ctx, paymentId)).toMatchObject([{ state: 'ISSUED', gross_fen: 9_000n }])
      await sound(world)
    }))

  test('a refusal says why, and what stood on it can be asked for again', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '90' })
      await apply(ctx, [paymentId], await personTitle(ctx, '试票被拒'))
      await world.advance(DONE_MS)
      expect(await invoicesOf(ctx, paymentId)).toMatchObject([{ state: 'REFUSED', reason: 'CONTENT', number: null }])
      await apply(ctx, [paymentId], await personTitle(ctx))
      await world.advance(DONE_MS)
      expect((await invoicesOf(ctx, paymentId)).map(({ state }) => state).sort()).toEqual(['ISSUED', 'REFUSED'])
      await sound(world)
    }))
})

test('an invoice that says other than was asked for is kept apart until somebody at the desk asks anew', () =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId } = await paid(world, { yuan: '90' })
    await apply(ctx, [paymentId], await personTitle(ctx))
    await world.runDue()
    // As if the bureau had written another name.
    const misread = (from: string, to: string) => ctx.db.query('UPDATE invoice SET request = replace(request, $1, $2) RETURNING id', [from, to])
    await misread('王芳', '王方')
    await world.advance(DONE_MS)
    const [row] = await invoicesOf(ctx, paymentId)
    expect(row).toMatchObject({ state: 'DISPUTED', reason: 'MISMATCH', number: null, pdf_hash: null })
    expect(await refusal(apply(ctx, [paymentId], await personTitle(ctx)))).toBe('INVOICE_NOTHING_LEFT')
    const again = async () => {
      await retryInvoice({ ctx: await desk(world), input: { invoiceId: row?.id } })
      await world.advance(DONE_MS)
    }
    await again()
    expect(await invoicesOf(ctx, paymentId)).toMatchObject([{ state: 'DISPUTED' }])
    await misread('王方', '王芳')
    await again()
    // The bureau has made one, under one number.
    await sound(world)
    expect(await invoicesOf(ctx, paymentId)).toMatchObject([{ id: row?.id, state: 'ISSUED', reason: null, gross_fen: 9_000n }])
    expect(await refusal(retryInvoice({ ctx: await desk(world), input: { invoiceId: row?.id } }))).toBe('INVOICE_NOT_STUCK')
  }))

test('the books themselves refuse more than was paid, whatever the code does', () =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId } = await paid(world, { yuan: '90' })
    await apply(ctx, [paymentId], await personTitle(ctx))
    await expect(ctx.db.query(`INSERT INTO invoice_line SELECT invoice_id, payment_id, 'GARBAGE', 1 FROM invoice_line LIMIT 1 RETURNING item`, [])).rejects.toThrow('INVOICE_TOO_MUCH')
    await expect(ctx.db.query(`UPDATE invoice_line SET gross_fen = 1 RETURNING item`, [])).rejects.toThrow('INVOICE_APPEND_ONLY')
  }))

describe('an organisation', () => {
  test('is certified first; a special invoice takes the taxed lines, an ordinary one the rest', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '90' })
      expect(await refusal(apply(ctx, [paymentId], await personTitle(ctx), 'SPECIAL'))).toBe('INVOICE_SPECIAL_PERSON')
      const titleId = await firmTitle(world, ctx)
      await apply(ctx, [paymentId], titleId, 'SPECIAL')
      await world.advance(DONE_MS)
      const rows = await invoicesOf(ctx, paymentId)
      expect(rows.map(({ kind, gross_fen, net_fen, tax_fen, state }) => [kind, gross_fen, net_fen, tax_fen, state]).sort()).toEqual([
        ['ORDINARY', 5_274n, 5_274n, 0n, 'ISSUED'],
        ['SPECIAL', 3_726n, 3_617n, 109n, 'ISSUED'],
      ])
      await sound(world)
    }))
})
