import { join } from 'node:path'
import { checkExternal } from './external-database.mjs'
import { othersUse, takeLease } from './leases.mjs'
import { startPostgres } from './postgres.mjs'
import { supervisePostgres } from './postgres-supervised.mjs'

const usersOf = (folders, name) => join(folders.state, 'users', name)

/**
 * The server of DATABASE_URL, or the project's own cluster `name`. Several commands may use one cluster:
 * it is stopped by the one that owns it (`npm start`), otherwise by the last one.
 * @param {{ name: string, settings?: object, owner?: boolean, onLine?: (line: string) => void }} options
 * @returns {Promise<{ url: string, external: boolean, stop(): Promise<void> }>}
 */
export async function openDatabase(folders, { name, settings = {}, owner = true, onLine = () => {} }) {
  if (process.env.DATABASE_URL) {
    return { url: await checkExternal(process.env.DATABASE_URL), external: true, stop: async () => {} }
  }
  const users = usersOf(folders, name)
  const lease = takeLease(users)
  const options = { dir: join(folders.postgres, name), settings, tied: owner }
  const server = owner ? await supervisePostgres(options, onLine) : await startPostgres(options)
  return {
    url: server.url,
    external: false,
    async stop() {
      lease.release?.()
      if (owner || !othersUse(users)) await server.stop()
    },
  }
}
