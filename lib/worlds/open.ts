/** The worlds that this process has open. Whoever works in one is inside it, and it stays as it is until he has left. */
import { openDatabase, poolDb, type Db, type Handle, type WorldRef } from '@/lib/db'
import { SECOND_MS } from '@/lib/kernel/calendar'
import { elapsedMs } from '@/lib/kernel/clock'
import { DomainError } from '@/lib/kernel/errors'
import { announce } from './announce'
import { databaseUrl } from './databases'
import { closeLeases, giveBack, listenToLeases, takeShare, tryShare, type Share } from './lease'
import { findWorld, touchWorld } from './records'
import { readState } from './state'

export type OpenWorld = { ref: WorldRef; handle: Handle; db: Db }

/** Worlds kept open in one process while nobody is inside; the one left longest ago is closed (40 Prisma clients took 327 MB). */
const MAX_OPEN = 12
const POOL_SIZE = 10
/** A world in use says so this often, and does not expire. */
const TOUCH_MS = 15 * SECOND_MS

type Room = { name: string; world: Promise<OpenWorld>; found?: true; share?: Share; inside: number; touchedMs: number; emptied?: (left: boolean) => void; closed?: Promise<void> }

/** On globalThis: a production build holds this module more than once, and each would count by itself. */
const ROOMS = Symbol.for('shuidan.worlds.rooms')
const shared = globalThis as { [ROOMS]?: Map<string, Room> }
const rooms = (shared[ROOMS] ??= new Map<string, Room>())

listenToLeases({
  wanted: (name) => {
    const room = rooms.get(name)
    if (room) void close(room)
  },
  givenUp: (name) => rooms.get(name)?.emptied?.(false),
  lost: (share) => {
    for (const room of rooms.values()) if (room.share === share) void close(room)
  },
})

export type Visit = { world: OpenWorld; leave(): Promise<void> }

/** `quiet`: it is not a use of the world, which may expire for all that. */
export type EnterOptions = { behind?: boolean; quiet?: boolean }

/**
 * Goes into a world, and waits first while somebody has it for himself. `behind`: somebody who is inside sent us, such as a
 * request that asks the outside world: his share is ours, and waiting would be for ever.
 * Errors: WORLD_NOT_FOUND.
 */
export async function enterWorld(name: string, { behind = false, quiet = behind }: EnterOptions = {}): Promise<Visit> {
  for (;;) {
    const known = rooms.get(name)
    if (!known && behind) {
      const share = await tryShare(name)
      if (!share) return borrow(name)
      if (rooms.has(name)) await giveBack(name, share)
      else makeRoom(name, Promise.resolve(share)).share = share
      continue
    }
    const room = known ?? makeRoom(name, takeShare(name))
    // Its share may be waited for by others than us.
    if (behind && !room.share) return borrow(name)
    if (!room.closed || (behind && room.inside > 0)) return step(room, quiet)
    if (behind) return borrow(name)
    await room.closed
  }
}

export async function withWorld<T>(name: string, work: (world: OpenWorld) => Promise<T>, options?: EnterOptions): Promise<T> {
  const { world, leave } = await enterWorld(name, options)
  try {
    return await work(world)
  } finally {
    await leave()
  }
}

/** Whether this process has it open, and so knows without asking that it is there. */
export function isOpen(name: string): boolean {
  const room = rooms.get(name)
  return room?.found === true && !room.closed
}

function makeRoom(name: string, taking: Promise<Share>): Room {
  const world = taking.then(async (share) => {
    room.share = share
    const opened = await connect(name)
    room.found = true
    return opened
  })
  const room: Room = { name, world, inside: 0, touchedMs: Number.NEGATIVE_INFINITY }
  rooms.set(name, room)
  // Nobody can work in it: the next one tries anew.
  world.catch(() => close(room))
  return room
}

async function step(room: Room, quiet: boolean): Promise<Visit> {
  room.inside += 1
  markUsed(room, quiet)
  let here = true
  const leave = async () => {
    if (!here) return
    here = false
    room.inside -= 1
    if (room.inside === 0) room.emptied?.(true)
    else markUsed(room, quiet)
    closeOldest()
  }
  try {
    return { world: await room.world, leave }
  } catch (error) {
    await leave()
    throw error
  }
}

/** The least recently used comes first. */
function markUsed(room: Room, quiet: boolean): void {
  if (rooms.get(room.name) === room) {
    rooms.delete(room.name)
    rooms.set(room.name, room)
  }
  if (quiet || elapsedMs() - room.touchedMs < TOUCH_MS) return
  room.touchedMs = elapsedMs()
  touchWorld(room.name).catch(() => {})
}

/** Opened for one visit and closed before it ends: whoever sent us holds the share. */
async function borrow(name: string): Promise<Visit> {
  const world = await connect(name)
  return { world, leave: () => world.handle.close() }
}

function closeOldest(): void {
  if (rooms.size <= MAX_OPEN) return
  for (const room of rooms.values()) {
    if (room.inside > 0 || room.closed) continue
    void close(room)
    return
  }
}

function close(room: Room): Promise<void> {
  room.closed ??= empty(room)
  return room.closed
}

async function empty(room: Room): Promise<void> {
  const world = await room.world.catch(() => undefined)
  if (room.inside > 0 && !(await new Promise<boolean>((resolve) => (room.emptied = resolve)))) {
    room.emptied = undefined
    room.closed = undefined
    return
  }
  await world?.handle.close().catch(() => {})
  // In this order: a share taken anew beside the old one would pass whoever waits for the world.
  if (room.share) await giveBack(room.name, room.share)
  if (rooms.get(room.name) === room) rooms.delete(room.name)
}

async function connect(name: string): Promise<OpenWorld> {
  const record = await findWorld(name)
  if (!record) throw new DomainError('WORLD_NOT_FOUND')
  return openWorldDatabase(record.database)
}

export async function openWorldDatabase(database: string, poolSize = POOL_SIZE): Promise<OpenWorld> {
  const handle = openDatabase(databaseUrl(database), poolSize)
  try {
    const db = poolDb(handle)
    const { name, epoch, oneTapSignIn } = await readState(db)
    handle.announce = () => announce(name)
    return { ref: { name, epoch, database, openDoors: oneTapSignIn }, handle, db }
  } catch (error) {
    await handle.close()
    throw error
  }
}

export async function closeAllWorlds(): Promise<void> {
  await Promise.all([...rooms.values()].map(close))
  await closeLeases()
}
