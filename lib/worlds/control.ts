/** The control database: which worlds exist, where, and who is inside. */
import pg from 'pg'
import { env } from '@/lib/env'
import { createDatabase, databaseExists, databaseUrl, withServer } from './databases'

const TABLES = `
CREATE TABLE IF NOT EXISTS world (
  name text PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'), database text NOT NULL UNIQUE, preset text NOT NULL);
ALTER TABLE world ADD COLUMN IF NOT EXISTS parent text, ADD COLUMN IF NOT EXISTS seed text, ADD COLUMN IF NOT EXISTS starts_at timestamptz, ADD COLUMN IF NOT EXISTS starts_mode text, ADD COLUMN IF NOT EXISTS made_at timestamptz, ADD COLUMN IF NOT EXISTS expires_at timestamptz,
  ADD COLUMN IF NOT EXISTS keep_minutes int, ADD COLUMN IF NOT EXISTS next_due_at timestamptz, ADD COLUMN IF NOT EXISTS used_at timestamptz, ADD COLUMN IF NOT EXISTS open_doors boolean;
-- Worlds of before 2026-11-24 did not say how they began.
UPDATE world SET seed = 'seed:' || preset, starts_mode = CASE name WHEN 'demo' THEN 'REAL' ELSE 'MANUAL' END, starts_at = '2026-03-16T02:00:00Z',
  made_at = '2026-11-24T00:00:00Z' WHERE made_at IS NULL;
CREATE TABLE IF NOT EXISTS snapshot (
  id text PRIMARY KEY, world text NOT NULL, label text NOT NULL, database text NOT NULL UNIQUE, made_at timestamptz NOT NULL);
CREATE INDEX IF NOT EXISTS snapshot_of_world ON snapshot (world, made_at, id);
-- preset: what worlds are copied from. state: MAKING, SPARE (a copy of a template that waits for a world), TRASH.
CREATE TABLE IF NOT EXISTS template (preset text PRIMARY KEY, database text NOT NULL, starts_at timestamptz NOT NULL, one_tap_sign_in boolean NOT NULL);
CREATE TABLE IF NOT EXISTS stock (database text PRIMARY KEY, template text, state text NOT NULL);
CREATE SEQUENCE IF NOT EXISTS epoch START 2;
CREATE SEQUENCE IF NOT EXISTS database_number;
CREATE TABLE IF NOT EXISTS server_life (id int PRIMARY KEY CHECK (id = 1), heartbeat_at timestamptz NOT NULL);`

export const controlDatabase = () => `${env.databasePrefix}_control`
let pool: { url: string; pool: pg.Pool; ready?: Promise<void> } | undefined

function current() {
  const url = databaseUrl(controlDatabase())
  if (pool?.url !== url) {
    pool = { url, pool: new pg.Pool({ connectionString: url, max: 3, application_name: 'shuidan-control' }) }
    pool.pool.on('error', () => {})
  }
  return pool
}

/** Creates the control database; safe when several processes try at once. */
export function ensureControl(): Promise<void> {
  const desk = current()
  desk.ready ??= build().catch((error: unknown) => {
    desk.ready = undefined
    throw error
  })
  return desk.ready
}

async function build(): Promise<void> {
  await withServer(async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [controlDatabase()])
    if (!(await databaseExists(client, controlDatabase()))) await createDatabase(client, controlDatabase())
    await control().query(TABLES)
  })
}

export const control = (): pg.Pool => current().pool

export async function closeControl(): Promise<void> {
  const desk = pool
  pool = undefined
  await desk?.pool.end()
}
