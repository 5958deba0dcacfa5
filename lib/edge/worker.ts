/** Runs what falls due in every world: one of these per process, any number of processes. */
import { env } from '@/lib/env'
import { runNextJob, workInSlot, type Slots } from '@/lib/jobs'
import { MINUTE_MS, SECOND_MS } from '@/lib/kernel/calendar'
import { wallClock, wallDelayUntil, worldTimeAt } from '@/lib/kernel/clock'
import { isDomainError } from '@/lib/kernel/errors'
import { nextDue, type JobRow } from '@/lib/platform'
import { noteNextDue, readState, systemCtx, withWorld, type OpenWorld } from '@/lib/worlds'
import { logProblem } from './log'
import { outsideOf } from './outside'

/** After something unexpected, such as a database that is away. */
const AGAIN_MS = SECOND_MS
/** A job that is due but not to be had is in another's hands: looked for again after so long; one that waits outside will be back by itself. */
const TAKEN_MS = 20
const LENT_MS = SECOND_MS
/** What falls due later is left to the control database, and the world may be closed. */
const NEAR_MS = MINUTE_MS

/** A worker's visit does not keep a world from expiring. */
const QUIET = { quiet: true }

type Runner = Slots & { slots: Set<Promise<void>>; timer?: NodeJS.Timeout; woken: boolean }

export type Worker = { wake(name: string): void; stop(): Promise<void> }

/** Works in a world whenever it is woken: as many jobs at once as there are slots, and some more that wait for somebody outside, until nothing is due. */
export function startWorker(): Worker {
  const runners = new Map<string, Runner>()
  const state = { stopped: false }

  function wake(name: string): void {
    if (state.stopped) return
    const runner = runners.get(name) ?? { slots: new Set(), active: 0, lent: 0, woken: false }
    runners.set(name, runner)
    runner.woken = true
    clearTimeout(runner.timer)
    while (runner.active < env.workerSlots) {
      runner.active += 1
      const slot = work(name, runner).finally(() => runner.slots.delete(slot))
      runner.slots.add(slot)
    }
  }

  async function work(name: string, runner: Runner): Promise<void> {
    try {
      await workInSlot(runner, env.workerSlots, () => runOneOf(name), () => wake(name))
      if (runner.active === 0) await rest(name, runner)
    } catch (error) {
      if (isDomainError(error) && error.code === 'WORLD_NOT_FOUND') return void runners.delete(name)
      logProblem('worker could not run a job', { world: name }, error)
      wakeAfter(name, runner, AGAIN_MS)
    }
  }

  async function runOneOf(name: string): Promise<boolean> {
    return !state.stopped && withWorld(name, runOne, QUIET)
  }

  /** The last slot to find nothing looks when there will be something. */
  async function rest(name: string, runner: Runner): Promise<void> {
    runner.woken = false
    const delayMs = await withWorld(name, delayToNext, QUIET)
    if (runner.woken) return
    if (delayMs !== null && delayMs < NEAR_MS) return wakeAfter(name, runner, Math.max(delayMs, runner.lent > 0 ? LENT_MS : TAKEN_MS))
    await noteNextDue(name, delayMs === null ? null : new Date(wallClock.nowMs() + delayMs))
  }

  function wakeAfter(name: string, runner: Runner, ms: number): void {
    clearTimeout(runner.timer)
    runner.timer = setTimeout(() => wake(name), ms)
  }

  async function stop(): Promise<void> {
    state.stopped = true
    for (const { timer } of runners.values()) clearTimeout(timer)
    await Promise.allSettled([...runners.values()].flatMap(({ slots }) => [...slots]))
  }

  return { wake, stop }
}

async function runOne(world: OpenWorld): Promise<boolean> {
  const state = await readState(world.db)
  const now = new Date(worldTimeAt(state.clock, wallClock.nowMs()))
  const outside = outsideOf(world.ref.name)
  const ctxFor = async (job: JobRow) => systemCtx(world, state, outside, job.id)
  const onError = (job: JobRow, error: unknown) => logProblem('job failed', { world: world.ref.name, kind: job.kind, key: job.key }, error)
  return runNextJob(world.handle.pool, { ctxFor, now, shared: true, onError })
}

/** null: never by itself. */
async function delayToNext(world: OpenWorld): Promise<number | null> {
  const [{ clock }, due] = await Promise.all([readState(world.db), nextDue(world)])
  return due ? wallDelayUntil(clock, wallClock.nowMs(), due.getTime()) : null
}
