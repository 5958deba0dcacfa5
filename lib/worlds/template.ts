/** What worlds are copied from: seeded databases, one a preset (DESIGN.md "One idea"). */
import { migrate } from '@/lib/db'
import { env } from '@/lib/env'
import { sha256Hex } from '@/lib/kernel/canonical'
import { DomainError } from '@/lib/kernel/errors'
import { control, ensureControl } from './control'
import { createDatabase, databaseExists, databaseUrl, dropDatabase, renameDatabase, withServer } from './databases'
import { openWorldDatabase, type OpenWorld } from './open'
import { insertState } from './write-state'

export type Preset = {
  name: string
  /** Changes whenever what it seeds does: part of the template's name. */
  version: string
  startsAt: Date
  oneTapSignIn: boolean
  seed(world: OpenWorld): Promise<void>
}

export type Template = { preset: string; database: string; startsAt: Date; oneTapSignIn: boolean }

/** Makes the preset's template unless it is there; half-made ones are made anew under the same lock. */
export async function ensureTemplate(preset: Preset): Promise<Template> {
  await ensureControl()
  const database = `${env.databasePrefix}_tpl_${preset.name.replaceAll('-', '_')}_${sha256Hex(preset.version).slice(0, 10)}`
  await withServer(async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [database])
    if (await databaseExists(client, database)) return
    const draft = `${database}_new`
    await dropDatabase(client, draft)
    await createDatabase(client, draft)
    await migrate(databaseUrl(draft))
    await seedDatabase(draft, preset)
    await renameDatabase(client, draft, database)
  })
  const { name, startsAt, oneTapSignIn } = preset
  await register({ preset: name, database, startsAt, oneTapSignIn })
  return { preset: name, database, startsAt, oneTapSignIn }
}

/** The template of another version goes, and with it the spare copies made of it. */
async function register({ preset, database, startsAt, oneTapSignIn }: Template): Promise<void> {
  await control().query(
    `WITH old AS (INSERT INTO stock (database, state) SELECT t.database, 'TRASH' FROM template t WHERE t.preset = $1 AND t.database <> $2 ON CONFLICT DO NOTHING)
     INSERT INTO template (preset, database, starts_at, one_tap_sign_in) VALUES ($1, $2, $3, $4)
     ON CONFLICT (preset) DO UPDATE SET database = $2, starts_at = $3, one_tap_sign_in = $4`,
    [preset, database, startsAt, oneTapSignIn],
  )
}

async function seedDatabase(database: string, preset: Preset): Promise<void> {
  await insertState(database, { name: preset.name, seed: `seed:${preset.name}`, startsAt: preset.startsAt, oneTapSignIn: preset.oneTapSignIn })
  const world = await openWorldDatabase(database, 4)
  try {
    await preset.seed(world)
  } finally {
    await world.handle.close()
  }
}

const COLUMNS = 'preset, database, starts_at AS "startsAt", one_tap_sign_in AS "oneTapSignIn"'

export async function listTemplates(): Promise<Template[]> {
  return (await control().query<Template>(`SELECT ${COLUMNS} FROM template ORDER BY preset`)).rows
}

/** Errors: PRESET_NOT_FOUND. */
export async function templateOf(preset: string): Promise<Template> {
  const { rows } = await control().query<Template>(`SELECT ${COLUMNS} FROM template WHERE preset = $1`, [preset])
  if (!rows[0]) throw new DomainError('PRESET_NOT_FOUND')
  return rows[0]
}
