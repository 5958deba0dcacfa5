import { beforeEach, describe, expect, it } from 'vitest'
import { askCompany } from '@/lib/companies'
import { bulkheadOf } from '@/lib/companies/health/bulkheads'
import type { Ctx } from '@/lib/db'
import type { OutsideAnswer } from '@/lib/kernel/outside'
import { poll } from '../../support/poll'
import { useWorld } from '../../support/world'

const world = useWorld()
const NUMBERS = ['0100000001', '0100000002', '0100000003', '0100000004', '0100000005']

/** A line to a company that is out of order as long as `isDown`; `atSeconds` is how far the world's clock has gone. */
async function line() {
  const state = { isDown: true, sent: 0, atSeconds: 0, asked: 0 }
  const inside = await world.system()
  const base = inside.clock.now().getTime()
  const ctx: Ctx = {
    ...inside,
    clock: { now: () => new Date(base + state.atSeconds * 1_000), wall: inside.clock.wall },
    outside: {
      send: async (message): Promise<OutsideAnswer> => {
        state.sent += 1
        return state.isDown ? { outcome: 'TIMEOUT' } : inside.outside.send(message)
      },
    },
  }
  const say = async (operation: 'query' | 'sendCode', billKey: string, companyCode = 'beijing') => {
    const subjectId = `health:${(state.asked += 1)}`
    const answer = await askCompany<{ ok: boolean }>(ctx, { companyCode, subjectId, sequence: 's' }, (gateway, call) =>
      operation === 'query' ? gateway.query(call, { billKey, beginNum: 1, queryNum: 1 }) : gateway.sendCode(call, { billKey }),
    )
    const kept = await ctx.db.query<{ outcome: string }>('SELECT outcome FROM wire_message WHERE subject_id = $1 ORDER BY id', [subjectId])
    return { ok: answer.ok, outcomes: kept.map(({ outcome }) => outcome) }
  }
  const failAll = async () => {
    for (const billKey of NUMBERS) await say('sendCode', billKey)
  }
  return { state, ctx, say, failAll }
}

beforeEach(async () => {
  const { db } = await world.system()
  await db.query('DELETE FROM company_health', [])
  await db.query('DELETE FROM company_outage', [])
  await db.query(`DELETE FROM wire_message WHERE subject_id LIKE 'health:%'`, [])
})

const NOT_SENT = { ok: false, outcomes: ['CUT_OFF'] }
const LOST = { ok: false, outcomes: ['TIMEOUT'] }

describe('a company that fails', () => {
  it('is cut off after five in a row about three numbers, and alone', async () => {
    const { state, say, failAll } = await line()
    await failAll()
    expect(state.sent).toBe(5)
    expect(await say('sendCode', '0100000001')).toEqual(NOT_SENT)
    expect(state.sent).toBe(5)
    expect(await say('sendCode', '20000001', 'shanghai')).toEqual(LOST)
  })

  it('is tried by one message after half a minute, then after a whole one; an answer ends it', async () => {
    const { state, ctx, say, failAll } = await line()
    await failAll()
    state.atSeconds = 29
    expect(await say('sendCode', '0100000001')).toEqual(NOT_SENT)
    state.atSeconds = 30
    const tries = await Promise.all(NUMBERS.map((billKey) => say('sendCode', billKey)))
    expect(tries.filter(({ outcomes }) => outcomes[0] === 'TIMEOUT')).toHaveLength(1)
    state.atSeconds = 89
    expect(await say('sendCode', '0100000001')).toEqual(NOT_SENT)
    Object.assign(state, { isDown: false, atSeconds: 90 })
    expect(await say('query', '0100000001')).toMatchObject({ ok: true })
    expect(await say('query', '0100000002')).toMatchObject({ ok: true })
    const outages = await ctx.db.query<{ seconds: number }>('SELECT extract(epoch FROM recovered_at - cut_off_at)::int AS seconds FROM company_outage', [])
    expect(outages).toEqual([{ seconds: 90 }])
  })

  it.each<[string, (at: Awaited<ReturnType<typeof line>>) => Promise<void>]>([
    ['one number fails however often', async ({ say }) => {
      for (let n = 0; n < 9; n += 1) await say('sendCode', '0100000001')
    }],
    ['somebody is answered between', async ({ say, state }) => {
      for (const billKey of NUMBERS.slice(0, 4)) await say('sendCode', billKey)
      state.isDown = false
      await say('query', '0100000001')
      state.isDown = true
      await say('sendCode', '0100000005')
    }],
    ['it says no', async ({ say, state }) => {
      state.isDown = false
      for (let n = 0; n < 9; n += 1) await say('query', `019999999${n}`)
    }],
    ['failures lie far apart', async ({ say, state }) => {
      for (const billKey of NUMBERS) {
        await say('sendCode', billKey)
        state.atSeconds += 601
      }
    }],
  ])('is not cut off where %s', async (_, act) => {
    const at = await line()
    await act(at)
    at.state.isDown = true
    expect(await at.say('sendCode', '0100000001')).toEqual(LOST)
  })
})

describe('a question', () => {
  it('is asked again where it came to nothing, each time with a number of its own', async () => {
    const { state, ctx, say } = await line()
    expect(await say('query', '0100000001')).toEqual({ ok: false, outcomes: ['TIMEOUT', 'TIMEOUT', 'TIMEOUT'] })
    expect(state.sent).toBe(3)
    const numbers = await ctx.db.query<{ n: string }>(`SELECT DISTINCT substring(request FROM '<transeqnum>(\\d+)<') AS n FROM wire_message WHERE subject_id = 'health:1'`, [])
    expect(numbers).toHaveLength(3)
    expect(await ctx.db.query('SELECT failures FROM company_health', [])).toEqual([{ failures: 1 }])
  })

  it('is not asked again once there is an answer', async () => {
    const { state, say } = await line()
    state.isDown = false
    expect(await say('query', '0199999999')).toEqual({ ok: false, outcomes: ['ANSWERED'] })
  })
})

