/** A world with its water company and tax bureau beside it, each on connections of its own, and workers that can be started and stopped. */
import type { Actor, Ctx } from '@/lib/db'
import { BANK_CODE, inProcessOutside, TAX_CODE } from '@/lib/gateways/transports'
import { receiveTaxNotice } from '@/lib/invoices/bureau'
import { runNextJob } from '@/lib/jobs'
import { clockOf } from '@/lib/kernel/clock'
import type { Outside } from '@/lib/kernel/outside'
import { handleBank } from '@/lib/simulators/bank'
import { handleTax } from '@/lib/simulators/tax'
import { handleWater } from '@/lib/simulators/water'
import { createCtx, openWorldDatabase, readState, systemCtx, type OpenWorld } from '@/lib/worlds'
import { makeWorld } from '../../support/open-world'
import { poll } from '../../support/poll'

const CONNECTIONS = 16

export type Office = {
  system(): Promise<Ctx>
  as(userId: string): Promise<Ctx>
  /** So many at once, until `end` says so; what went wrong with a job is thrown. */
  work(workers: number, end: () => Promise<boolean>): Promise<void>
  close(): Promise<void>
}

export async function openOffice(name: string): Promise<Office> {
  const world = await makeWorld(name, 'empty')
  const ours = await openWorldDatabase(world.ref.database, 2 * CONNECTIONS)
  const theirs = await openWorldDatabase(world.ref.database, CONNECTIONS)
  await world.handle.close()
  const outside = outsideOf(ours, theirs)
  const as = async (actor: Actor) => createCtx({ world: ours.ref, db: ours.db, state: await readState(ours.db), actor, requestId: 'bench', outside })
  return {
    system: () => as({ kind: 'SYSTEM' }),
    as: (userId) => as({ kind: 'USER', userId, role: 'RESIDENT', sessionId: 'bench' }),
    work: (workers, end) => work(ours, outside, workers, end),
    close: async () => void (await Promise.all([ours.handle.close(), theirs.handle.close()])),
  }
}

/** As the outside server has it: each message reads the world's time for itself. */
function outsideOf(ours: OpenWorld, theirs: OpenWorld): Outside {
  const nowhere: Outside = { send: async () => ({ outcome: 'UNREACHABLE' }) }
  const post = async ({ headers, body }: { headers: Record<string, string>; body: Uint8Array }) => {
    const lower = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]))
    await receiveTaxNotice({ ctx: systemCtx(ours, await readState(ours.db), nowhere), input: { headers: lower, body } })
    return true
  }
  return inProcessOutside(async (code, message) => {
    const sim = systemCtx(theirs, await readState(theirs.db), nowhere, 'sim')
    if (code === BANK_CODE) return handleBank(sim, message)
    return code === TAX_CODE ? handleTax(sim, message, post) : handleWater(sim, code, message)
  })
}

/** As the worker's slots do it: each looks for the job that has been due longest, and again a little later when there is none. */
async function work(world: OpenWorld, outside: Outside, workers: number, end: () => Promise<boolean>): Promise<void> {
  const run = { ended: false }
  const onError = (_: unknown, error: unknown) => {
    throw error
  }
  const next = async () => {
    const state = await readState(world.db)
    return runNextJob(world.handle.pool, { ctxFor: async (job) => systemCtx(world, state, outside, job.id), now: clockOf(state.clock).now(), shared: true, onError })
  }
  const slot = async () => {
    while (!run.ended) await poll('a job that is due', async () => run.ended || next(), 60_000)
  }
  const watch = async () => {
    await poll('all is done', end, 1_800_000)
    run.ended = true
  }
  await Promise.all([watch(), ...Array.from({ length: workers }, slot)])
}
