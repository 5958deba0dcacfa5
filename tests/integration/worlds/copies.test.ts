import { afterAll, describe, expect, test } from 'vitest'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { wallClock, worldTimeAt } from '@/lib/kernel/clock'
import { sessionSecret } from '@/lib/auth'
import { closeAllWorlds, closeControl, deleteSnapshot, findWorld, forkWorld, listSnapshots, MAX_SNAPSHOTS, moveClockTo, readState, resetWorld, restoreSnapshot, setClockMode, takeSnapshot, withWorld } from '@/lib/worlds'
import { makeWorld, unmakeWorld } from '../../support/open-world'
import { refusal } from '../../support/refusal'

const prefix = `wc${process.pid}`
let serial = 0
const made: string[] = []

async function make(options?: Parameters<typeof makeWorld>[2]): Promise<string> {
  const name = newName()
  await (await makeWorld(name, 'demo', options)).handle.close()
  return name
}
function newName(): string {
  const name = `${prefix}-${(serial += 1)}`
  made.push(name)
  return name
}
const names = (world: string) => withWorld(world, ({ db }) => db.query<{ display_name: string }>(`SELECT display_name FROM app_user WHERE wechat_openid IS NOT NULL ORDER BY 1`, []))
const rename = (world: string, to: string) => withWorld(world, ({ db }) => db.query(`UPDATE app_user SET display_name = $1 WHERE wechat_openid IS NOT NULL RETURNING id`, [to]))
const present = (world: string) => withWorld(world, async ({ db }) => worldTimeAt((await readState(db)).clock, wallClock.nowMs()))
const refOf = (world: string) => withWorld(world, async ({ ref }) => ref)

afterAll(async () => {
  for (const name of made) await unmakeWorld(name).catch(() => {})
  await closeAllWorlds()
  await closeControl()
})

describe('a fork', () => {
  test('is as the other one is now, and goes its own way from there', async () => {
    const name = await make()
    await rename(name, 'before')
    await withWorld(name, ({ db }) => moveClockTo(db, new Date('2026-05-01T00:00:00Z')))
    const fork = newName()
    await forkWorld(name, fork)
    await rename(name, 'after')
    expect(new Set((await names(fork)).map((row) => row.display_name))).toEqual(new Set(['before']))
    expect(await present(fork)).toBe(new Date('2026-05-01T00:00:00Z').getTime())
    expect(await findWorld(fork)).toMatchObject({ parent: name, preset: 'demo' })
  })

  test('has sessions of its own', async () => {
    const name = await make()
    const fork = newName()
    await forkWorld(name, fork)
    const [here, there] = [await refOf(name), await refOf(fork)]
    expect(here.name).not.toBe(there.name)
    expect(sessionSecret(here)).not.toBe(sessionSecret(there))
  })

  test('does not speak to parties outside the simulation', async () => {
    const name = await make()
    await withWorld(name, ({ db }) => db.query(`UPDATE company SET endpoint = 'https://water.example/api' RETURNING code`, []))
    const fork = newName()
    await forkWorld(name, fork)
    const enabled = (world: string) => withWorld(world, ({ db }) => db.query('SELECT DISTINCT enabled FROM company', []))
    expect([await enabled(fork), await enabled(name)]).toEqual([[{ enabled: false }], [{ enabled: true }]])
  })

  test('of nothing, onto a taken name, or under no name is refused', async () => {
    const name = await make()
    expect(await refusal(forkWorld('nobody-made-this', newName()))).toBe('WORLD_NOT_FOUND')
    expect(await refusal(forkWorld(name, name))).toBe('WORLD_EXISTS')
    expect(await refusal(forkWorld(name, 'a_b'))).toBe('INVALID_INPUT')
  })
})

describe('a reset', () => {
  test('leads back to the beginning: data, seed and clock, with another epoch', async () => {
    const startsAt = new Date('2026-08-01T00:00:00Z')
    const name = await make({ seed: 'mine', startsAt })
    const [people, { epoch }] = [await names(name), await refOf(name)]
    await rename(name, 'somebody')
    await withWorld(name, ({ db }) => setClockMode(db, 'ACCELERATED', 60))
    await resetWorld(name)
    expect(await names(name)).toEqual(people)
    expect(await withWorld(name, ({ db }) => readState(db))).toMatchObject({ seed: 'mine', clock: { mode: 'MANUAL', baseMs: startsAt.getTime() } })
    expect((await refOf(name)).epoch).toBeGreaterThan(epoch)
  })

  test('leaves shut doors shut', async () => {
    const name = await make({ openDoors: false })
    await resetWorld(name)
    expect((await refOf(name)).openDoors).toBe(false)
  })

  test('of what is not there is refused', async () => {
    expect(await refusal(resetWorld('nobody-made-this'))).toBe('WORLD_NOT_FOUND')
  })
})

describe('a snapshot', () => {
  test('is what the world goes back to, as often as one likes', async () => {
    const name = await make()
    await rename(name, 'then')
    const then = await present(name)
    const { id } = await takeSnapshot(name, '付款之前')
    expect(await listSnapshots(name)).toMatchObject([{ id, label: '付款之前', world: name }])
    for (let n = 0; n < 2; n += 1) {
      await rename(name, 'now')
      await withWorld(name, ({ db }) => moveClockTo(db, new Date(then + HOUR_MS)))
      await restoreSnapshot(name, id)
      expect(new Set((await names(name)).map((row) => row.display_name))).toEqual(new Set(['then']))
      expect(await present(name)).toBe(then)
    }
  })

  test('of a running world goes on from the moment it was taken', async () => {
    const name = await make({ startsMode: 'REAL' })
    const { id, madeAt } = await takeSnapshot(name, '')
    const taken = await withWorld(name, async ({ db }) => worldTimeAt((await readState(db)).clock, madeAt.getTime()))
    await withWorld(name, ({ db }) => moveClockTo(db, new Date(taken + 5 * HOUR_MS)))
    await restoreSnapshot(name, id)
    const now = await present(name)
    expect(now).toBeGreaterThanOrEqual(taken)
    expect(now - taken).toBeLessThan(HOUR_MS)
  })

  test('leaves no session with a company, and a fork takes none along: under the same keys their messages would count anew', async () => {
    const name = await make()
    const open = (world: string) => withWorld(world, ({ db }) => db.query<{ id: string }>('SELECT id FROM sim_water.session', []))
    await withWorld(name, ({ db }) => db.query(`SELECT sim_water.open_session('own', 'beijing', '00', '11', '2026-03-16', '2036-03-16', 9)::text`, []))
    const snapshot = await takeSnapshot(name, '')
    const fork = newName()
    await forkWorld(name, fork)
    expect([await open(name), await open(fork)]).toEqual([[{ id: 'own' }], []])
    await restoreSnapshot(name, snapshot.id)
    expect(await open(name)).toEqual([])
  })

  test('of another world, or deleted, is none of ours; there are at most twenty', async () => {
    const [name, other] = [await make(), await make()]
    const { id } = await takeSnapshot(name, '')
    expect(await refusal(restoreSnapshot(other, id))).toBe('SNAPSHOT_NOT_FOUND')
    await deleteSnapshot(name, id)
    expect(await refusal(deleteSnapshot(name, id))).toBe('SNAPSHOT_NOT_FOUND')
    expect(await refusal(restoreSnapshot(name, id))).toBe('SNAPSHOT_NOT_FOUND')
    for (let n = 0; n < MAX_SNAPSHOTS; n += 1) await takeSnapshot(name, `${n}`)
    expect(await refusal(takeSnapshot(name, 'one more'))).toBe('SNAPSHOT_LIMIT')
  })
})
