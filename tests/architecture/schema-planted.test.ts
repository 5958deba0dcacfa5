/** Beside schema.test.ts: the engine's bindings serve one comparison a process. */
import { expect, it } from 'vitest'
import { diffDatabaseToSchema } from '@/lib/cli/schema-engine'
import { migrate } from '@/lib/db'
import { env } from '@/lib/env'
import { databaseUrl, withScratchDatabase, withServer } from '@/lib/worlds'

it('a planted difference between database and schema is found', async () => {
  await withScratchDatabase(`${env.databasePrefix}_schema_planted`, async (database) => {
    const url = databaseUrl(database)
    await migrate(url)
    await withServer((client) => client.query('ALTER TABLE payment ADD COLUMN planted text, DROP COLUMN steps'), url)
    const sql = await diffDatabaseToSchema(url)
    expect(sql).toContain('DROP COLUMN "planted"')
    expect(sql).toContain('ADD COLUMN     "steps"')
  })
})
