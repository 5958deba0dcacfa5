import { bulkhead, type BulkheadPolicy } from 'cockatiel'
import type { Db } from '@/lib/db'
import { BULKHEAD } from './settings'

/** By open database, then by company: forks and worlds never wait for one another. */
const known = new WeakMap<object, Map<string, BulkheadPolicy>>()

/** What keeps those who wait for one company from taking the places of all others (rule S5). */
export function bulkheadOf({ handle, prisma }: Db, companyCode: string): BulkheadPolicy {
  const world = handle ?? prisma
  const ofWorld = known.get(world) ?? new Map<string, BulkheadPolicy>()
  known.set(world, ofWorld)
  const found = ofWorld.get(companyCode) ?? bulkhead(BULKHEAD.atOnce, BULKHEAD.waiting)
  ofWorld.set(companyCode, found)
  return found
}
