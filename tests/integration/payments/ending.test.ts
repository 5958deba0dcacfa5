/** However the company behaves, a payment comes to its end, and no fen is lost. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { runDue } from '@/lib/jobs'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { NOWHERE, type Outside } from '@/lib/kernel/outside'
import { getPayment, listTransitions } from '@/lib/payments'
import { confirm, newResident, quote, stateOf } from '../../support/journey'
import { ledgerProblems, moneyProblems } from '../../support/money-books'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
/** Asking for bills may fail when nobody answers, and is done later; nothing else may. */
const fail = (job: { kind: string }, error: unknown) => job.kind === 'bills.refresh' || expect.fail(`${job.kind}: ${String(error)}`)

/** A new person's payment for the number, agreed to but not sent. */
async function agreed(billKey: string): Promise<{ ctx: Ctx; id: string }> {
  const { ctx, accounts } = await newResident(world, { numbers: [billKey] })
  const { id } = await quote(ctx, accounts[0] ?? '', 'PREPAY', '100')
  await confirm(ctx, id)
  return { ctx, id }
}
const states = async (ctx: Ctx, id: string) => (await listTransitions({ ctx, input: { paymentId: id } })).map(({ to }) => to)
const setBehaviour = async (billKey: string, behaviour: string) => (await world.system()).db.prisma.simWaterCustomer.updateMany({ where: { billKey }, data: { behaviour } })

afterEach(async () => {
  await world.advance(DAY_MS)
  expect([await moneyProblems(await world.system()), world.jobErrors]).toEqual([[], []])
})

