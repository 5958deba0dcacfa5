/** The worker as a process: `node --import tsx lib/cli/worker.ts`. Looks for new and gone worlds every second. */
import { setTimeout as pause } from 'node:timers/promises'
import { logProblem } from '@/lib/edge/log'
import { startWorldRunner, type WorldRunner } from '@/lib/edge/worker'
import { listWorlds } from '@/lib/worlds'
import { exitWithParent } from './bootstrap/orphan.mjs'

exitWithParent()
const runners = new Map<string, Promise<WorldRunner>>()
let stopping = false

async function look(): Promise<void> {
  const worlds = await listWorlds()
  for (const world of worlds) {
    if (runners.has(world.name)) continue
    const runner = startWorldRunner(world)
    runners.set(world.name, runner)
    runner.catch(() => runners.delete(world.name))
  }
  for (const [name, runner] of runners) {
    if (worlds.some((world) => world.name === name)) continue
    runners.delete(name)
    await (await runner).stop()
  }
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void (stopping = true))
while (!stopping) {
  await look().catch((error: unknown) => logProblem('worker could not look for worlds', {}, error))
  await pause(1_000)
}
await Promise.allSettled([...runners.values()].map(async (runner) => (await runner).stop()))
process.exit(0)
