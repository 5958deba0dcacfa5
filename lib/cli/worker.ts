/** The worker as a process: `node --import tsx lib/cli/worker.ts`. */
import { setTimeout as pause } from 'node:timers/promises'
import { logProblem } from '@/lib/edge/log'
import { startWorker } from '@/lib/edge/worker'
import { beatHeart, closeAllWorlds, HEARTBEAT_MS, listenForWork, listWorlds, tidyWorlds, worldsDue, worldsInUse } from '@/lib/worlds'
import { exitWithParent } from './bootstrap/orphan.mjs'

const LOOK_MS = 1_000
/** A word to the workers can be lost with the process that had it: worlds in use are looked into this often. */
const AGAIN_MS = 10_000
/** Between two worlds of a round through all. */
const APART_MS = 50

exitWithParent()
const worker = startWorker()
const life = { stopping: false }
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void (life.stopping = true))

/** Until the process stops; one that fails goes on. */
async function repeat(everyMs: number, what: string, work: () => Promise<void>): Promise<void> {
  while (!life.stopping) {
    await work().catch((error: unknown) => logProblem(`worker could not ${what}`, {}, error))
    await pause(everyMs)
  }
}

/** What was said while nobody listened is not known: every world is looked into, a few at a time. */
async function wakeAll(): Promise<void> {
  for (const { name } of await listWorlds()) {
    worker.wake(name)
    await pause(APART_MS)
  }
}

const stopListening = listenForWork(worker.wake, { onReady: wakeAll, onError: (error) => logProblem('worker could not listen', {}, error) })
// Each by itself: time passes for the worlds while databases are copied and dropped.
await Promise.all([
  repeat(HEARTBEAT_MS / 4, 'beat', beatHeart),
  repeat(LOOK_MS, 'look for work', async () => {
    for (const { name } of await worldsDue()) worker.wake(name)
  }),
  repeat(AGAIN_MS, 'look again', async () => {
    for (const name of await worldsInUse()) worker.wake(name)
  }),
  repeat(LOOK_MS, 'tidy', () => tidyWorlds((error) => logProblem('worker could not tidy', {}, error))),
])
await stopListening()
await worker.stop()
await closeAllWorlds()
process.exit(0)
