/**
 * `node --import tsx tests/support/visitor-child.ts <world> <every ms>`: another process that works in a world again and again,
 * until it is told to stop on its channel. Then it writes what it saw, as one line of JSON.
 */
import { exitWithParent } from '@/lib/cli/bootstrap/orphan.mjs'
import { elapsedMs } from '@/lib/kernel/clock'
import { closeAllWorlds, readState, withWorld } from '@/lib/worlds'

export type Seen = { visits: number; failures: string[]; halves: number; epochs: number[]; longestMs: number }

exitWithParent()
const [name = '', every = '20'] = process.argv.slice(2)
const seen = { visits: 0, failures: [] as string[], halves: 0, epochs: new Set<number>(), longestMs: 0 }

/** Reads twice: a world that changed under us would show. */
async function visit(): Promise<void> {
  const since = elapsedMs()
  try {
    await withWorld(name, async (world) => {
      const before = await readState(world.db)
      const [row] = await world.db.query<{ epoch: number; companies: number }>('SELECT epoch, (SELECT count(*)::int FROM company) AS companies FROM world_state WHERE id = 1', [])
      if (row?.epoch !== world.ref.epoch || row.epoch !== before.epoch || !row.companies) seen.halves += 1
      seen.epochs.add(world.ref.epoch)
    })
    seen.visits += 1
  } catch (error) {
    seen.failures.push(String(error))
  }
  seen.longestMs = Math.max(seen.longestMs, elapsedMs() - since)
}

process.stdout.write('ready\n')
const under = new Set<Promise<void>>()
const rhythm = setInterval(() => {
  const one = visit().finally(() => under.delete(one))
  under.add(one)
}, Number(every))
await new Promise<void>((resolve) => process.on('message', (word) => word === 'stop' && resolve()))
clearInterval(rhythm)
await Promise.all(under)
await closeAllWorlds()
process.stdout.write(`${JSON.stringify({ ...seen, epochs: [...seen.epochs] })}\n`)
process.exit(0)
