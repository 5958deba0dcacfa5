/** Makes the control database and the demo world, and lets worlds go on from where they stood. Prints nothing when all is well. */
import { createWorld, databaseUrl, ensureControl, findWorld, listWorlds, openWorldDatabase, resumeClock, setClockMode } from '@/lib/worlds'
import { migrate } from '@/lib/db'
import { PRESETS } from '@/prisma/seed'

await ensureControl()
if (!(await findWorld('demo'))) {
  const world = await createWorld('demo', PRESETS.demo)
  await setClockMode(world.db, 'REAL')
  await world.handle.close()
}
for (const { database } of await listWorlds()) {
  await migrate(databaseUrl(database))
  const world = await openWorldDatabase(database, 2)
  await resumeClock(world.db)
  await world.handle.close()
}
process.exit(0)
