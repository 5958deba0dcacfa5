/** `node --import tsx tests/crash/turn-child.ts <database> <hours>`: turns the world's clock, and lives on until it dies at SHUIDAN_FAILPOINT. */
import { advance } from '@/lib/jobs'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { openWorldDatabase } from '@/lib/worlds'
import { inProcessCtx } from '@/prisma/seed'

const [database = '', hours = ''] = process.argv.slice(2)
const world = await openWorldDatabase(database, 6)
const { outside } = await inProcessCtx(world)
await advance(world, outside, (present) => new Date(present.getTime() + Number(hours) * HOUR_MS), (job, error) => {
  process.stderr.write(`${job.kind}: ${String(error)}\n`)
  process.exit(1)
})
process.exit(0)
