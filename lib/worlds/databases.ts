/** Databases of the server, by name. Names are our own and checked, since SQL cannot take them as parameters. */
import pg from 'pg'
import { env } from '@/lib/env'
import { invariant } from '@/lib/kernel/invariant'

export function databaseUrl(database: string): string {
  const url = new URL(env.databaseUrl)
  url.pathname = `/${database}`
  return url.toString()
}

function quoted(database: string): string {
  invariant(/^[a-z0-9_]{1,63}$/.test(database), `bad database name ${database}`)
  return `"${database}"`
}

export async function withServer<T>(work: (client: pg.Client) => Promise<T>, connectionString = env.databaseUrl): Promise<T> {
  const client = new pg.Client({ connectionString })
  // A server that dies between two queries is told of here, and would end the process; the next query fails anyway.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function databaseExists(client: pg.Client, database: string): Promise<boolean> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
  return found.rowCount === 1
}

/** Copies `template` (which must have no connection). */
export async function createDatabase(client: pg.Client, database: string, template = 'template0'): Promise<void> {
  await client.query(`CREATE DATABASE ${quoted(database)} TEMPLATE ${quoted(template)}`)
}

export async function renameDatabase(client: pg.Client, from: string, to: string): Promise<void> {
  await client.query(`ALTER DATABASE ${quoted(from)} RENAME TO ${quoted(to)}`)
}

export async function dropDatabase(client: pg.Client, database: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${quoted(database)} WITH (FORCE)`)
}

/** A database that is gone afterwards, whatever happens. */
export async function withScratchDatabase<T>(database: string, work: (database: string) => Promise<T>): Promise<T> {
  return withServer(async (client) => {
    await dropDatabase(client, database)
    await createDatabase(client, database)
    try {
      return await work(database)
    } finally {
      await dropDatabase(client, database)
    }
  })
}
