import { openDatabase, poolDb, type Db, type Handle, type WorldRef } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { findWorld } from './control'
import { databaseUrl } from './databases'
import { readState } from './state'

export type OpenWorld = { ref: WorldRef; handle: Handle; db: Db }

/** Pools kept open in one process; the least recently used is closed (40 Prisma clients took 327 MB). */
const MAX_OPEN = 12
const POOL_SIZE = 10
/** On globalThis: a production build holds this module more than once, and each would count by itself. */
const OPEN = Symbol.for('shuidan.worlds.open')
const shared = globalThis as { [OPEN]?: Map<string, Promise<OpenWorld>> }
const open = (shared[OPEN] ??= new Map<string, Promise<OpenWorld>>())

/** Finds a world by name and opens its database once a process. Errors: WORLD_NOT_FOUND. */
export async function openWorld(name: string): Promise<OpenWorld> {
  const known = open.get(name)
  open.delete(name)
  const world = known ?? connect(name)
  open.set(name, world)
  world.catch(() => open.delete(name))
  if (open.size > MAX_OPEN) await closeWorld(open.keys().next().value ?? name)
  return world
}

async function connect(name: string): Promise<OpenWorld> {
  const record = await findWorld(name)
  if (!record) throw new DomainError('WORLD_NOT_FOUND')
  return openWorldDatabase(record.database)
}

export async function openWorldDatabase(database: string, poolSize = POOL_SIZE): Promise<OpenWorld> {
  const handle = openDatabase(databaseUrl(database), poolSize)
  const db = poolDb(handle)
  const { name, epoch, oneTapSignIn } = await readState(db)
  return { ref: { name, epoch, database, openDoors: oneTapSignIn }, handle, db }
}

export async function closeWorld(name: string): Promise<void> {
  const world = open.get(name)
  open.delete(name)
  await (await world?.catch(() => undefined))?.handle.close()
}

export async function closeAllWorlds(): Promise<void> {
  await Promise.all([...open.keys()].map(closeWorld))
}
