import { afterAll, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { shanghaiInstant } from '@/lib/kernel/calendar'
import { closeAllWorlds, closeControl, createWorld, databaseUrl, deleteWorld, ensureTemplate, findWorld, listWorlds, openWorld, readState, withServer, type OpenWorld } from '@/lib/worlds'
import { PRESETS } from '@/prisma/seed'
import { refusal } from '../../support/refusal'

const made: OpenWorld[] = []
const prefix = `wt${process.pid}`
let serial = 0
const newName = () => `${prefix}-${(serial += 1)}`

async function make(name = newName(), preset: keyof typeof PRESETS = 'empty'): Promise<OpenWorld> {
  const world = await createWorld(name, PRESETS[preset])
  made.push(world)
  return world
}

/** The server's own number of a database, another one when it was made anew; null when there is none. Other files make worlds meanwhile. */
const numberOf = (database: string) =>
  withServer(async (client) => {
    const { rows } = await client.query<{ oid: number }>('SELECT oid FROM pg_database WHERE datname = $1', [database])
    return rows[0]?.oid ?? null
  })
const databaseOf = (name: string) => `${env.databasePrefix}_w_${name.replaceAll('-', '_')}`

afterAll(async () => {
  await Promise.all(made.map((world) => world.handle.close()))
  for (const { name } of await listWorlds()) if (name.startsWith(prefix)) await deleteWorld(name)
  await closeAllWorlds()
  await closeControl()
})

test('a new world is registered, stands at its preset’s start and has its own name and seed', async () => {
  const world = await make(newName(), 'demo')
  const state = await readState(world.db)
  expect(state).toMatchObject({ name: world.ref.name, epoch: 1, seed: 'seed:demo', oneTapSignIn: true, clock: { mode: 'MANUAL', rate: 1 } })
  expect(new Date(state.clock.baseMs)).toEqual(shanghaiInstant(2026, 3, 16, 10))
  expect(await findWorld(world.ref.name)).toMatchObject({ preset: 'demo', database: world.ref.database })
  expect(world.ref.openDoors).toBe(true)
})

test('a template is made once and is never written to by its worlds', async () => {
  const template = await ensureTemplate(PRESETS.empty)
  const number = await numberOf(template)
  const world = await make()
  await world.db.query(`DELETE FROM tariff RETURNING id`, [])
  const other = await make()
  expect(await other.db.query('SELECT id FROM tariff', [])).not.toHaveLength(0)
  expect([await ensureTemplate(PRESETS.empty), await numberOf(template)]).toEqual([template, number])
})

test('worlds made at once are apart: what is written in one is not in the other', async () => {
  const [one, two] = await Promise.all([make(), make()])
  await one.db.query(`UPDATE company SET name = 'other' WHERE code = 'beijing' RETURNING code`, [])
  expect(await two.db.query(`SELECT name FROM company WHERE code = 'beijing'`, [])).not.toEqual([{ name: 'other' }])
})

test('one name, asked for three times at once, is one world', async () => {
  const name = newName()
  const results = await Promise.allSettled([make(name), make(name), make(name)])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'CONFLICT' })
  expect(await refusal(make(name))).toBe('CONFLICT')
  expect((await listWorlds()).filter((world) => world.name === name)).toHaveLength(1)
})

test('a database that a crash left without a record is replaced', async () => {
  const name = newName()
  const database = databaseOf(name)
  await withServer((client) => client.query(`CREATE DATABASE "${database}"`))
  const world = await make(name)
  expect(await world.db.query('SELECT code FROM company', [])).not.toHaveLength(0)
})

test.each(['', 'A', 'a b', 'a/b', '../a', `a'b`, 'a"b', '-a', 'x'.repeat(41), '水'])('%j is no name, and leaves nothing behind', async (name) => {
  const before = await numberOf(databaseOf(name))
  expect(await refusal(make(name))).toBe('INVALID_INPUT')
  expect([await numberOf(databaseOf(name)), await findWorld(name)]).toEqual([before, null])
})

test('a name with an underscore does not take the database of the one with a dash', async () => {
  const world = await make()
  const lookalike = world.ref.name.replaceAll('-', '_')
  expect(await refusal(make(lookalike))).toBe('INVALID_INPUT')
  await withServer(async (client) => expect((await client.query('SELECT count(*)::int AS n FROM company')).rows).toMatchObject([{ n: 1 }]), databaseUrl(world.ref.database))
})

test('a world is opened once a process, and not at all when nobody made it', async () => {
  const { ref } = await make()
  const [a, b] = await Promise.all([openWorld(ref.name), openWorld(ref.name)])
  expect(a).toBe(b)
  expect(a.ref).toEqual(ref)
  expect(await refusal(openWorld('nobody-made-this'))).toBe('WORLD_NOT_FOUND')
  expect(await refusal(openWorld(''))).toBe('WORLD_NOT_FOUND')
})

test('a deleted world is gone, its database too, and its name is free again', async () => {
  const name = newName()
  const world = await createWorld(name, PRESETS.empty)
  await world.handle.close()
  await openWorld(name)
  await deleteWorld(name)
  expect(await findWorld(name)).toBeNull()
  expect(await numberOf(world.ref.database)).toBeNull()
  expect(await refusal(openWorld(name))).toBe('WORLD_NOT_FOUND')
  expect(await refusal(deleteWorld(name))).toBe('WORLD_NOT_FOUND')
  expect((await make(name)).ref.name).toBe(name)
})
