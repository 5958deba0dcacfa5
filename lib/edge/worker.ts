/** Runs what falls due in every world: one of these per process, any number of processes. */
import { WAKE_CHANNEL } from '@/lib/db'
import { env } from '@/lib/env'
import { runNextJob } from '@/lib/jobs'
import { wallClock, wallDelayUntil, worldTimeAt } from '@/lib/kernel/clock'
import { nextDue, type JobRow } from '@/lib/platform'
import { beatHeart, createCtx, findWorld, HEARTBEAT_MS, openWorldDatabase, readState, type OpenWorld, type WorldRecord } from '@/lib/worlds'
import { logProblem } from './log'
import { outsideOf } from './outside'

/** Longest sleep: bounds what a lost notification costs. */
const MAX_WAIT_MS = 1_000

export type WorldRunner = { stop(): Promise<void> }

/** Starts the slots of one world; they wake on a notification, and when the next job falls due. */
export async function startWorldRunner(record: WorldRecord): Promise<WorldRunner> {
  const world = await openWorldDatabase(record.database, env.workerSlots * 2 + 2)
  let stop = () => {}
  const state = { stopped: false, stopping: new Promise<void>((resolve) => (stop = resolve)), wake: [] as (() => void)[] }
  const wakeAll = () => {
    for (const wake of state.wake.splice(0)) wake()
  }
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      state.wake.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  const loops = [
    ...Array.from({ length: env.workerSlots }, () => slotLoop(world, state, sleep)),
    heartLoop(world, state, sleep),
    listenLoop(world, state, wakeAll, sleep),
  ]
  return {
    stop: async () => {
      state.stopped = true
      stop()
      wakeAll()
      await Promise.all(loops)
      await world.handle.close()
    },
  }
}

/** Listens for new jobs, again after a lost connection; without it a job waits a second, since the loops look by themselves. */
async function listenLoop(world: OpenWorld, loop: Loop, wakeAll: () => void, sleep: Sleep): Promise<void> {
  while (!loop.stopped) {
    try {
      const client = await world.handle.pool.connect()
      const lost = new Promise<void>((resolve) => client.once('end', resolve))
      client.on('error', () => {})
      client.on('notification', wakeAll)
      try {
        await client.query(`LISTEN ${WAKE_CHANNEL}`)
        await Promise.race([lost, loop.stopping])
      } finally {
        // A client kept by mistake would keep the pool from ever closing, and this process from every other world.
        client.release(true)
      }
    } catch (error) {
      await complain(world, 'worker could not listen', error)
      await sleep(MAX_WAIT_MS)
    }
  }
}

/** What a deleted world says on its way out is no problem of anybody's. */
async function complain(world: OpenWorld, what: string, error: unknown): Promise<void> {
  const known = await findWorld(world.ref.name).catch(() => 'cannot be told')
  if (known) logProblem(what, { world: world.ref.name }, error)
}

type Loop = { stopped: boolean; stopping: Promise<void> }
type Sleep = (ms: number) => Promise<void>

async function slotLoop(world: OpenWorld, loop: Loop, sleep: Sleep): Promise<void> {
  while (!loop.stopped) {
    try {
      const ran = await runOne(world)
      if (!ran) await sleep(await delayToNext(world))
    } catch (error) {
      await complain(world, 'worker could not run a job', error)
      await sleep(MAX_WAIT_MS)
    }
  }
}

async function runOne(world: OpenWorld): Promise<boolean> {
  const state = await readState(world.db)
  const now = new Date(worldTimeAt(state.clock, wallClock.nowMs()))
  const outside = outsideOf(world.ref.name)
  const ctxFor = async (job: JobRow) => createCtx({ world: world.ref, db: world.db, state, actor: { kind: 'SYSTEM' }, requestId: job.id, outside })
  const onError = (job: JobRow, error: unknown) => logProblem('job failed', { world: world.ref.name, kind: job.kind, key: job.key }, error)
  return runNextJob(world.handle.pool, { ctxFor, now, shared: true, onError })
}

async function delayToNext(world: OpenWorld): Promise<number> {
  const [{ clock }, due] = await Promise.all([readState(world.db), nextDue(world)])
  const delay = due ? wallDelayUntil(clock, wallClock.nowMs(), due.getTime()) : null
  // A job that is due but not to be had is in another slot's hands.
  return Math.min(MAX_WAIT_MS, Math.max(delay ?? MAX_WAIT_MS, 20))
}

async function heartLoop(world: OpenWorld, loop: Loop, sleep: Sleep): Promise<void> {
  while (!loop.stopped) {
    await beatHeart(world.db).catch((error: unknown) => complain(world, 'worker could not beat', error))
    const until = wallClock.nowMs() + HEARTBEAT_MS
    while (!loop.stopped && wallClock.nowMs() < until) await sleep(until - wallClock.nowMs())
  }
}
