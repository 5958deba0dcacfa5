/** Databases that no world has yet, or no longer: in the making, spare copies of templates, trash. */
import type pg from 'pg'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/kernel/errors'
import { control } from './control'
import { createDatabase, dropDatabase, withServer } from './databases'

/** While a database is made, its maker holds a lock of its name: what is in the making without one was left by a crash. */
const MAKING = 7_202_601

async function tryLock(client: pg.Client, database: string): Promise<boolean> {
  const { rows } = await client.query<{ ours: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS ours', [MAKING, database])
  return rows[0]?.ours === true
}

async function startMaking(client: pg.Client, template: string | null): Promise<string> {
  const { rows } = await control().query<{ n: string }>(`SELECT nextval('database_number')::text AS n`)
  const database = `${env.databasePrefix}_w_${rows[0]?.n}`
  await tryLock(client, database)
  await control().query(`INSERT INTO stock (database, template, state) VALUES ($1, $2, 'MAKING')`, [database, template])
  return database
}

/** A copy of `source`, which must have no connection. `use` gives it to a world or a snapshot; if it fails, the copy is trash. */
export async function withCopy<T>(source: string, use: (database: string) => Promise<T>): Promise<T> {
  return withServer(async (client) => {
    const database = await startMaking(client, null)
    await createDatabase(client, database, source).catch((error: { code?: string }) => {
      // Somebody is still connected whose share was lost with its connection.
      throw error.code === '55006' ? new DomainError('WORLD_BUSY') : error
    })
    return use(database)
  })
}

/** As `withCopy` of a template, from the stock when it has one. */
export async function withFresh<T>(template: string, use: (database: string) => Promise<T>): Promise<T> {
  return withServer(async (client) => {
    const spare = await takeSpare(client, template)
    if (spare) return use(spare)
    const database = await startMaking(client, template)
    await createDatabase(client, database, template)
    return use(database)
  })
}

async function takeSpare(client: pg.Client, template: string): Promise<string | undefined> {
  const { rows } = await control().query<{ database: string }>(`SELECT database FROM stock WHERE state = 'SPARE' AND template = $1 ORDER BY database LIMIT 20`, [template])
  for (const { database } of rows) {
    if (!(await tryLock(client, database))) continue
    const { rowCount } = await control().query(`UPDATE stock SET state = 'MAKING' WHERE database = $1 AND state = 'SPARE'`, [database])
    if (rowCount) return database
  }
  return undefined
}

/** Makes the stock of a template whole; answers how many it made. */
export async function fillStock(template: string, wanted: number): Promise<number> {
  const { rows } = await control().query<{ n: number }>(`SELECT count(*)::int AS n FROM stock WHERE state = 'SPARE' AND template = $1`, [template])
  const missing = Math.max(0, wanted - (rows[0]?.n ?? 0))
  for (let n = 0; n < missing; n += 1) {
    await withServer(async (client) => {
      const database = await startMaking(client, template)
      await createDatabase(client, database, template)
      await control().query(`UPDATE stock SET state = 'SPARE' WHERE database = $1`, [database])
    })
  }
  return missing
}

/** Drops trash, copies of templates that are no more, and what a crash left half-made; answers how many. */
export async function dropDiscarded(): Promise<number> {
  const { rows } = await control().query<{ database: string }>(
    `SELECT database FROM stock WHERE state IN ('TRASH', 'MAKING') OR template NOT IN (SELECT database FROM template) ORDER BY database LIMIT 20`,
  )
  let dropped = 0
  for (const { database } of rows) if (await dropUnlessInTheMaking(database)) dropped += 1
  return dropped
}

async function dropUnlessInTheMaking(database: string): Promise<boolean> {
  return withServer(async (client) => {
    if (!(await tryLock(client, database))) return false
    // Meanwhile it may have become a world's.
    const { rowCount } = await control().query(`UPDATE stock SET state = 'TRASH' WHERE database = $1`, [database])
    if (!rowCount) return false
    await dropDatabase(client, database)
    await control().query('DELETE FROM stock WHERE database = $1', [database])
    return true
  })
}
