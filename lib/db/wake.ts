import type pg from 'pg'
import type { Db } from './context'

/** Workers listen here; there is no payload, they look for what is due. */
export const WAKE_CHANNEL = 'shuidan_jobs'
/** Calls within so many milliseconds are one: a NOTIFY holds a lock that every other one waits for. */
const TOGETHER_MS = 10

const waking = new WeakSet<pg.Pool>()

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
  setTimeout(() => {
    waking.delete(pool)
    if (!pool.ending) pool.query(`NOTIFY ${WAKE_CHANNEL}`).catch(() => {})
  }, TOGETHER_MS).unref()
}
