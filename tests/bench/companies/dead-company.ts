/**
 * What two hundred companies over three protocols lose when one of them never answers: questions of their residents and payments that the job runner credits. One process,
 * the runner's slots and its connections as in the product. What is sent to the dead one hangs until the patience of its protocol is over; the world's clock runs.
 */
import { askCompany } from '@/lib/companies'
import type { Ctx } from '@/lib/db'
import { env } from '@/lib/env'
import { runNextJob, workInSlot, type Slots } from '@/lib/jobs'
import { elapsedMs, wallClock, worldTimeAt } from '@/lib/kernel/clock'
import { invariant } from '@/lib/kernel/invariant'
import type { Outside } from '@/lib/kernel/outside'
import type { JobRow } from '@/lib/platform'
import { deleteWorld, openWorldDatabase, readState, systemCtx, type OpenWorld } from '@/lib/worlds'
import { inProcessCtx } from '@/prisma/seed'
import { makeWorld } from '../../support/open-world'
import { poll } from '../../support/poll'
import { median, round } from '../support/rounds'
import { COMPANIES, CUSTOMERS, makeResidents, reserveAll, type BenchCompany } from './residents'

const NAME = 'bench-dead-company'
const ROUNDS = 5
const ASK_MS = 4_000

export type DeadCompany = { deadCompanyRatio: number; deadAskRatio: number; deadCreditRatio: number; asksPerSecond: number; creditsPerSecond: number }


/** Nobody answers at one address. */
function without(outside: Outside, dead: string | null): Outside {
  const silence = (timeoutMs: number) => new Promise<{ outcome: 'TIMEOUT' }>((resolve) => {
    setTimeout(resolve, timeoutMs, { outcome: 'TIMEOUT' })
  })
  return {
    send: (message) => (message.endpoint === dead ? silence(message.timeoutMs) : outside.send(message)),
    askTcp: (message) => (message.endpoint === dead ? silence(message.timeoutMs) : (outside.askTcp?.(message) ?? silence(0))),
  }
}

type Bench = { world: OpenWorld; outside: Outside; companies: BenchCompany[] }

async function ctxOf({ world }: Bench, outside: Outside, requestId: string): Promise<Ctx> {
  return systemCtx(world, await readState(world.db), outside, requestId)
}

/** Answers a second that the residents of the others get, one of each, who asks again as soon as he has one. */
async function ask(bench: Bench, dead: BenchCompany, isDead: boolean): Promise<number> {
  const ctx = await ctxOf(bench, without(bench.outside, isDead ? dead.endpoint : null), 'ask')
  let answers = 0
  let asked = 0
  const begin = elapsedMs()
  const resident = async ({ code, numbers }: BenchCompany) => {
    while (elapsedMs() - begin < ASK_MS) {
      const billKey = numbers[asked % CUSTOMERS] ?? ''
      const topic = { companyCode: code, subjectId: `ask:${code}`, sequence: `${begin}:${(asked += 1)}` }
      const answer = await askCompany(ctx, topic, (gateway, call) => gateway.query(call, { billKey, beginNum: 1, queryNum: 1 }))
      if (code === dead.code) continue
      invariant(answer.ok || answer.error.kind === 'REFUSED', 'the others answer')
      if (elapsedMs() - begin < ASK_MS) answers += 1
    }
  }
  await Promise.all(bench.companies.map(resident))
  return (answers * 1000) / ASK_MS
}

