/** Worlds are copies of seeded template databases (DESIGN.md "One idea"). */
import { migrate, openDatabase, poolDb, type Db } from '@/lib/db'
import { env } from '@/lib/env'
import { sha256Hex } from '@/lib/kernel/canonical'
import { wallClock } from '@/lib/kernel/clock'
import { DomainError } from '@/lib/kernel/errors'
import { ensureControl, findWorld, forgetWorld, registerWorld, WORLD_NAME } from './control'
import { createDatabase, databaseExists, databaseUrl, dropDatabase, renameDatabase, withServer } from './databases'
import { closeWorld, openWorldDatabase, type OpenWorld } from './open'

export type Preset = {
  name: string
  /** Changes whenever what it seeds does: part of the template's name. */
  version: string
  startsAt: Date
  oneTapSignIn: boolean
  seed(world: OpenWorld): Promise<void>
}

/** Makes the preset's template unless it is there; half-made ones are made anew under the same lock. */
export async function ensureTemplate(preset: Preset): Promise<string> {
  const template = `${env.databasePrefix}_tpl_${preset.name}_${sha256Hex(preset.version).slice(0, 10)}`
  await withServer(async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template])
    if (await databaseExists(client, template)) return
    const draft = `${template}_new`
    await dropDatabase(client, draft)
    await createDatabase(client, draft)
    await migrate(databaseUrl(draft))
    await seedDatabase(draft, preset)
    await renameDatabase(client, draft, template)
  })
  return template
}

async function seedDatabase(database: string, preset: Preset): Promise<void> {
  const handle = openDatabase(databaseUrl(database), 4)
  await writeState(poolDb(handle), { name: preset.name, seed: `seed:${preset.name}`, preset, insert: true })
  await handle.close()
  const world = await openWorldDatabase(database, 4)
  await preset.seed(world)
  await world.handle.close()
}

async function writeState(db: Db, state: { name: string; seed: string; preset: Preset; insert: boolean }): Promise<void> {
  const wall = wallClock.now()
  await db.query(
    state.insert
      ? `INSERT INTO world_state (id, name, epoch, seed, clock_mode, clock_base, clock_base_wall, clock_rate, heartbeat_wall, one_tap_sign_in)
         VALUES (1, $1, 1, $2, 'MANUAL', $3, $4, 1, $4, $5)`
      : `UPDATE world_state SET name = $1, seed = $2, clock_base = $3, clock_base_wall = $4, heartbeat_wall = $4, one_tap_sign_in = $5 WHERE id = 1`,
    [state.name, state.seed, state.preset.startsAt, wall, state.preset.oneTapSignIn],
  )
}

/** Errors: INVALID_INPUT for a bad name, CONFLICT when it is taken. The new world's clock stands at the preset's start. */
export async function createWorld(name: string, preset: Preset): Promise<OpenWorld> {
  if (!WORLD_NAME.test(name)) throw new DomainError('INVALID_INPUT', {}, `bad world name ${name}`)
  await ensureControl()
  const template = await ensureTemplate(preset)
  const database = `${env.databasePrefix}_w_${name.replaceAll('-', '_')}`
  await withServer(async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [database])
    if (await findWorld(name)) throw new DomainError('CONFLICT', {}, `world ${name} exists`)
    // A database without its record is what a crash between the two left behind.
    await dropDatabase(client, database)
    await createDatabase(client, database, template)
    const handle = openDatabase(databaseUrl(database), 2)
    await writeState(poolDb(handle), { name, seed: `seed:${preset.name}`, preset, insert: false })
    await handle.close()
    await registerWorld({ name, database, preset: preset.name })
  })
  return openWorldDatabase(database)
}

export async function deleteWorld(name: string): Promise<void> {
  const record = await findWorld(name)
  if (!record) throw new DomainError('WORLD_NOT_FOUND')
  await closeWorld(name)
  await forgetWorld(name)
  await withServer((client) => dropDatabase(client, record.database))
}
