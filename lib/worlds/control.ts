/** The control database: which worlds exist, and where. */
import pg from 'pg'
import { env } from '@/lib/env'
import { createDatabase, databaseExists, databaseUrl, withServer } from './databases'

/** As the table below has it: no underscore, or two names could mean one database. */
export const WORLD_NAME = /^[a-z0-9][a-z0-9-]{0,39}$/

export type WorldRecord = { name: string; database: string; preset: string }

const TABLE = `CREATE TABLE IF NOT EXISTS world (
  name text PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'), database text NOT NULL UNIQUE, preset text NOT NULL)`

const controlDatabase = () => `${env.databasePrefix}_control`
let pool: { url: string; pool: pg.Pool } | undefined

/** Creates the control database; safe when several processes try at once. */
export async function ensureControl(): Promise<void> {
  await withServer(async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [controlDatabase()])
    if (!(await databaseExists(client, controlDatabase()))) await createDatabase(client, controlDatabase())
  })
  await control().query(TABLE)
}

function control(): pg.Pool {
  const url = databaseUrl(controlDatabase())
  if (pool?.url !== url) {
    pool = { url, pool: new pg.Pool({ connectionString: url, max: 2, application_name: 'shuidan-control' }) }
    pool.pool.on('error', () => {})
  }
  return pool.pool
}

export async function findWorld(name: string): Promise<WorldRecord | null> {
  const found = await control().query<WorldRecord>('SELECT name, database, preset FROM world WHERE name = $1', [name])
  return found.rows[0] ?? null
}

export async function listWorlds(): Promise<WorldRecord[]> {
  return (await control().query<WorldRecord>('SELECT name, database, preset FROM world ORDER BY name')).rows
}

export async function registerWorld(world: WorldRecord): Promise<void> {
  await control().query('INSERT INTO world (name, database, preset) VALUES ($1, $2, $3)', [world.name, world.database, world.preset])
}

export async function forgetWorld(name: string): Promise<void> {
  await control().query('DELETE FROM world WHERE name = $1', [name])
}

export async function closeControl(): Promise<void> {
  await pool?.pool.end()
  pool = undefined
}
