import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from './fail.mjs'
import { SUPERUSER } from './postgres-cluster.mjs'
import { parsePostmasterPid } from './postmaster-pid.mjs'
import { commandLine, isAlive } from './process-facts.mjs'
import { query } from './query.mjs'

/** A server that is starting (recovery after a crash) or stopping gets this long. */
const PATIENCE_MS = 60_000

export const clusterUrl = ({ password, port }) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`

export function readPostmasterPid(dataDir) {
  try {
    return parsePostmasterPid(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8'))
  } catch {
    return undefined
  }
}

/** A pid comes back after a restart of the machine: only a server that names our data folder is ours. */
function isOurs(pid, dataDir) {
  return isAlive(pid) && ` ${commandLine(pid)} `.includes(` ${dataDir} `)
}

export async function answers(url, dataDir) {
  try {
    const [row] = await query(url, 'show data_directory', { timeoutMs: 2000 })
    return row.data_directory === dataDir
  } catch {
    return false
  }
}

/**
 * The living server of this data folder, whoever started it: the one of a supervisor that was killed.
 * A pid file that stands for nobody is removed, since PostgreSQL itself would be misled by a reused pid.
 * @returns {Promise<{ pid: number, port: number } | undefined>}
 */
export async function findRunning({ dataDir, password }) {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const found = readPostmasterPid(dataDir)
    if (!found) return undefined
    if (!isOurs(found.pid, dataDir)) {
      rmSync(join(dataDir, 'postmaster.pid'), { force: true })
      return undefined
    }
    if (await answers(clusterUrl({ password, port: found.port }), dataDir)) return { pid: found.pid, port: found.port }
    if (performance.now() > deadline) {
      fail(`PostgreSQL（进程 ${found.pid}）没有应答，请结束它再试`, `PostgreSQL (process ${found.pid}) does not answer: end it and try again`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
