import { gone } from './process-facts.mjs'
import { prepareCluster } from './postgres-cluster.mjs'
import { launch } from './postgres-launch.mjs'
import { clusterUrl, findRunning, readPostmasterPid } from './postgres-running.mjs'

/** Fast shutdown, then immediate, then by force: how long each may take. */
const STOP_STEPS = [
  ['SIGINT', 8000],
  ['SIGQUIT', 4000],
  ['SIGKILL', 4000],
]

async function stopServer(dataDir, pid) {
  for (const [signal, ms] of STOP_STEPS) {
    // An adopted server may have ended long ago and its pid may be another's now.
    if (readPostmasterPid(dataDir)?.pid !== pid) return gone(pid, 2000)
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await gone(pid, ms)) return
  }
}

async function kill(dataDir, pid) {
  if (readPostmasterPid(dataDir)?.pid === pid) process.kill(pid, 'SIGKILL')
  await gone(pid, 5000)
}

/** An adopted server is not our child, so nothing announces its end. */
async function watch(pid) {
  while (!(await gone(pid, 0))) await new Promise((resolve) => setTimeout(resolve, 500).unref())
}

function handle(cluster, { pid, port, exited }, adopted) {
  return {
    url: clusterUrl({ ...cluster, port }),
    port,
    pid,
    dataDir: cluster.dataDir,
    adopted,
    exited: exited ?? watch(pid),
    stop: () => stopServer(cluster.dataDir, pid),
    kill: () => kill(cluster.dataDir, pid),
  }
}

/**
 * Starts the embedded PostgreSQL on the cluster in `dir`, which is made when it is not there. A living server
 * of that folder is adopted, unless it listens on another port than the one asked for.
 * `tied` stops the server with this process, also when this process is killed (Linux only).
 */
export async function startPostgres({ dir, port, settings = {}, tied = false }) {
  const cluster = await prepareCluster(dir, settings)
  const running = await findRunning(cluster)
  if (running && (port === undefined || running.port === port)) return handle(cluster, running, true)
  if (running) await stopServer(cluster.dataDir, running.pid)
  return handle(cluster, await launch(cluster, { port, settings, tied }), false)
}
