/** Copies of a world while other processes are at work in it. */
import { afterAll, afterEach, expect, test } from 'vitest'
import { wallClock } from '@/lib/kernel/clock'
import { alone, closeAllWorlds, closeControl, deleteWorld, enterWorld, findWorld, forkWorld, resetWorld, restoreSnapshot, takeSnapshot, tidyWorlds, withWorld } from '@/lib/worlds'
import { control } from '@/lib/worlds/control'
import { killAll, startChild, type Child } from '../../support/child'
import { makeWorld, openNamed, unmakeWorld } from '../../support/open-world'
import { poll } from '../../support/poll'
import { refusal } from '../../support/refusal'
import type { Seen } from '../../support/visitor-child'

const prefix = `wl${process.pid}`
let serial = 0
const made: string[] = []

async function make(): Promise<string> {
  const name = `${prefix}-${(serial += 1)}`
  await (await makeWorld(name, 'demo')).handle.close()
  made.push(name)
  return name
}

afterEach(() => killAll())
afterAll(async () => {
  for (const name of made) await unmakeWorld(name).catch(() => {})
  await closeAllWorlds()
  await closeControl()
})

/** Three other processes, fifty visits a second together. */
async function startVisitors(name: string): Promise<Child[]> {
  const children = [1, 2, 3].map(() => startChild('tests/support/visitor-child.ts', [name, '60']))
  await poll('all have come', async () => children.every(({ lines }) => lines.includes('ready')), 30_000)
  return children
}

async function stopVisitors(children: Child[]): Promise<Seen[]> {
  for (const { process } of children) process.send('stop')
  await Promise.all(children.map(({ ended }) => ended))
  return children.map(({ lines }) => JSON.parse(lines.at(-1) ?? '{}') as Seen)
}

test('while fifty visits a second arrive, forks and resets make them wait; none fails, none sees half a world', async () => {
  const name = await make()
  const children = await startVisitors(name)
  for (let n = 0; n < 3; n += 1) {
    const fork = `${name}-f${n}`
    await forkWorld(name, fork)
    made.push(fork)
    await resetWorld(name)
    const { id } = await takeSnapshot(name, 'before')
    await restoreSnapshot(name, id)
  }
  const seen = await stopVisitors(children)
  expect(seen.flatMap(({ failures }) => failures)).toEqual([])
  expect(seen.map(({ halves }) => halves)).toEqual([0, 0, 0])
  for (const { visits, epochs } of seen) {
    expect(visits).toBeGreaterThan(5)
    expect(epochs.length).toBeGreaterThan(1)
  }
})

test('who is killed inside leaves the door open', async () => {
  const name = await make()
  const [child] = await startVisitors(name)
  await child?.kill()
  await resetWorld(name)
  await withWorld(name, async ({ ref }) => expect(ref.name).toBe(name))
})

test('who has the world for himself waits for those inside, and those who come wait for him', async () => {
  const name = await make()
  const order: string[] = []
  const visit = await enterWorld(name)
  const copying = alone(name, async () => void order.push('alone'))
  const behind = await enterWorld(name, { behind: true })
  order.push('sent by one inside')
  await behind.leave()
  const coming = poll('the wish is known', async () => order.length > 0).then(() => withWorld(name, async () => void order.push('came later')))
  order.push('inside')
  await visit.leave()
  await Promise.all([copying, coming])
  expect(order.slice(0, 2)).toEqual(['sent by one inside', 'inside'])
  expect(order.slice(2).toSorted()).toEqual(['alone', 'came later'])
})

test('what one inside sends to a process that has not opened the world is let in although somebody waits', async () => {
  const name = await make()
  const visit = await enterWorld(name)
  const reset = resetWorld(name)
  const epochs = await Promise.all([1, 2, 3].map(() => withWorld(name, async ({ ref }) => ref.epoch, { behind: true })))
  expect(new Set(epochs)).toEqual(new Set([visit.world.ref.epoch]))
  await visit.leave()
  await reset
  await withWorld(name, async ({ ref }) => expect(ref.epoch).toBeGreaterThan(visit.world.ref.epoch))
})

test('a world deleted while others come: they are told that there is none', async () => {
  const name = await make()
  const visit = await enterWorld(name)
  const deleting = deleteWorld(name)
  const coming = poll('it is wanted', async () => true).then(() => withWorld(name, async () => 'in').catch((error: { code?: string }) => error.code))
  await visit.leave()
  await deleting
  expect(['WORLD_NOT_FOUND', 'in']).toContain(await coming)
  expect(await refusal(enterWorld(name))).toBe('WORLD_NOT_FOUND')
})

test('a wish that is given up opens the door again for those who wait', async () => {
  const name = await make()
  const visit = await enterWorld(name)
  const waiting = alone(name, async () => {}, 200).catch((error: { code?: string }) => error.code)
  expect(await waiting).toBe('WORLD_BUSY')
  await withWorld(name, async ({ ref }) => expect(ref.epoch).toBe(visit.world.ref.epoch))
  await visit.leave()
})

test('an unused world ends, one that somebody has used meanwhile does not', async () => {
  const [idle, used] = [await make(), await make()]
  await control().query(`UPDATE world SET keep_minutes = 1, expires_at = '2020-01-01' WHERE name = ANY($1)`, [[idle, used]])
  await withWorld(used, async () => {})
  await poll('the use is noted', async () => ((await findWorld(used))?.expiresAt?.getTime() ?? 0) > wallClock.nowMs())
  await tidyWorlds((error) => expect.fail(String(error)))
  expect([await findWorld(idle), (await findWorld(used))?.name]).toEqual([null, used])
})

test('more worlds than a process keeps open: those in use are never closed', async () => {
  const names = await Promise.all(Array.from({ length: 16 }, make))
  const visits = await Promise.all(names.map((name) => enterWorld(name)))
  const answers = await Promise.all(visits.map(({ world }) => world.db.query<{ name: string }>('SELECT name FROM world_state', [])))
  expect(answers.map(([row]) => row?.name)).toEqual(names)
  await Promise.all(visits.map(({ leave }) => leave()))
  const again = await openNamed(names[0] ?? '')
  await again.handle.close()
})
