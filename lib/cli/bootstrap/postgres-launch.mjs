import { existsSync, openSync, closeSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startChild } from './children.mjs'
import { fail } from './fail.mjs'
import { freePort } from './ports.mjs'
import { serviceAccount } from './postgres-cluster.mjs'
import { answers, clusterUrl, readPostmasterPid } from './postgres-running.mjs'

/** Replaying the log after a crash takes its time on a slow disk. */
const READY_MS = 120_000
const LOG_LIMIT = 8 * 1024 * 1024
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  shared_buffers: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
}
/** The last server's children may outlive it by a moment, and another program may be faster to take a port. */
const PASSING = /shared memory block|lock file .* already exists|Address already in use/i
const PASSING_TRIES = 20

/** Has the kernel stop the server when the process that started it dies, where `setpriv` can say so (Linux). */
function tie(command, args) {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
  if (process.platform !== 'linux' || !setpriv) return [command, args]
  return [setpriv, ['--pdeathsig', 'INT', '--', command, ...args]]
}

function openLog(dir) {
  const file = join(dir, 'postgres.log')
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) rmSync(file)
  return { file, fd: openSync(file, 'a', 0o600), from: statSync(file).size }
}

function spawnServer(cluster, port, settings, tied) {
  const merged = { ...SETTINGS, ...settings, port }
  const flags = Object.entries(merged).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const plain = ['-D', cluster.dataDir, ...flags]
  const [command, args] = tied ? tie(cluster.postgres, plain) : [cluster.postgres, plain]
  const log = openLog(cluster.dir)
  const stdio = ['ignore', log.fd, log.fd]
  const child = startChild(command, args, { gentle: 'SIGINT', hard: 'SIGQUIT', cwd: cluster.dir, stdio, ...serviceAccount() })
  closeSync(log.fd)
  const exited = new Promise((resolve) => {
    child.once('exit', resolve)
    child.once('error', resolve)
  })
  return { child, exited, reason: () => readFileSync(log.file).subarray(log.from).toString('utf8') }
}

async function becameReady({ child, exited }, cluster, url) {
  let ended = false
  exited.then(() => (ended = true))
  const deadline = performance.now() + READY_MS
  while (!ended && performance.now() < deadline) {
    const file = readPostmasterPid(cluster.dataDir)
    if (file?.ready && file.pid === child.pid && (await answers(url, cluster.dataDir))) return true
    await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 20))])
  }
  return false
}

/**
 * Starts a server on a prepared cluster and waits until it answers.
 * @returns {Promise<{ pid: number, port: number, exited: Promise<unknown> }>}
 */
export async function launch(cluster, { port, settings, tied }) {
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort())
    const server = spawnServer(cluster, chosen, settings, tied)
    if (await becameReady(server, cluster, clusterUrl({ ...cluster, port: chosen }))) {
      return { pid: server.child.pid, port: chosen, exited: server.exited }
    }
    const output = server.reason()
    if (attempt < PASSING_TRIES && PASSING.test(output)) {
      await new Promise((resolve) => setTimeout(resolve, 250))
      continue
    }
    const reason = /(?:FATAL|PANIC):\s*(.*)/.exec(output)?.[1] ?? (output.trim().split('\n').at(-1) || cluster.postgres)
    fail(`PostgreSQL 启动失败：${reason}`, `PostgreSQL did not start: ${reason}`)
  }
}