describe('a company that cannot be reached', () => {
  test('is tried for half an hour; then the money goes back, since nothing was sent', async () => {
    const { ctx, id } = await agreed('0100000001')
    for (let n = 0; n < 20 && (await stateOf(ctx, id)) !== 'FAILED'; n += 1) {
      await runDue(world.world, NOWHERE, fail)
      expect(await ledgerProblems(ctx)).toEqual([])
      const [job] = await ctx.db.query<{ due_at: Date }>(`SELECT due_at FROM scheduled_job WHERE kind = 'payment.credit' AND key = $1`, [id])
      const wait = (job?.due_at.getTime() ?? 0) - (await world.system()).clock.now().getTime()
      if (wait > 0) await world.world.db.query('UPDATE world_state SET clock_base = clock_base + $1 * interval \'1 millisecond\' WHERE id = 1 RETURNING id', [wait])
    }
    const ended = await getPayment({ ctx, input: { paymentId: id } })
    expect(ended).toMatchObject({ state: 'FAILED', failureCode: 'COMPANY_UNAVAILABLE' })
    expect((ended.endedAt?.getTime() ?? 0) - (ended.reservedAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(30 * MINUTE_MS)
    expect(new Set(await states(ctx, id))).toEqual(new Set(['RESERVED', 'CREDITING', 'FAILED']))
  })

  test('and comes back is paid', async () => {
    const { ctx, id } = await agreed('0100000001')
    await runDue(world.world, NOWHERE, fail)
    expect(await stateOf(ctx, id)).toBe('RESERVED')
    await world.advance(MINUTE_MS)
    expect(await states(ctx, id)).toEqual(['RESERVED', 'CREDITING', 'RESERVED', 'CREDITING', 'SUCCEEDED'])
  })
})

describe('a charge without a usable answer', () => {
  test.each<[string, string, string[]]>([
    ['0100000408', 'credited in silence', ['RESERVED', 'CREDITING', 'UNKNOWN', 'SUCCEEDED']],
    ['0100000409', 'lost once', ['RESERVED', 'CREDITING', 'UNKNOWN', 'CREDITING', 'SUCCEEDED']],
    ['0100000410', 'lost always', ['RESERVED', 'CREDITING', 'UNKNOWN', 'CREDITING', 'UNKNOWN', 'CREDITING', 'UNKNOWN', 'REVERSING', 'FAILED']],
    ['0100000411', 'credited, and asked three times', ['RESERVED', 'CREDITING', 'UNKNOWN', 'SUCCEEDED']],
    ['0100000500', 'refused', ['RESERVED', 'CREDITING', 'FAILED']],
  ])('%s, %s, ends', async (billKey, _, path) => {
    const { ctx, id } = await agreed(billKey)
    await world.advance(2 * HOUR_MS)
    expect(await states(ctx, id)).toEqual(path)
  })

  test('stays unknown, money aside, until the company says something', async () => {
    const { ctx, id } = await agreed('0100000001')
    const silent: Outside = { send: async () => ({ outcome: 'TIMEOUT' }) }
    await runDue(world.world, silent, fail)
    for (let hour = 0; hour < 5; hour += 1) {
      expect([await stateOf(ctx, id), await ledgerProblems(ctx)]).toEqual(['UNKNOWN', []])
      await runDue(world.world, silent, fail)
    }
    await world.advance(DAY_MS)
    expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
  })

  test('sent again and refused is undone before the money goes back: the first may arrive yet', async () => {
    const { ctx, id } = await agreed('0100000410')
    await world.runDue()
    expect(await stateOf(ctx, id)).toBe('UNKNOWN')
    await setBehaviour('0100000410', 'BATCH_WINDOW')
    await world.advance(MINUTE_MS)
    expect(await states(ctx, id)).toEqual(['RESERVED', 'CREDITING', 'UNKNOWN', 'CREDITING', 'REVERSING', 'FAILED'])
    expect(await getPayment({ ctx, input: { paymentId: id } })).toMatchObject({ failureCode: 'EQ0007', failurePrompt: '缴费系统批扣时间,暂时无法缴费' })
    await setBehaviour('0100000410', 'NORMAL')
    // The first message, late by a minute: its order has been undone, and the company credits it no more.
    const [first] = await ctx.db.query<{ request: string }>(`SELECT request FROM wire_message WHERE subject_id = $1 AND operation = 'charge' ORDER BY at, id LIMIT 1`, [id])
    const { outside } = await world.system()
    const late = await outside.send({ endpoint: 'sim:beijing', headers: {}, body: new TextEncoder().encode(first?.request ?? ''), timeoutMs: 1_000 })
    expect(late).toMatchObject({ outcome: 'ANSWERED' })
    const order = await ctx.db.query<{ state: number }>('SELECT o.state FROM sim_water.pay_order o JOIN payment p ON p.bill_no = o.bill_no WHERE p.id = $1', [id])
    expect(order).toEqual([{ state: 9 }])
    await setBehaviour('0100000410', 'CHARGE_ALWAYS_LOST')
  })

  test('garbled is as good as none', async () => {
    const { ctx, id } = await agreed('0100000001')
    const garbled: Outside = { send: async () => ({ outcome: 'ANSWERED', status: 200, headers: {}, body: new TextEncoder().encode('<xml>nonsense') }) }
    await runDue(world.world, garbled, fail)
    expect(await stateOf(ctx, id)).toBe('UNKNOWN')
    await world.advance(HOUR_MS)
    expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
  })
})

describe('a company that changes while a payment is under way', () => {
  test('is switched off: what is under way is brought to its end', async () => {
    const { ctx, id } = await agreed('0100000408')
    await world.runDue()
    const set = (enabled: boolean) => ctx.db.prisma.company.update({ where: { code: 'beijing' }, data: { enabled } })
    await set(false)
    await world.advance(5_000)
    expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
    await set(true)
    world.jobErrors.length = 0
  })

  test('loses its customer, who comes back: the truth is found', async () => {
    const { ctx, id } = await agreed('0100000001')
    await setBehaviour('0100000001', 'CHARGE_TIMEOUT_CREDITED')
    await world.runDue()
    await setBehaviour('0100000001', 'CONFIRM_SILENT')
    await world.advance(20_000)
    await setBehaviour('0100000001', 'NORMAL')
    await world.advance(HOUR_MS)
    expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
  })
})
