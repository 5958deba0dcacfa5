import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fail } from './fail.mjs'
import { isAlive, processIdentity } from './process-facts.mjs'

/** @returns the pid of the living process that holds the lock, or undefined */
export function lockHolder(file) {
  try {
    const { pid, identity } = JSON.parse(readFileSync(file, 'utf8'))
    return isAlive(pid) && processIdentity(pid) === identity ? pid : undefined
  } catch {
    return undefined
  }
}

/**
 * Takes the lock for this process. A lock whose holder was killed is taken over.
 * @returns {{ heldBy?: number, release?: () => void }}
 */
export function takeLock(file) {
  const mine = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) })
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 })
      return { release: () => rmSync(file, { force: true }) }
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const heldBy = lockHolder(file)
    if (heldBy) return { heldBy }
    rmSync(file, { force: true })
  }
}

/** The same, for a holder that may be stopping: waits up to `ms` for it. */
export async function waitForLock(file, ms) {
  const deadline = performance.now() + ms
  let lock = takeLock(file)
  while (lock.heldBy && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    lock = takeLock(file)
  }
  return lock
}

/** An installation on a slow line takes minutes; a second command waits for the first instead of joining in. */
const TURN_MS = 15 * 60_000

/** Runs `work` while no other command of this project holds the lock. */
export async function inTurn(file, work) {
  const lock = await waitForLock(file, TURN_MS)
  if (lock.heldBy) fail(`等待进程 ${lock.heldBy} 太久`, `waited too long for process ${lock.heldBy}`)
  try {
    return await work()
  } finally {
    lock.release()
  }
}
