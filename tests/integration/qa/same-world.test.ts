/** Same seed and same ordered commands, same world (rule Q6). */
import { afterAll, describe, expect, test } from 'vitest'
import { LEFT_OUT_COLUMNS, LEFT_OUT_TABLES, stateHash, type StateHash } from '@/lib/qa'
import { closeControl } from '@/lib/worlds'
import { killAll, startChild } from '../../support/child'
import { makeWorld, unmakeWorld } from '../../support/open-world'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const made: string[] = []

afterAll(async () => {
  killAll()
  for (const name of made) await unmakeWorld(name)
  await closeControl()
})

/** Played once for both comparisons. */
let plain: Promise<StateHash> | undefined
const playedAlone = () => (plain ??= play(1))

async function play(workers: number, { seed = 'same', timeZone = 'Asia/Shanghai', protocol = 'wxlifepay' } = {}): Promise<StateHash> {
  const name = `same-${process.pid}-${made.length}`
  made.push(name)
  const { handle } = await makeWorld(name, 'demo', { seed })
  await handle.pool.query('UPDATE company SET protocol = $1', [protocol])
  await handle.close()
  const child = startChild('tests/support/scenario-child.ts', [name, String(workers)], { TZ: timeZone })
  await child.ended
  return JSON.parse(child.lines.at(-1) ?? '{}') as StateHash
}

describe('the same commands', () => {
  test('leave the same world with one worker, with four, and under another time zone; another seed leaves another', async () => {
    const one = await playedAlone()
    expect(Object.keys(one.tables).length).toBeGreaterThan(20)
    const [four, elsewhere, other] = [await play(4), await play(4, { timeZone: 'America/New_York' }), await play(1, { seed: 'other' })]
    expect(four.tables).toEqual(one.tables)
    expect(elsewhere).toEqual(one)
    expect(other.tables['public.payment']).not.toBe(one.tables['public.payment'])
    // Four whole runs in processes of their own.
  }, 120_000)

  test('leave the same world whatever protocol its companies speak, but for the row that says so', async () => {
    const [over, other] = [await playedAlone(), await play(4, { protocol: 'json' })]
    const { 'public.company': said, ...tables } = over.tables
    const { 'public.company': differs, ...same } = other.tables
    expect(differs).not.toBe(said)
    expect(same).toEqual(tables)
  }, 120_000)
})

test('what is left out of the hash is there to be left out', async () => {
  const { db } = world.world
  for (const name of LEFT_OUT_TABLES) expect(await db.query('SELECT to_regclass($1) IS NOT NULL AS there', [name])).toEqual([{ there: true }])
  for (const [name, columns] of Object.entries(LEFT_OUT_COLUMNS)) {
    const found = await db.query<{ name: string }>('SELECT attname AS name FROM pg_attribute WHERE attrelid = to_regclass($1) AND attname = ANY($2)', [name, columns])
    expect(found.map((row) => row.name).toSorted(), name).toEqual(columns.toSorted())
  }
  expect((await stateHash(world.world)).hash).toMatch(/^[0-9a-f]{64}$/)
})