it('of jobs two wait for a company that keeps them for longer than a second, the others come again; one that is quick takes all', async () => {
  const { ctx } = await line()
  const waiting: (() => void)[] = []
  const machine = { ms: ctx.clock.wall().getTime() }
  const slow: Ctx = { ...ctx, clock: { now: ctx.clock.now, wall: () => new Date(machine.ms) }, outside: { send: () => new Promise((resolve) => waiting.push(() => resolve({ outcome: 'TIMEOUT' }))) } }
  const confirm = (n: number, companyCode = 'beijing') =>
    askCompany(slow, { companyCode, subjectId: `health:j${n}`, sequence: 's' }, (gateway, call) => gateway.confirm(call, { billKey: '0100000001', billNo: 'B1', transactionId: 'T1', payAmountFen: 1n }))
  const all = [1, 2, 3].map((n) => confirm(n))
  await poll('3 are under way', async () => waiting.length === 3)
  machine.ms += 999
  all.push(confirm(4))
  await poll('4 are under way', async () => waiting.length === 4)
  machine.ms += 1
  expect(await confirm(5)).toEqual({ ok: false, error: { kind: 'UNREACHABLE' } })
  expect(await ctx.db.query(`SELECT outcome FROM wire_message WHERE subject_id = 'health:j5'`, [])).toEqual([{ outcome: 'BUSY' }])
  all.push(confirm(6, 'shanghai'))
  await poll('5 are under way', async () => waiting.length === 5)
  for (const end of waiting.splice(0)) end()
  await Promise.all(all)
  const after = confirm(7)
  await poll('1 are under way', async () => waiting.length === 1)
  for (const end of waiting.splice(0)) end()
  expect(await after).toEqual({ ok: false, error: { kind: 'TIMEOUT' } })
})

/** Whoever waits for an answer gets none, until all have ended. */
async function letGo(waiting: (() => void)[], all: readonly Promise<unknown>[]): Promise<void> {
  for (const timer = { done: false }; !timer.done; await new Promise(setImmediate)) {
    for (const end of waiting.splice(0)) end()
    timer.done = await Promise.race([Promise.all(all).then(() => true), new Promise<boolean>((next) => setImmediate(() => next(false)))])
  }
}

it('only so many are under way to one company at once; the others are told at once, and another company is free', async () => {
  const { ctx } = await line()
  const waiting: (() => void)[] = []
  const slow: Ctx = { ...ctx, outside: { send: () => new Promise((resolve) => waiting.push(() => resolve({ outcome: 'TIMEOUT' }))) } }
  const ask = (n: number, companyCode: string) =>
    askCompany(slow, { companyCode, subjectId: `health:b${n}`, sequence: 's' }, (gateway, call) => gateway.sendCode(call, { billKey: '0100000001' }))
  const all = Array.from({ length: 310 }, (_, n) => ask(n, 'beijing'))
  await poll('48 are under way', async () => waiting.length === 48)
  const [busy] = await ctx.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM wire_message WHERE subject_id LIKE 'health:b%' AND outcome = 'BUSY'`, [])
  const other = ask(999, 'shanghai')
  await poll('49 are under way', async () => waiting.length === 49)
  await letGo(waiting, [...all, other])
  expect(busy?.n).toBeLessThanOrEqual(6)
  const [told] = await ctx.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM wire_message WHERE subject_id LIKE 'health:b%' AND outcome = 'BUSY'`, [])
  expect(told?.n).toBe(6)
})

it('what waits behind those that fail is not sent once the company is cut off', async () => {
  const { ctx } = await line()
  const waiting: (() => void)[] = []
  const slow: Ctx = { ...ctx, outside: { send: () => new Promise((resolve) => waiting.push(() => resolve({ outcome: 'TIMEOUT' }))) } }
  const ask = (n: number) => askCompany(slow, { companyCode: 'beijing', subjectId: `health:q${n}`, sequence: 's' }, (gateway, call) => gateway.sendCode(call, { billKey: NUMBERS[n % NUMBERS.length] ?? '' }))
  let ended = 0
  const all = Array.from({ length: 48 }, async (_, n) => {
    await ask(n)
    ended += 1
  })
  await poll('48 are under way', async () => waiting.length === 48)
  const { queueSlots } = bulkheadOf(ctx.db, 'beijing').policy
  const later = Array.from({ length: 60 }, (_, n) => ask(48 + n))
  await poll('sixty wait behind them', async () => bulkheadOf(ctx.db, 'beijing').policy.queueSlots === queueSlots - 60)
  // Five fail, and as many of those that wait are sent before it is cut off, at the most.
  for (const end of waiting.splice(0, 5)) end()
  await poll('five have failed', async () => ended === 5)
  await letGo(waiting, [...all, ...later])
  const kept = await ctx.db.query<{ outcome: string; n: number }>(`SELECT outcome, count(*)::int AS n FROM wire_message WHERE subject_id LIKE 'health:q%' GROUP BY outcome ORDER BY outcome`, [])
  expect(kept.map(({ outcome }) => outcome)).toEqual(['CUT_OFF', 'TIMEOUT'])
  expect(kept[0]?.n).toBeGreaterThanOrEqual(55)
})
