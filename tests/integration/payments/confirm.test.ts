import { beforeEach, describe, expect, test } from 'vitest'
import { getWaterAccount } from '@/lib/accounts'
import type { Ctx } from '@/lib/db'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { confirmPayment, creditPayment, expirePayment } from '@/lib/payments'
import { listRecords } from '@/lib/payments/records'
import { confirm, newKey, newResident, PASSWORD, quote, stateOf, userIdOf } from '../../support/journey'
import { ledgerProblems, moneyProblems } from '../../support/money-books'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx
let waterAccountId: string
const newPerson = async (walletFen = 100_000n) => {
  const made = await newResident(world, { walletFen, numbers: ['0100000004'] })
  ctx = made.ctx
  waterAccountId = made.accounts[0] ?? ''
}
beforeEach(async () => {
  // What another test left under way for the number is brought to its end first.
  await world.runDue()
  await newPerson()
})
const part = (amount = '1') => quote(ctx, waterAccountId, 'PART', amount)
const open = async () => (await getWaterAccount({ ctx, input: { waterAccountId } })).openPaymentId
const wallet = () => balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx)))

describe('agreeing', () => {
  test('sets the money aside and calls nobody', async () => {
    const { id } = await part()
    const before = await ctx.db.prisma.wireMessage.count()
    expect(await confirm(ctx, id)).toMatchObject({ state: 'RESERVED' })
    expect([await wallet(), await balanceOf(ctx, ledgerAccount.held(userIdOf(ctx))), await ctx.db.prisma.wireMessage.count()]).toEqual([99_900n, 100n, before])
    expect(await open()).toBe(id)
    expect(await ledgerProblems(ctx)).toEqual([])
  })

  test('without enough money is refused, and nothing is written but that the password was right for another source (rule P5)', async () => {
    await newPerson(99n)
    const { id } = await part()
    const changed = await tablesChangedBy(ctx.db, async () => expect(await refusal(confirm(ctx, id))).toBe('INSUFFICIENT_BALANCE'))
    expect([changed, await stateOf(ctx, id), await wallet()]).toEqual([['public.payment_approval'], 'CREATED', 99n])
    expect(await open()).toBeNull()
  })

  test('to the last fen is possible', async () => {
    await newPerson(100n)
    const { id } = await part()
    await confirm(ctx, id)
    await world.runDue()
    expect([await stateOf(ctx, id), await wallet()]).toEqual(['SUCCEEDED', 0n])
  })

  test.each([['wrong', '000000', 'PASSWORD_WRONG'], ['too short', '12345', 'PASSWORD_FORMAT'], ['no text', 123456, 'INVALID_INPUT'], ['missing', undefined, 'INVALID_INPUT']])(
    'with a password that is %s writes nothing',
    async (_, password, code) => {
      const { id } = await part()
      const changed = await tablesChangedBy(ctx.db, async () => expect(await refusal(confirmPayment({ ctx, input: { paymentId: id, password, idempotencyKey: newKey() } }))).toBe(code))
      expect([changed, await stateOf(ctx, id), await wallet()]).toEqual([[], 'CREATED', 100_000n])
    },
  )
})

describe('many at once', () => {
  test('ten clicks with one key are one payment', async () => {
    const { id } = await part()
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(ctx, id, key)))
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
    await world.runDue()
    expect(await wallet()).toBe(99_900n)
  })

  test('ten windows with a key each are one payment', async () => {
    const { id } = await part()
    const codes = await Promise.all(Array.from({ length: 10 }, () => confirm(ctx, id).then(() => 'ok', (error: { code: string }) => error.code)))
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(new Set(codes.filter((code) => code !== 'ok'))).toEqual(new Set(['PAYMENT_CLOSED']))
    await world.runDue()
    expect(await wallet()).toBe(99_900n)
  })

  test('two people who pay one number: one is asked to wait, and may pay afterwards', async () => {
    const mine = await part('2')
    const other = await newResident(world, { numbers: ['0100000004'] })
    const theirs = await quote(other.ctx, other.accounts[0] ?? '', 'PART', '3')
    const results = await Promise.allSettled([confirm(ctx, mine.id), confirm(other.ctx, theirs.id)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'PAYMENT_IN_PROGRESS' })
    await world.runDue()
    const again = await quote(other.ctx, other.accounts[0] ?? '', 'PART', '3')
    await confirm(other.ctx, again.id)
    await world.runDue()
    expect([await stateOf(ctx, again.id), await moneyProblems(ctx)]).toEqual(['SUCCEEDED', []])
  })

  test('a yes and the quote’s end: whoever comes first, nothing is half done', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id } = await part()
      const [yes] = await Promise.allSettled([confirm(ctx, id), expirePayment(await world.system(), id)])
      await world.runDue()
      expect(await stateOf(ctx, id)).toBe(yes.status === 'fulfilled' ? 'SUCCEEDED' : 'CLOSED')
    }
    expect(await moneyProblems(ctx)).toEqual([])
  })

  test('the job of one payment run five times at once credits it once', async () => {
    const { id } = await part()
    await confirm(ctx, id)
    const system = await world.system()
    await Promise.allSettled(Array.from({ length: 5 }, () => creditPayment(system, id)))
    await world.advance(60_000)
    expect([await stateOf(ctx, id), await wallet()]).toEqual(['SUCCEEDED', 99_900n])
    expect(await ctx.db.prisma.simWaterOrder.count({ where: { state: 2, amountFen: 100n, billNo: (await ctx.db.prisma.payment.findUniqueOrThrow({ where: { id } })).billNo } })).toBe(1)
    expect(await moneyProblems(ctx)).toEqual([])
  })
})

describe('the list of payments', () => {
  test('has pages, newest first, without what was never agreed to', async () => {
    const { id } = await part()
    await part()
    await confirm(ctx, id)
    // Copies of the one that was agreed to, a second apart: what is listed does not care how they came about.
    const copies = await ctx.db.query<{ id: string }>(
      `INSERT INTO payment SELECT (jsonb_populate_record(p, jsonb_build_object('id', p.id || '-' || n, 'bill_no', p.bill_no || n, 'transaction_id', p.transaction_id || n,
         'created_at', p.created_at + n * interval '1 second'))).* FROM payment p, generate_series(1, 22) n WHERE p.id = $1 RETURNING id`,
      [id],
    )
    const first = await listRecords({ ctx, input: {} })
    const second = await listRecords({ ctx, input: { before: first.next ?? undefined } })
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual([...copies.map((copy) => copy.id).reverse(), id])
    expect([first.items.length, second.items.length, second.next]).toEqual([20, 3, null])
    expect([first.first, second.first]).toEqual([true, false])
  })

  test.each(['', '~', 'x~y', '99999999999999999999~', `0~' OR 1=1 --`])('takes %j for a place without complaint', async (before) => {
    expect((await listRecords({ ctx, input: { before } })).items).toEqual([])
  })

  test('is for the one who asks', async () => {
    const { id } = await part()
    await confirmPayment({ ctx, input: { paymentId: id, password: PASSWORD, idempotencyKey: newKey() } })
    const other = await newResident(world)
    expect((await listRecords({ ctx: other.ctx, input: {} })).items).toEqual([])
  })
})
