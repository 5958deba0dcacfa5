/** The worker as a process: `node --import tsx lib/cli/worker.ts`. */
import { setTimeout as pause } from 'node:timers/promises'
import { logProblem } from '@/lib/edge/log'
import { startWorker } from '@/lib/edge/worker'
import { beatHeart, closeAllWorlds, HEARTBEAT_MS, listenForWork, listWorlds, tidyWorlds, worldsDue } from '@/lib/worlds'
import { exitWithParent } from './bootstrap/orphan.mjs'

const LOOK_MS = HEARTBEAT_MS / 2

exitWithParent()
const worker = startWorker()
const life = { stopping: false }
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void (life.stopping = true))

const stopListening = listenForWork(worker.wake, {
  // What was said while nobody listened is not known.
  onReady: async () => {
    for (const { name } of await listWorlds()) worker.wake(name)
  },
  onError: (error) => logProblem('worker could not listen', {}, error),
})
while (!life.stopping) {
  try {
    await beatHeart()
    for (const { name } of await worldsDue()) worker.wake(name)
    await tidyWorlds((error) => logProblem('worker could not tidy', {}, error))
  } catch (error) {
    logProblem('worker could not look for work', {}, error)
  }
  await pause(LOOK_MS)
}
await stopListening()
await worker.stop()
await closeAllWorlds()
process.exit(0)
