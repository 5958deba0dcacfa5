/** Makes the control database and the demo world, and lets worlds go on from where they stood. Prints nothing when all is well. */
import { createWorld, databaseUrl, ensureControl, ensureTemplate, findWorld, forgiveIdleness, lastHeartbeat, listWorlds, openWorldDatabase, resumeClock } from '@/lib/worlds'
import { migrate } from '@/lib/db'
import { wallClock } from '@/lib/kernel/clock'
import { inProcessCtx, PRESETS } from '@/prisma/seed'
import { addRegistry } from '@/prisma/seed/registry/seed'
import { addBankSide } from '@/prisma/seed/sim-bank'
import { addTaxBureau } from '@/prisma/seed/sim-tax'

/** Worlds that are brought up side by side. */
const AT_ONCE = 6

await ensureControl()
for (const preset of Object.values(PRESETS)) await ensureTemplate(preset)
if (!(await findWorld('demo'))) await createWorld('demo', await ensureTemplate(PRESETS.demo), { startsMode: 'REAL', keepMinutes: null })
const heartbeat = await lastHeartbeat()
await forgiveIdleness(Math.max(0, wallClock.nowMs() - heartbeat.getTime()))
const worlds = (await listWorlds()).map(({ database }) => database)

async function bringUp(): Promise<void> {
  for (let database = worlds.pop(); database; database = worlds.pop()) {
    await migrate(databaseUrl(database))
    const world = await openWorldDatabase(database, 2)
    await resumeClock(world.db, heartbeat)
    const ctx = await inProcessCtx(world)
    await addBankSide(ctx)
    await addTaxBureau(ctx)
    await addRegistry(ctx)
    await world.handle.close()
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, bringUp))
process.exit(0)
