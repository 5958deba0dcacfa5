import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { invariant } from '@/lib/kernel/invariant'
import { PrismaClient } from './generated/client'

/** `prisma`: made when it is first asked for; not to be had once closed. `announce`: how workers are told that there may be work in this database. */
export type Handle = { pool: pg.Pool; readonly prisma: PrismaClient; close(): Promise<void>; announce?(): Promise<void> }

/** int8 as bigint; JSON and timestamps as pg reads them. */
const INT8 = 20
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === INT8 ? (text: string) => BigInt(text) : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/** One pool a database, shared by Prisma and by prepared statements, so that limits count once. */
export function openDatabase(connectionString: string, max: number): Handle {
  const pool = new pg.Pool({ connectionString, max, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, application_name: 'shuidan' })
  // An idle connection that PostgreSQL closes is replaced by the pool; without a listener it would end the process. Prisma keeps
  // the last hundred errors, and the client on each would keep its whole world in memory.
  pool.on('error', (error) => void Reflect.deleteProperty(error, 'client'))
  let client: PrismaClient | undefined
  let isClosed = false
  return {
    pool,
    get prisma() {
      invariant(!isClosed, 'a database is used after it was closed')
      client ??= new PrismaClient({ adapter: new PrismaPg(pool) })
      return client
    },
    async close() {
      const last = client
      // 3 MB, and whoever remembers a request remembers its database: React does, for each that was the first to load a module.
      client = undefined
      isClosed = true
      await last?.$disconnect()
      await pool.end()
    },
  }
}

const names = new Map<string, string>()

function statementName(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
  names.set(text, name)
  return name
}

/** Runs a prepared statement: parsed once a connection, in one round trip after that. */
export async function queryPool<T>(pool: pg.Pool | pg.PoolClient, text: string, values: unknown[]): Promise<T[]> {
  const result = await pool.query({ name: statementName(text), text, values, types })
  return result.rows as T[]
}
