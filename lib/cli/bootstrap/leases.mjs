import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lockHolder, takeLock } from './lock.mjs'

/** Says that this process uses the cluster in `dir`, so that another command does not stop it. */
export function takeLease(dir) {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const file = join(dir, `${process.pid}.lease`)
  rmSync(file, { force: true })
  return takeLock(file)
}

/** Whether a process other than this one uses the cluster. */
export function othersUse(dir) {
  for (const name of readdirSync(dir)) {
    const holder = lockHolder(join(dir, name))
    if (holder && holder !== process.pid) return true
    if (!holder) rmSync(join(dir, name), { force: true })
  }
  return false
}
