/** `npm run migrate:new -- <name>`: writes the migration that brings the database of all migrations to prisma/schema. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { migrate } from '@/lib/db'
import { env } from '@/lib/env'
import { formatCompact } from '@/lib/kernel/calendar'
import { wallClock } from '@/lib/kernel/clock'
import { databaseUrl, withScratchDatabase } from '@/lib/worlds'
import { diffDatabaseToSchema } from './schema-engine'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) throw new Error('usage: npm run migrate:new -- <name_in_snake_case>')

const sql = await withScratchDatabase(`${env.databasePrefix}_migrate_new`, async (database) => {
  await migrate(databaseUrl(database))
  return diffDatabaseToSchema(databaseUrl(database))
})
if (!sql) {
  process.stdout.write('schema and migrations agree: nothing to write\n')
} else {
  const folder = `prisma/migrations/${formatCompact(wallClock.now())}_${name}`
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/migration.sql`, `${sql}\n`)
  process.stdout.write(`${folder}/migration.sql\n`)
}
process.exit(0)
