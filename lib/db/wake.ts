import { elapsedMs } from '@/lib/kernel/clock'
import type { Handle } from './client'
import type { Db } from './context'

/** Workers listen here, in the control database; the payload is the world's name, and they look for what is due. */
export const WAKE_CHANNEL = 'shuidan_jobs'
/** One wake is at least so long after another: a NOTIFY holds a lock that every other one waits for. The first goes at once. */
const APART_MS = 25

const waking = new WeakSet<Handle>()
const lastWake = new WeakMap<Handle, number>()

/**
 * Tells workers that there may be work, after the commit: inside a transaction the wish is kept until then.
 * A lost wake costs ten seconds, since workers look into worlds in use by themselves.
 */
export function wakeWorkers(db: Db): void {
  if (!db.handle) {
    if (db.afterCommit) db.afterCommit.wake = true
    return
  }
  const { handle } = db
  if (waking.has(handle)) return
  waking.add(handle)
  const waitMs = (lastWake.get(handle) ?? 0) + APART_MS - elapsedMs()
  setTimeout(() => {
    waking.delete(handle)
    lastWake.set(handle, elapsedMs())
    handle.announce?.().catch(() => {})
  }, Math.max(0, waitMs)).unref()
}
