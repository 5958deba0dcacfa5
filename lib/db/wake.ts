import type pg from 'pg'
import { elapsedMs } from '@/lib/kernel/clock'
import type { Db } from './context'

/** Workers listen here; there is no payload, they look for what is due. */
export const WAKE_CHANNEL = 'shuidan_jobs'
/** One wake is at least so long after another: a NOTIFY holds a lock that every other one waits for. The first goes at once. */
const APART_MS = 25

const waking = new WeakSet<pg.Pool>()
const lastWake = new WeakMap<pg.Pool, number>()

/**
 * Tells workers that there may be work, after the commit: inside a transaction the wish is kept until then.
 * A lost wake costs a second, since workers look by themselves.
 */
export function wakeWorkers(db: Db): void {
  if (!db.handle) {
    if (db.afterCommit) db.afterCommit.wake = true
    return
  }
  const { pool } = db.handle
  if (waking.has(pool)) return
  waking.add(pool)
  const waitMs = (lastWake.get(pool) ?? 0) + APART_MS - elapsedMs()
  setTimeout(() => {
    waking.delete(pool)
    lastWake.set(pool, elapsedMs())
    if (!pool.ending) pool.query(`NOTIFY ${WAKE_CHANNEL}`).catch(() => {})
  }, Math.max(0, waitMs)).unref()
}
