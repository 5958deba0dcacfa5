/** Companies that are closed by agreement (decision 0026): nothing is sent, and what is under way waits until they open. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sendBindCode, startBinding } from '@/lib/accounts'
import { askCompany, companyClosed } from '@/lib/companies'
import type { Ctx } from '@/lib/db'
import { refreshNow } from '@/lib/bills'
import { advance } from '@/lib/jobs'
import { HOUR_MS, MINUTE_MS, SECOND_MS, shanghaiInstant } from '@/lib/kernel/calendar'
import type { ServiceWindow } from '@/lib/kernel/service-window'
import { NOWHERE } from '@/lib/kernel/outside'
import { getPayment, listTransitions } from '@/lib/payments'
import { getRefund } from '@/lib/payments/refunds'
import { confirm, newResident, quote, stateOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { askRefund } from '../../support/refunds'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const NIGHT: ServiceWindow = { kind: 'BATCH_DEBIT', days: null, from: '23:30', to: '00:30' }
const MAINTENANCE: ServiceWindow = { kind: 'MAINTENANCE', days: null, from: '02:00', to: '05:00' }
let day = 16

/** Moves the world to a time of the next day. */
async function to(hour: number, minute = 0, second = 0, days = 0): Promise<void> {
  day += days
  const { clock } = await world.system()
  await world.advance(shanghaiInstant(2026, 3, day, hour, minute, second).getTime() - clock.now().getTime())
}

async function agree(windows: ServiceWindow[], own: ServiceWindow[] = []): Promise<void> {
  const { db } = await world.system()
  await db.query('UPDATE company SET windows = $1::jsonb WHERE code = $2 RETURNING code', [JSON.stringify(windows), 'beijing'])
  await db.query('UPDATE sim_water.company SET windows = $1::jsonb WHERE code = $2 RETURNING code', [JSON.stringify(own), 'beijing'])
}

async function agreed(billKey = '0100000001') {
  const { ctx, accounts } = await newResident(world, { numbers: [billKey] })
  const { id } = await quote(ctx, accounts[0] ?? '', 'PREPAY', '100')
  await confirm(ctx, id)
  return { ctx, id, accountId: accounts[0] ?? '' }
}

/** A ctx of now, whose outside counts. */
async function counting(who: Ctx) {
  const { clock } = await world.system()
  const sent: string[] = []
  const send: Ctx['outside']['send'] = async (message) => {
    sent.push(message.endpoint)
    return who.outside.send(message)
  }
  const ctx: Ctx = { ...who, clock, outside: { send } }
  return { ctx, sent }
}

/** The job has its turn twenty seconds after the payment was agreed to. */
const comesLate = (id: string) => world.world.db.query(`UPDATE scheduled_job SET due_at = due_at + interval '20 seconds' WHERE kind = 'payment.credit' AND key = $1 RETURNING id`, [id])
const path = async (ctx: Ctx, id: string) => (await listTransitions({ ctx, input: { paymentId: id } })).map(({ to: state }) => state)
const outcomes = async (ctx: Ctx, id: string) => (await ctx.db.query<{ said: string }>(`SELECT operation || ' ' || outcome AS said FROM wire_message WHERE subject_id = $1 ORDER BY at, id`, [id])).map(({ said }) => said)

beforeAll(() => to(10, 0, 0, 1))

afterEach(async () => {
  await agree([])
  await to(10, 0, 0, 1)
  expect([await moneyProblems(await world.system()), world.jobErrors]).toEqual([[], []])
})

describe('while a company collects by itself', () => {
  test('a payment that was agreed to ten seconds before and has its turn after waits, however long, and is credited at its end', async () => {
    await agree([NIGHT])
    await to(23, 29, 50)
    const { ctx, id } = await agreed()
    await comesLate(id)
    await to(0, 29, 59, 1)
    expect(await stateOf(ctx, id)).toBe('RESERVED')
    expect(await outcomes(ctx, id)).toEqual(['charge CLOSED'])
    expect((await getPayment({ ctx, input: { paymentId: id } })).endedAt).toBeNull()
    await to(0, 30)
    const ended = await getPayment({ ctx, input: { paymentId: id } })
    expect(ended).toMatchObject({ state: 'SUCCEEDED', endedAt: shanghaiInstant(2026, 3, day, 0, 30) })
    expect(await outcomes(ctx, id)).toEqual(['charge CLOSED', 'charge ANSWERED'])
  })

  test('nothing can be quoted, and the resident is told until when; bills are read and codes sent', async () => {
    await agree([NIGHT])
    const { ctx: who, accounts } = await newResident(world, { numbers: ['0100000001'] })
    await to(23, 40)
    const { ctx, sent } = await counting(who)
    const error = await quote(ctx, accounts[0] ?? '').catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'COMPANY_IN_BATCH', params: { until: `03-${day + 1} 00:30`, companyCode: 'EQ0007' } })
    expect(await refusal(startBinding({ ctx, input: { companyCode: 'beijing', number: '0100000002' } }))).toBe('COMPANY_IN_BATCH')
    expect(sent).toEqual([])
    await refreshNow({ ctx, input: { waterAccountId: accounts[0] } })
    expect(sent.length).toBeGreaterThan(0)
    expect(await companyClosed(ctx, 'beijing')).toEqual({ kind: 'BATCH_DEBIT', until: shanghaiInstant(2026, 3, day + 1, 0, 30) })
  })

  test('what became of a payment can be asked', async () => {
    await agree([NIGHT])
    await to(23, 29, 50)
    const { ctx, id } = await agreed('0100000408')
    await to(23, 50)
    expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
    expect(await outcomes(ctx, id)).toEqual(['charge TIMEOUT', 'confirm ANSWERED'])
  })

  test('a refund waits too', async () => {
    await agree([NIGHT])
    const { ctx, id: paymentId } = await agreed()
    await world.runDue()
    await to(23, 31)
    const { id } = await askRefund(world, paymentId, '100')
    await to(0, 29, 59, 1)
    expect((await getRefund({ ctx, input: { refundId: id } })).state).toBe('ASKING')
    await to(0, 30)
    expect((await getRefund({ ctx, input: { refundId: id } })).state).toBe('SUCCESS')
    expect((await outcomes(ctx, paymentId)).filter((one) => one.startsWith('refund'))).toEqual(['refund CLOSED', 'refund ANSWERED'])
  })
})

