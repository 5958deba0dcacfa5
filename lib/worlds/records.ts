/** What the control database knows of each world. */
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { wallClock } from '@/lib/kernel/clock'
import { control } from './control'
import type { StartMode } from './write-state'

/** As the table has it: no underscore, or two names could mean one database. */
export const WORLD_NAME = /^[a-z0-9][a-z0-9-]{0,39}$/

/** Instants are the machine's. A world without `expiresAt` stays. */
export type WorldRecord = { name: string; database: string; preset: string; parent: string | null; seed: string; startsAt: Date; startsMode: StartMode; openDoors: boolean | null; madeAt: Date; expiresAt: Date | null; nextDueAt: Date | null }

const COLUMNS = 'name, database, preset, parent, seed, starts_at AS "startsAt", starts_mode AS "startsMode", open_doors AS "openDoors", made_at AS "madeAt", expires_at AS "expiresAt", next_due_at AS "nextDueAt"'

export async function findWorld(name: string): Promise<WorldRecord | null> {
  const found = await control().query<WorldRecord>(`SELECT ${COLUMNS} FROM world WHERE name = $1`, [name])
  return found.rows[0] ?? null
}

/** By name; `after` is the last name of the page before. */
export async function listWorlds({ after = '', limit = 1000 } = {}): Promise<WorldRecord[]> {
  return (await control().query<WorldRecord>(`SELECT ${COLUMNS} FROM world WHERE name > $1 ORDER BY name LIMIT $2`, [after, limit])).rows
}

export async function countWorlds(): Promise<number> {
  return (await control().query<{ n: number }>('SELECT count(*)::int AS n FROM world')).rows[0]?.n ?? 0
}

/** In use: its end is put off. */
export async function touchWorld(name: string): Promise<void> {
  await control().query(`UPDATE world SET used_at = $2, expires_at = $2::timestamptz + keep_minutes * interval '1 minute' WHERE name = $1`, [name, wallClock.now()])
}

/** Names of the worlds that somebody used in the last minutes: a word to the workers may have been lost with who had it. */
export async function worldsInUse(): Promise<string[]> {
  const since = new Date(wallClock.nowMs() - 3 * MINUTE_MS)
  return (await control().query<{ name: string }>('SELECT name FROM world WHERE used_at > $1 ORDER BY used_at DESC, name LIMIT 100', [since])).rows.map(({ name }) => name)
}

/** The time in which the server was down does not count as idle. */
export async function forgiveIdleness(ms: number): Promise<void> {
  await control().query(`UPDATE world SET expires_at = expires_at + $1 * interval '1 millisecond' WHERE expires_at IS NOT NULL`, [Math.round(ms)])
}

/** When a worker has to look into a world that nobody uses; null: not before somebody does. */
export async function noteNextDue(name: string, at: Date | null): Promise<void> {
  await control().query('UPDATE world SET next_due_at = $2 WHERE name = $1 AND next_due_at IS DISTINCT FROM $2', [name, at])
}

export async function worldsDue(): Promise<WorldRecord[]> {
  return (await control().query<WorldRecord>(`SELECT ${COLUMNS} FROM world WHERE next_due_at <= $1 ORDER BY next_due_at, name LIMIT 50`, [wallClock.now()])).rows
}

export async function worldsExpired(): Promise<WorldRecord[]> {
  return (await control().query<WorldRecord>(`SELECT ${COLUMNS} FROM world WHERE expires_at <= $1 ORDER BY expires_at, name LIMIT 50`, [wallClock.now()])).rows
}

/** `seed` and where its clock starts are what a reset leads to; `keepMinutes: null`: it stays. */
export type NewWorld = Pick<WorldRecord, 'name' | 'database' | 'preset' | 'parent' | 'seed' | 'startsAt' | 'startsMode' | 'openDoors'> & { keepMinutes: number | null }

/** The database leaves the stock with the same commit. */
export async function registerWorld({ name, database, preset, parent, seed, startsAt, startsMode, openDoors, keepMinutes }: NewWorld): Promise<void> {
  const now = wallClock.now()
  await control().query(
    `WITH taken AS (DELETE FROM stock WHERE database = $2)
     INSERT INTO world (name, database, preset, parent, seed, starts_at, starts_mode, open_doors, made_at, keep_minutes, expires_at, next_due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $9)`,
    [name, database, preset, parent, seed, startsAt, startsMode, openDoors, now, keepMinutes, keepMinutes === null ? null : new Date(now.getTime() + keepMinutes * MINUTE_MS)],
  )
}

/** Puts another database in the place of a world's; the old one goes. */
export async function replaceDatabase(name: string, database: string): Promise<void> {
  await control().query(
    `WITH old AS (SELECT database FROM world WHERE name = $1), gone AS (INSERT INTO stock (database, state) SELECT database, 'TRASH' FROM old),
     taken AS (DELETE FROM stock WHERE database = $2)
     UPDATE world SET database = $2, next_due_at = $3 WHERE name = $1`,
    [name, database, wallClock.now()],
  )
}

/** The world and its snapshots are no more; their databases are dropped later. `ifIdle`: unless somebody has used it meanwhile. */
export async function forgetWorld(name: string, { ifIdle = false } = {}): Promise<void> {
  await control().query(
    `WITH w AS (DELETE FROM world WHERE name = $1 AND (NOT $2 OR expires_at <= $3) RETURNING database),
     s AS (DELETE FROM snapshot WHERE world = $1 AND EXISTS (SELECT 1 FROM w) RETURNING database)
     INSERT INTO stock (database, state) SELECT database, 'TRASH' FROM w UNION ALL SELECT database, 'TRASH' FROM s`,
    [name, ifIdle, wallClock.now()],
  )
}
