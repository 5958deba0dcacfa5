/** At each named place of an invoice the process dies; whoever comes after it has it issued once, and takes it back once. */
import { afterAll, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import type { InvoiceKind } from '@/lib/invoices/applying/schemas'
import { confirmLetter } from '@/lib/invoices/red'
import { HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { FAILPOINTS, type Failpoint } from '@/lib/kernel/failpoint'
import { killAll } from '../support/child'
import { apply, firmTitle, invoicesOf, personTitle } from '../support/invoices'
import { userIdOf } from '../support/journey'
import { moneyProblems } from '../support/money-books'
import { poll } from '../support/poll'
import { askRefund, desk, paid } from '../support/refunds'
import { inWorld, type TestWorld } from '../support/world'
import { dieAt } from './die-at'

afterAll(killAll)

const PAID_FEN = 9_000n
/** To a person, or two of them to an organisation. */
type Whose = 'PERSON' | 'FIRM'

/** 90.00 have been paid, and nothing else is due. */
async function ready(world: TestWorld, whose: Whose) {
  const { ctx, paymentId } = await paid(world, { yuan: '90' })
  const [titleId, kind]: [string, InvoiceKind] = whose === 'FIRM' ? [await firmTitle(world, ctx), 'SPECIAL'] : [await personTitle(ctx), 'ORDINARY']
  await world.runDue()
  return { ctx, paymentId, titleId, kind }
}

/** One hour after another goes by until no invoice is under way. */
async function untilRest(world: TestWorld, ctx: Ctx, paymentId: string, isRest: (states: string[]) => boolean | Promise<boolean>): Promise<void> {
  await poll('the invoices have come to their end', async () => {
    await world.advance(HOUR_MS)
    const states = (await invoicesOf(ctx, paymentId)).map(({ state }) => state)
    return states.every((state) => state === 'ISSUED') && (await isRest(states))
  })
}

/** Both sides have the same invoices, numbered without a gap, and the resident has been told of each once. */
async function sound(world: TestWorld, ctx: Ctx, paymentId: string): Promise<void> {
  expect([await moneyProblems(await world.system()), world.jobErrors]).toEqual([[], []])
  const [bureau] = await ctx.db.query<{ n: number; last: number }>('SELECT count(*)::int AS n, (SELECT sum(last)::int FROM sim_tax.sequence) AS last FROM sim_tax.application', [])
  expect(bureau?.n).toBe(bureau?.last)
  const told = await ctx.db.query<{ id: string }>(`SELECT subject_id AS id FROM service_notice WHERE user_id = $1 AND kind IN ('INVOICE_ISSUED', 'INVOICE_TAKEN_BACK')`, [userIdOf(ctx)])
  expect(told.map(({ id }) => id).sort()).toEqual((await invoicesOf(ctx, paymentId)).map(({ id }) => id).sort())
}

const MAKING: [Failpoint, Whose][] = [
  ['invoice.applied', 'PERSON'],
  ['invoice.applied', 'FIRM'],
  ['invoice.answered', 'PERSON'],
  ['invoice.answered', 'FIRM'],
  ['invoice.ended', 'PERSON'],
  ['invoice.ended', 'FIRM'],
  ['job.beforeDone', 'PERSON'],
]

test.each(MAKING)('dying at %s while an invoice is made for a %s: it is issued once', (failpoint, whose) =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId, titleId, kind } = await ready(world, whose)
    await dieAt(world, failpoint, 'apply', userIdOf(ctx), paymentId, titleId, kind)
    await untilRest(world, ctx, paymentId, (states) => states.length > 0)
    // The resident, who may never have got an answer, asks again with the same key.
    await apply(await world.as(ctx.actor), [paymentId], titleId, kind, `key-${paymentId}`)
    const rows = await invoicesOf(ctx, paymentId)
    expect([rows.length, rows.reduce((sum, { gross_fen }) => sum + gross_fen, 0n)]).toEqual([whose === 'FIRM' ? 2 : 1, PAID_FEN])
    await sound(world, ctx, paymentId)
  }))

/** Here the bureau has it already: what dies next has its word, or rings with it. */
const WAITING: Failpoint[] = ['invoice.answered', 'invoice.ended', 'job.beforeDone']

test.each(WAITING)('dying at %s once the bureau has the application: it is issued once', (failpoint) =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId, titleId, kind } = await ready(world, 'PERSON')
    await apply(ctx, [paymentId], titleId, kind)
    await world.runDue()
    expect(await invoicesOf(ctx, paymentId)).toMatchObject([{ state: 'SUBMITTED' }])
    await dieAt(world, failpoint, 'turn', '1')
    await untilRest(world, ctx, paymentId, (states) => states.length === 1)
    await sound(world, ctx, paymentId)
  }))

const REFUNDING: [Failpoint, string][] = [
  ['invoice.answered', '30'],
  ['invoice.ended', '30'],
  ['invoice.ended', '90'],
  ['job.beforeDone', '30'],
]

test.each(REFUNDING)('dying at %s while an invoice is taken back for a refund of %s yuan: red once, back once, and blue for what is left', (failpoint, yuan) =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId, titleId, kind } = await ready(world, 'PERSON')
    await apply(ctx, [paymentId], titleId, kind)
    await world.advance(HOUR_MS)
    await dieAt(world, failpoint, 'refund', userIdOf(await desk(world)), paymentId, yuan)
    await untilRest(world, ctx, paymentId, async () => (await refundStates(ctx, paymentId)) === 'SUCCESS')
    // Whoever asked never got an answer, and asks again with the same number.
    await askRefund(world, paymentId, yuan, `back-${paymentId}`)
    await world.runDue()
    const backFen = BigInt(yuan) * 100n
    const again = backFen === PAID_FEN ? [] : [PAID_FEN - backFen]
    expect((await invoicesOf(ctx, paymentId)).map(({ gross_fen }) => gross_fen)).toEqual([PAID_FEN, -PAID_FEN, ...again])
    await sound(world, ctx, paymentId)
  }))

test('dying at invoice.ended while an organisation’s two invoices are taken back: the refund waits for both', () =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId, titleId, kind } = await ready(world, 'FIRM')
    await apply(ctx, [paymentId], titleId, kind)
    await world.advance(HOUR_MS)
    await askRefund(world, paymentId, '30')
    await world.advance(MINUTE_MS)
    const letters = await ctx.db.query<{ id: string }>(`SELECT id FROM red_letter WHERE state = '02' ORDER BY id`, [])
    for (const { id: letterId } of letters) await confirmLetter({ ctx: await world.as(ctx.actor), input: { letterId } })
    await dieAt(world, 'invoice.ended', 'turn', '1')
    await untilRest(world, ctx, paymentId, async () => (await refundStates(ctx, paymentId)) === 'SUCCESS')
    const rows = await invoicesOf(ctx, paymentId)
    expect([rows.length, rows.filter(({ replaces }) => replaces).reduce((sum, { gross_fen }) => sum + gross_fen, 0n)]).toEqual([6, 6_000n])
    await sound(world, ctx, paymentId)
  }))

async function refundStates(ctx: Ctx, paymentId: string): Promise<string> {
  return (await ctx.db.query<{ state: string }>('SELECT state FROM payment_refund WHERE payment_id = $1', [paymentId])).map(({ state }) => state).join()
}

test('every failpoint of invoices is died at', () => {
  const places = new Set([...MAKING, ...REFUNDING].map(([failpoint]) => failpoint))
  expect(FAILPOINTS.filter((failpoint) => failpoint.startsWith('invoice.') && !places.has(failpoint))).toEqual([])
})
