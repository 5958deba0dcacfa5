import { bulkhead, type BulkheadPolicy } from 'cockatiel'
import type { Db } from '@/lib/db'
import { BULKHEAD, STUCK } from './settings'

/** `jobs`: since when each message waits, in machine time, that a job has sent. */
export type Bulkhead = { policy: BulkheadPolicy; jobs: Set<{ sinceMs: number }> }

/** By open database, then by company: forks and worlds never wait for one another. */
const known = new WeakMap<object, Map<string, Bulkhead>>()

/** What keeps those who wait for one company from taking the places of all others (rule S5). */
export function bulkheadOf({ handle, prisma }: Db, companyCode: string): Bulkhead {
  const world = handle ?? prisma
  const ofWorld = known.get(world) ?? new Map<string, Bulkhead>()
  known.set(world, ofWorld)
  const found = ofWorld.get(companyCode) ?? { policy: bulkhead(BULKHEAD.atOnce, BULKHEAD.waiting), jobs: new Set() }
  ofWorld.set(companyCode, found)
  return found
}

/** So many jobs have waited so long for the company that it gets no more of them for now. */
export function isStuck({ jobs }: Bulkhead, nowMs: number): boolean {
  return [...jobs].filter(({ sinceMs }) => nowMs - sinceMs >= STUCK.afterMs).length >= STUCK.most
}

/** Counts a job among those that wait while it does. */
export async function whileWaiting<T>({ jobs }: Bulkhead, sinceMs: number, work: () => Promise<T>): Promise<T> {
  const mine = { sinceMs }
  jobs.add(mine)
  try {
    return await work()
  } finally {
    jobs.delete(mine)
  }
}
