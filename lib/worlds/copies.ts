/** Copies of a world and of what it was: fork, snapshot, restore, reset. Each has the world for itself while it copies. */
import { migrate } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { wallClock } from '@/lib/kernel/clock'
import { systemSecrets } from '@/lib/kernel/secrets'
import { control } from './control'
import { KEEP_MINUTES, refuseName, register } from './create'
import { databaseUrl } from './databases'
import { alone } from './lease'
import { findWorld, replaceDatabase, type WorldRecord } from './records'
import { withCopy, withFresh } from './stock'
import { templateOf } from './template'
import { writeState } from './write-state'

/** Snapshots of one world. */
export const MAX_SNAPSHOTS = 20

export type Snapshot = { id: string; world: string; label: string; madeAt: Date }
const SNAPSHOT = 'id, world, label, made_at AS "madeAt"'

async function existing(name: string): Promise<WorldRecord> {
  const world = await findWorld(name)
  if (!world) throw new DomainError('WORLD_NOT_FOUND')
  return world
}

/**
 * A new world that is as the other one is now: users, money, jobs and clock. Its sessions are others', and endpoints outside
 * the simulation are switched off and not spoken to (decision 0025). Errors: WORLD_NOT_FOUND, INVALID_INPUT, WORLD_EXISTS, WORLD_LIMIT, WORLD_BUSY.
 */
export async function forkWorld(from: string, name: string, keepMinutes: number | null = KEEP_MINUTES): Promise<void> {
  await existing(from)
  await refuseName(name)
  await alone(from, async () => {
    const { database: source, ...origin } = await existing(from)
    await withCopy(source, async (database) => {
      await writeState(database, { name, cutOff: true })
      await register({ ...origin, name, database, parent: from, keepMinutes })
    })
  })
}

/** Errors: WORLD_NOT_FOUND, SNAPSHOT_LIMIT, WORLD_BUSY. */
export async function takeSnapshot(name: string, label: string): Promise<Snapshot> {
  await existing(name)
  return alone(name, async () => {
    const { database: source } = await existing(name)
    if ((await listSnapshots(name)).length >= MAX_SNAPSHOTS) throw new DomainError('SNAPSHOT_LIMIT', { max: MAX_SNAPSHOTS })
    return withCopy(source, async (database) => {
      const { rows } = await control().query<Snapshot>(
        `WITH taken AS (DELETE FROM stock WHERE database = $4) INSERT INTO snapshot (id, world, label, database, made_at) VALUES ($1, $2, $3, $4, $5) RETURNING ${SNAPSHOT}`,
        [`snap_${systemSecrets.token(9)}`, name, label, database, wallClock.now()],
      )
      return rows[0] as Snapshot
    })
  })
}

/** Oldest first. */
export async function listSnapshots(name: string): Promise<Snapshot[]> {
  return (await control().query<Snapshot>(`SELECT ${SNAPSHOT} FROM snapshot WHERE world = $1 ORDER BY made_at, id`, [name])).rows
}

/** Errors: SNAPSHOT_NOT_FOUND. */
export async function deleteSnapshot(name: string, id: string): Promise<void> {
  const { rowCount } = await control().query(
    `WITH s AS (DELETE FROM snapshot WHERE world = $1 AND id = $2 RETURNING database) INSERT INTO stock (database, state) SELECT database, 'TRASH' FROM s`,
    [name, id],
  )
  if (!rowCount) throw new DomainError('SNAPSHOT_NOT_FOUND')
}

/** Back to a snapshot; who was signed in is not any more. Errors: WORLD_NOT_FOUND, SNAPSHOT_NOT_FOUND, WORLD_BUSY. */
export async function restoreSnapshot(name: string, id: string): Promise<void> {
  await existing(name)
  await alone(name, async () => {
    const { rows } = await control().query<{ database: string; made_at: Date }>('SELECT database, made_at FROM snapshot WHERE world = $1 AND id = $2', [name, id])
    const [snapshot] = rows
    if (!snapshot) throw new DomainError('SNAPSHOT_NOT_FOUND')
    await withCopy(snapshot.database, async (database) => {
      // It may be older than the program.
      await migrate(databaseUrl(database))
      await writeState(database, { name, stoppedAt: snapshot.made_at })
      await replaceDatabase(name, database)
    })
  })
}

/** Back to the beginning of its preset. Errors: WORLD_NOT_FOUND, PRESET_NOT_FOUND, WORLD_BUSY. */
export async function resetWorld(name: string): Promise<void> {
  const { preset, seed, startsAt, startsMode, openDoors } = await existing(name)
  const template = await templateOf(preset)
  await withFresh(template.database, async (database) => {
    await writeState(database, { name, seed, starts: { at: startsAt, mode: startsMode }, openDoors: openDoors ?? undefined })
    await alone(name, async () => {
      await existing(name)
      await replaceDatabase(name, database)
    })
  })
}
