/** Applies prisma/migrations with Prisma's own book-keeping, so that the ordinary CLI agrees (DESIGN.md "Toolchain facts"). */
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

const FOLDER = path.join(process.cwd(), 'prisma/migrations')
const BOOKS = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`
/** Any constant: two processes that migrate one database wait for each other. */
const LOCK = 72_707_369

export type Migration = { name: string; sql: string; checksum: string }

export function readMigrations(): Migration[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(FOLDER, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Names of the migrations it applied. Throws when one that was applied has changed since. */
export async function migrate(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query(BOOKS)
    const done = await client.query('SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL')
    const checksums = new Map(done.rows.map((row) => [row.migration_name, row.checksum]))
    const applied: string[] = []
    for (const migration of readMigrations()) {
      const before = checksums.get(migration.name)
      if (before === migration.checksum) continue
      if (before) throw new Error(`migration ${migration.name} was changed after it had been applied`)
      await applyOne(client, migration)
      applied.push(migration.name)
    }
    return applied
  } finally {
    await client.end()
  }
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  await client.query(sql)
  await client.query(
    'INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, clock_timestamp(), 1)',
    [randomUUID(), checksum, name],
  )
  await client.query('COMMIT')
}
