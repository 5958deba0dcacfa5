/** The outside world as a process: `node --import tsx lib/cli/outside.ts`. */
import { createOutsideServer } from '@/lib/edge/outside-server'
import { env } from '@/lib/env'
import { closeAllWorlds } from '@/lib/worlds'
import { exitWithParent } from './bootstrap/orphan.mjs'

exitWithParent()
const server = createOutsideServer()
server.listen(env.outsidePort)
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.closeAllConnections()
    server.close(() => void closeAllWorlds().finally(() => process.exit(0)))
  })
}
