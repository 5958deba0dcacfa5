import { startPostgres } from './postgres.mjs'
import { backoff } from './backoff.mjs'

/**
 * Keeps a cluster running on one port: other processes hold its URL, so a restart has to come back there.
 * `onLine` is told of each restart.
 */
export async function supervisePostgres(options, onLine) {
  let server = await startPostgres(options)
  const { port, url } = server
  let stopping = false
  const wait = backoff()

  async function keep() {
    for (;;) {
      await server.exited
      if (stopping) return
      onLine(`数据库已停止，正在重启 / PostgreSQL ended, restarting (pid ${server.pid})`)
      await wait()
      while (!stopping) {
        try {
          server = await startPostgres({ ...options, port })
          break
        } catch (error) {
          onLine(error.message)
          await wait()
        }
      }
      if (stopping) return server.stop()
    }
  }
  const kept = keep()
  return {
    url,
    port,
    get pid() {
      return server.pid
    },
    async stop() {
      stopping = true
      await server.stop()
      await kept
    },
  }
}