describe('in maintenance', () => {
  test('nothing is sent; whoever asks is told, and what is unknown stays so until it is over', async () => {
    await agree([MAINTENANCE])
    const { ctx: who } = await newResident(world)
    await to(1, 59, 30, 1)
    const { id: bindRequestId } = await startBinding({ ctx: { ...who, clock: (await world.system()).clock }, input: { companyCode: 'beijing', number: '0100000003' } })
    const { ctx: payer, id } = await agreed('0100000411')
    await world.runDue()
    expect(await stateOf(payer, id)).toBe('UNKNOWN')
    await to(2)
    const { ctx, sent } = await counting(who)
    expect(await refusal(sendBindCode({ ctx, input: { bindRequestId } }))).toBe('COMPANY_IN_MAINTENANCE')
    for (const operation of ['profile', 'query'] as const) {
      const answer = await askCompany<{ ok: boolean }>(ctx, { companyCode: 'beijing', subjectId: 's', sequence: operation }, (gateway, call) => (operation === 'query' ? gateway.query(call, { billKey: '0100000001', beginNum: 1, queryNum: 1 }) : gateway.profile(call, { billKey: '0100000001' })))
      expect(answer).toEqual({ ok: false, error: { kind: 'REFUSED', code: 'SIM0011', prompt: '缴费单位系统维护中,请稍后再试', until: shanghaiInstant(2026, 3, day, 5) } })
    }
    expect(sent).toEqual([])
    await to(4, 59, 59)
    expect(await stateOf(payer, id)).toBe('UNKNOWN')
    expect((await outcomes(payer, id)).filter((one) => one === 'confirm CLOSED').length).toBeLessThanOrEqual(2)
    await to(5, 1)
    expect(await stateOf(payer, id)).toBe('SUCCEEDED')
  })

  test('charges that were kept back are not counted among those that were lost: it is sent again as often as ever', async () => {
    const { ctx, id } = await agreed('0100000409')
    await agree([{ ...MAINTENANCE, from: '10:00', to: '10:10' }, { ...NIGHT, from: '10:10', to: '10:20' }, { ...MAINTENANCE, from: '10:20', to: '10:30' }])
    await to(11)
    expect(await path(ctx, id)).toEqual(['RESERVED', ...Array.from({ length: 3 }, () => ['CREDITING', 'RESERVED']).flat(), 'CREDITING', 'UNKNOWN', 'CREDITING', 'SUCCEEDED'])
  })

  test('half an hour of a company that is out of reach begins when it opens', async () => {
    await agree([MAINTENANCE])
    await to(1, 59, 50, 1)
    const { ctx, id } = await agreed()
    await comesLate(id)
    await to(4, 59, 59)
    await advance(world.world, NOWHERE, shanghaiInstant(2026, 3, day, 5, 20), (job) => job.kind === 'bills.refresh' || expect.fail(job.kind))
    expect(await stateOf(ctx, id)).toBe('RESERVED')
    await to(6)
    expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
  })
})

describe('a company that keeps other hours than were agreed', () => {
  test('says EQ0007 to what is due and to a payment, which then ends', async () => {
    const { ctx, id, accountId } = await agreed()
    await agree([], [{ ...NIGHT, from: '09:00', to: '12:00' }])
    await world.runDue()
    expect(await getPayment({ ctx, input: { paymentId: id } })).toMatchObject({ state: 'FAILED', failureCode: 'EQ0007' })
    expect(await refusal(quote(ctx, accountId, 'PREPAY', '100'))).toBe('COMPANY_REFUSED')
  })

  test('in maintenance it says nothing at all, and a payment that nobody heard of is sent again afterwards', async () => {
    const { ctx, id } = await agreed()
    await agree([], [{ ...MAINTENANCE, from: '09:00', to: '12:00' }])
    await world.advance(HOUR_MS)
    expect(await stateOf(ctx, id)).toBe('UNKNOWN')
    await to(14)
    expect(await stateOf(ctx, id)).toBe('SUCCEEDED')
    expect((await outcomes(ctx, id)).at(-1)).toBe('charge ANSWERED')
  })

  test('a refund that it refuses then is asked for again', async () => {
    const { ctx, id: paymentId } = await agreed()
    await world.runDue()
    await agree([], [{ ...NIGHT, from: '09:00', to: '11:00' }])
    const { id } = await askRefund(world, paymentId, '100')
    await world.advance(10 * MINUTE_MS + SECOND_MS)
    expect((await getRefund({ ctx, input: { refundId: id } })).state).toBe('ASKING')
    await to(13)
    expect((await getRefund({ ctx, input: { refundId: id } })).state).toBe('SUCCESS')
  })
})
