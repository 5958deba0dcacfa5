import { beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { getPayment, overtakingPayment, quotePayment } from '@/lib/payments'
import { confirm, newKey, newResident, quote, stateOf } from '../../support/journey'
import { ledgerProblems, moneyProblems } from '../../support/money-books'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx
let waterAccountId: string
beforeEach(async () => {
  const made = await newResident(world, { numbers: ['0100000002'] })
  ctx = made.ctx
  waterAccountId = made.accounts[0] ?? ''
})

const ask = (more: object = {}, as = ctx) => quotePayment({ ctx: as, input: { waterAccountId, intent: 'FULL', idempotencyKey: newKey(), ...more } })
const later = async (ms: number): Promise<Ctx> => {
  await world.advance(ms)
  return { ...ctx, clock: (await world.system()).clock }
}

describe('what is due is asked from the company', () => {
  test('everything: both bills, the late fee included, oldest first', async () => {
    const quoted = await ask()
    expect(quoted).toMatchObject({ state: 'CREATED', amountFen: 15_662n, arrearsFen: 15_662n, billKey: '0100000002' })
    const [row] = await ctx.db.query('SELECT attach, bill_month, customer_name, sends, steps FROM payment WHERE id = $1', [quoted.id])
    expect(row).toEqual({ attach: '2025120100000002|2026020100000002', bill_month: '202602', customer_name: '王建国', sends: 0, steps: 0 })
  })

  test('a part, and a prepayment that pays the arrears first', async () => {
    expect(await ask({ intent: 'PART', amount: '１０．５' })).toMatchObject({ amountFen: 1050n, arrearsFen: 1050n })
    expect(await ask({ intent: 'PREPAY', amount: '200' })).toMatchObject({ amountFen: 20_000n, arrearsFen: 15_662n })
  })

  test('the numbers of order and receipt are unique, and what they must look like', async () => {
    const quotes = await Promise.all(Array.from({ length: 8 }, () => ask()))
    expect(new Set(quotes.map(({ billNo }) => billNo)).size).toBe(8)
    for (const { billNo, transactionId } of quotes) expect([billNo, transactionId]).toEqual([expect.stringMatching(/^2026\d{22}$/), expect.stringMatching(/^4200\d{24}$/)])
  })

  test.each<[string, object, string]>([
    ['no amount for a part', { intent: 'PART' }, 'AMOUNT_INVALID'],
    ['an amount with a tenth of a fen', { intent: 'PART', amount: '1.005' }, 'AMOUNT_INVALID'],
    ['a negative amount', { intent: 'PART', amount: '-1' }, 'AMOUNT_INVALID'],
    ['zero', { intent: 'PREPAY', amount: '0' }, 'AMOUNT_INVALID'],
    ['SQL for an amount', { intent: 'PART', amount: `1'; DROP` }, 'AMOUNT_INVALID'],
    ['more than is due', { intent: 'PART', amount: '156.63' }, 'AMOUNT_TOO_LARGE'],
    ['more than one payment takes', { intent: 'PREPAY', amount: '50000.01' }, 'AMOUNT_TOO_LARGE'],
    ['a prepayment that does not cover the arrears', { intent: 'PREPAY', amount: '156.61' }, 'AMOUNT_TOO_SMALL'],
    ['another intent', { intent: 'ALL' }, 'INVALID_INPUT'],
    ['an amount that is a number', { intent: 'PART', amount: 5 }, 'INVALID_INPUT'],
    ['a short key', { idempotencyKey: 'short' }, 'INVALID_INPUT'],
    ['a key that is a book', { idempotencyKey: 'x'.repeat(65) }, 'INVALID_INPUT'],
  ])('%s is refused, and no payment is written', async (_, more, code) => {
    const changed = await tablesChangedBy(ctx.db, async () => expect(await refusal(ask(more))).toBe(code))
    expect(changed.filter((table) => !['public.attempt_counter', 'public.wire_message'].includes(table))).toEqual([])
  })

  test('nothing due: only a prepayment', async () => {
    const made = await newResident(world, { numbers: ['0100000005'] })
    const nothing = { waterAccountId: made.accounts[0] }
    expect([await refusal(ask(nothing, made.ctx)), await refusal(ask({ ...nothing, intent: 'PART', amount: '5' }, made.ctx))]).toEqual(['NOTHING_DUE', 'NOTHING_DUE'])
    expect(await ask({ ...nothing, intent: 'PREPAY', amount: '5' }, made.ctx)).toMatchObject({ amountFen: 500n, arrearsFen: 0n })
  })

  test.each([['TIMEOUT', 'COMPANY_TIMEOUT'], ['UNREACHABLE', 'COMPANY_UNAVAILABLE']] as const)('a company that is %s gives no quote', async (outcome, code) => {
    const cut = { ...ctx, outside: { send: async () => ({ outcome }) } }
    expect(await refusal(ask({}, cut))).toBe(code)
  })
})

describe('the same request again', () => {
  test('is the same quote, later and ten times at once', async () => {
    const idempotencyKey = newKey()
    const quotes = await Promise.all(Array.from({ length: 10 }, () => ask({ idempotencyKey })))
    expect(new Set(quotes.map(({ id }) => id)).size).toBe(1)
    expect((await ask({ idempotencyKey }, await later(MINUTE_MS))).id).toBe(quotes[0]?.id)
    expect(await ctx.db.prisma.payment.count({ where: { waterAccountId } })).toBe(1)
  })

  test('is the same quote, when it has been paid meanwhile, and when nobody answers', async () => {
    const payer = await newResident(world, { numbers: ['0100000001'] })
    const wish = { waterAccountId: payer.accounts[0], idempotencyKey: newKey() }
    const { id } = await ask(wish, payer.ctx)
    await confirm(payer.ctx, id)
    await world.runDue()
    const cut = { ...payer.ctx, outside: { send: async () => ({ outcome: 'TIMEOUT' }) as const } }
    expect([await ask(wish, payer.ctx), await ask(wish, cut)]).toMatchObject([{ id, state: 'SUCCEEDED' }, { id, state: 'SUCCEEDED' }])
    expect(await refusal(ask({ ...wish, intent: 'PREPAY', amount: '5' }, payer.ctx))).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('with other wishes is refused', async () => {
    const idempotencyKey = newKey()
    await ask({ idempotencyKey })
    expect(await refusal(ask({ idempotencyKey, intent: 'PART', amount: '5' }))).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('another person’s key is another key', async () => {
    const idempotencyKey = newKey()
    const other = await newResident(world, { numbers: ['0100000004'] })
    const [mine, theirs] = [await ask({ idempotencyKey }), await ask({ idempotencyKey, waterAccountId: other.accounts[0] }, other.ctx)]
    expect(mine.id).not.toBe(theirs.id)
  })
})

describe('a quote', () => {
  test('moves no money, and ends after a quarter of an hour', async () => {
    const quoted = await ask()
    expect(await ledgerProblems(ctx)).toEqual([])
    const late = await later(15 * MINUTE_MS)
    expect(await getPayment({ ctx: late, input: { paymentId: quoted.id } })).toMatchObject({ state: 'CLOSED' })
    expect(await refusal(confirm(late, quoted.id))).toBe('PAYMENT_EXPIRED')
  })

  test('that has just run out is refused, also before the job has closed it', async () => {
    const quoted = await ask()
    const late = { ...ctx, clock: { ...ctx.clock, now: () => new Date(quoted.expiresAt) } }
    expect(await refusal(confirm(late, quoted.id))).toBe('PAYMENT_EXPIRED')
    expect(await stateOf(ctx, quoted.id)).toBe('CREATED')
  })

  test('is not made while another payment for the number is under way', async () => {
    await confirm(ctx, (await quote(ctx, waterAccountId, 'PART', '1')).id)
    expect(await tablesChangedBy(ctx.db, async () => expect(await refusal(ask())).toBe('PAYMENT_IN_PROGRESS'))).toEqual([])
    await world.runDue()
    expect((await ask()).state).toBe('CREATED')
  })

  test('is void once something else was paid for the number', async () => {
    const quoted = await ask()
    const paid = await quote(ctx, waterAccountId, 'PART', '1')
    await confirm(ctx, paid.id)
    await world.runDue()
    expect(await refusal(confirm(ctx, quoted.id))).toBe('BILL_CHANGED')
    expect(await overtakingPayment({ ctx, input: { paymentId: quoted.id } })).toMatchObject({ id: paid.id, state: 'SUCCEEDED', amountFen: 100n })
    expect(await overtakingPayment({ ctx, input: { paymentId: (await ask()).id } })).toBeNull()
    const stranger = (await newResident(world)).ctx
    expect(await overtakingPayment({ ctx: stranger, input: { paymentId: quoted.id } })).toBeNull()
    expect(await moneyProblems(ctx)).toEqual([])
  })
})

test('sixty quotes a minute are the most', async () => {
  const answers = await Promise.all(Array.from({ length: 65 }, () => ask({ waterAccountId }).then(() => 'ok', (error: { code: string }) => error.code)))
  expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(5)
})