/** Payments of the others a second that the job runner credits, from all of them waiting to all of them credited. */
async function credit(bench: Bench, dead: BenchCompany, isDead: boolean, batch: string): Promise<number> {
  const { world, outside, companies } = bench
  await reserveAll(await ctxOf(bench, outside, 'reserve'), companies, batch)
  const line = without(outside, isDead ? dead.endpoint : null)
  const slots: Slots = { active: 0, lent: 0 }
  const run = { stopped: false }
  const loops: Promise<void>[] = []
  const runOne = async () => {
    const state = await readState(world.db)
    const ctxFor = async (job: JobRow) => systemCtx(world, state, line, job.id)
    return !run.stopped && (await runNextJob(world.handle.pool, { ctxFor, now: new Date(worldTimeAt(state.clock, wallClock.nowMs())), shared: true, onError: () => {} }))
  }
  const wake = () => {
    while (!run.stopped && slots.active < env.workerSlots) {
      slots.active += 1
      loops.push(workInSlot(slots, env.workerSlots, runOne, wake))
    }
  }
  const begin = elapsedMs()
  const left = async () => (await world.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM payment WHERE id LIKE $1 AND company_code <> $2 AND state <> 'SUCCEEDED'`, [`p${batch}-%`, dead.code]))[0]?.n ?? 0
  const count = await left()
  await poll('all are credited', async () => {
    wake()
    return (await left()) === 0
  }, 300_000)
  const perSecond = (count * 1000) / (elapsedMs() - begin)
  run.stopped = true
  await Promise.all(loops)
  return perSecond
}

/** Whoever was dead is well, and nothing of it is left to do. */
async function bury({ world }: Bench): Promise<void> {
  await world.db.query('DELETE FROM company_health RETURNING 1', [])
  await world.db.query(`UPDATE due_version SET open_payment_id = NULL WHERE open_payment_id LIKE 'p%-%' RETURNING 1`, [])
  await world.db.query(`UPDATE scheduled_job SET state = 'DONE' WHERE state <> 'DONE' RETURNING 1`, [])
}

/** Of a round: twice alive and twice dead, so that neither is the later one; machines are noisy, and their noise drifts. */
const TURNS = [[0, 1, 1, 0], [1, 0, 0, 1]] as const

/** Each round another company and protocol; the first warms up and is left out. Paces are those of both turns together. */
async function inRounds(what: string, bench: Bench, measure: (dead: BenchCompany, isDead: boolean, batch: string) => Promise<number>): Promise<[number, number][]> {
  const rounds: [number, number][] = []
  for (let n = 0; n <= ROUNDS; n += 1) {
    const dead = bench.companies[n % COMPANIES] as BenchCompany
    const slowness: [number, number] = [0, 0]
    for (const [turn, which] of (TURNS[n % 2] ?? TURNS[0]).entries()) {
      slowness[which] += 1 / (await measure(dead, which === 1, `${10 * (n + 1) + turn}`))
      await bury(bench)
    }
    const both: [number, number] = [2 / slowness[0], 2 / slowness[1]]
    process.stdout.write(`${n === 0 ? 'warming up' : `round ${n}`}, dead ${dead.protocol}: ${what} ${both.map((x) => round(x, 0)).join(' → ')}/s\n`)
    if (n > 0) rounds.push(both)
  }
  return rounds
}

export async function deadCompany(): Promise<DeadCompany> {
  await deleteWorld(NAME).catch(() => {})
  const world = await makeWorld(NAME, 'demo', { startsMode: 'REAL' })
  // The companies have connections of their own, as they would have servers of their own.
  const apart = await openWorldDatabase(world.ref.database, 8)
  const { outside } = await inProcessCtx(apart)
  const bench: Bench = { world, outside, companies: await makeResidents(await inProcessCtx(world)) }
  const asks = await inRounds('answers', bench, (dead, isDead) => ask(bench, dead, isDead))
  const credits = await inRounds('credits', bench, (dead, isDead, batch) => credit(bench, dead, isDead, batch))
  await apart.handle.close()
  await world.handle.close()
  await deleteWorld(NAME)
  const ratio = (all: [number, number][]) => round(median(all.map(([alive, dead]) => dead / alive)), 3)
  const [deadAskRatio, deadCreditRatio] = [ratio(asks), ratio(credits)]
  return { deadCompanyRatio: Math.min(deadAskRatio, deadCreditRatio), deadAskRatio, deadCreditRatio, asksPerSecond: round(median(asks.map(([alive]) => alive)), 0), creditsPerSecond: round(median(credits.map(([alive]) => alive)), 0) }
}
