import { afterAll, expect, test } from 'vitest'
import { shanghaiInstant } from '@/lib/kernel/calendar'
import { closeAllWorlds, closeControl, deleteWorld, dropDiscarded, enterWorld, ensureTemplate, findWorld, listWorlds, MAX_KEEP_MINUTES, readState, withServer, withWorld, type OpenWorld } from '@/lib/worlds'
import { PRESETS } from '@/prisma/seed'
import { makeWorld, unmakeWorld } from '../../support/open-world'
import { poll } from '../../support/poll'
import { refusal } from '../../support/refusal'

const made: OpenWorld[] = []
const prefix = `wt${process.pid}`
let serial = 0
const newName = () => `${prefix}-${(serial += 1)}`

async function make(name = newName(), preset: keyof typeof PRESETS = 'empty'): Promise<OpenWorld> {
  const world = await makeWorld(name, preset)
  made.push(world)
  return world
}

/** The server's own number of a database; null when there is none. Other files make worlds meanwhile. */
const numberOf = (database: string) =>
  withServer(async (client) => {
    const { rows } = await client.query<{ oid: number }>('SELECT oid FROM pg_database WHERE datname = $1', [database])
    return rows[0]?.oid ?? null
  })

afterAll(async () => {
  await Promise.all(made.map((world) => world.handle.close()))
  for (const { name } of await listWorlds()) if (name.startsWith(prefix)) await unmakeWorld(name)
  await closeAllWorlds()
  await closeControl()
})

test('a new world is registered, stands at its preset’s start and has its own name and seed', async () => {
  const world = await make(newName(), 'demo')
  const state = await readState(world.db)
  expect(state).toMatchObject({ name: world.ref.name, seed: 'seed:demo', oneTapSignIn: true, clock: { mode: 'MANUAL', rate: 1 } })
  expect(new Date(state.clock.baseMs)).toEqual(shanghaiInstant(2026, 3, 16, 10))
  expect(await findWorld(world.ref.name)).toMatchObject({ preset: 'demo', database: world.ref.database, parent: null })
  expect(world.ref.openDoors).toBe(true)
})

test('a seed, a start and a running clock of its own', async () => {
  const startsAt = new Date('2027-01-01T00:00:00Z')
  const world = await makeWorld(newName(), 'empty', { seed: 'mine', startsAt, startsMode: 'REAL', keepMinutes: MAX_KEEP_MINUTES })
  made.push(world)
  expect(await readState(world.db)).toMatchObject({ seed: 'mine', clock: { mode: 'REAL', rate: 1, baseMs: startsAt.getTime() } })
})

test('no two worlds have one epoch, also one name after another', async () => {
  const name = newName()
  const first = await makeWorld(name, 'empty')
  await first.handle.close()
  await unmakeWorld(name)
  expect((await make(name)).ref.epoch).toBeGreaterThan(first.ref.epoch)
})

test('a template is made once and is never written to by its worlds', async () => {
  const template = await ensureTemplate(PRESETS.empty)
  const number = await numberOf(template.database)
  const world = await make()
  await world.db.query(`DELETE FROM tariff RETURNING id`, [])
  const other = await make()
  expect(await other.db.query('SELECT id FROM tariff', [])).not.toHaveLength(0)
  expect([await ensureTemplate(PRESETS.empty), await numberOf(template.database)]).toEqual([template, number])
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
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'WORLD_EXISTS' })
  expect(await refusal(make(name))).toBe('WORLD_EXISTS')
  expect((await listWorlds()).filter((world) => world.name === name)).toHaveLength(1)
})

test.each(['', 'A', 'a b', 'a/b', '../a', `a'b`, 'a"b', '-a', 'a_b', 'x'.repeat(41), '水'])('%j is no name', async (name) => {
  expect(await refusal(make(name))).toBe('INVALID_INPUT')
  expect(await findWorld(name)).toBeNull()
})

test('a world is opened once a process, and not at all when nobody made it', async () => {
  const { ref } = await make()
  const [a, b] = await Promise.all([enterWorld(ref.name), enterWorld(ref.name)])
  expect(a.world).toBe(b.world)
  expect(a.world.ref).toEqual(ref)
  await Promise.all([a.leave(), b.leave()])
  expect(await refusal(enterWorld('nobody-made-this'))).toBe('WORLD_NOT_FOUND')
  expect(await refusal(enterWorld(''))).toBe('WORLD_NOT_FOUND')
})

test('a deleted world is gone, its database too, and its name is free again', async () => {
  const name = newName()
  const world = await makeWorld(name, 'empty')
  await world.handle.close()
  await withWorld(name, async () => {})
  await deleteWorld(name)
  expect(await findWorld(name)).toBeNull()
  // Others that run beside this one leave trash, too: it is taken away a few at a time.
  await poll('its database is gone', async () => {
    await dropDiscarded()
    return (await numberOf(world.ref.database)) === null
  })
  expect(await refusal(enterWorld(name))).toBe('WORLD_NOT_FOUND')
  expect(await refusal(deleteWorld(name))).toBe('WORLD_NOT_FOUND')
  expect((await make(name)).ref.name).toBe(name)
})
