import { afterAll, expect, test } from 'vitest'
import { MAX_ACCOUNTS } from '@/lib/accounts'
import { closeControl } from '@/lib/worlds'
import { inProcessCtx, type PRESETS } from '@/prisma/seed'
import { moneyProblems } from '../../support/money-books'
import { makeWorld, unmakeWorld } from '../../support/open-world'

const made: string[] = []
afterAll(async () => {
  for (const name of made) await unmakeWorld(name)
  await closeControl()
})

const accounts = `SELECT u.display_name AS who, count(*)::int AS n, count(DISTINCT a.company_code)::int AS cities FROM water_account a JOIN app_user u ON u.id = a.user_id GROUP BY 1 ORDER BY 1`

test.each([
  ['empty', []],
  ['demo', [{ who: '李先生', n: 1, cities: 1 }, { who: '王女士', n: 2, cities: 1 }]],
  ['family', [{ who: '张秀兰', n: 1, cities: 1 }, { who: '李先生', n: 1, cities: 1 }, { who: '王女士', n: 4, cities: 3 }, { who: '王建国', n: 1, cities: 1 }, { who: '王晓', n: 1, cities: 1 }]],
  ['many-accounts', [{ who: '李先生', n: 1, cities: 1 }, { who: '王女士', n: MAX_ACCOUNTS, cities: 3 }]],
] as const)('the preset %s holds whom it says, and its books close', async (preset, expected) => {
  const name = `pr${process.pid}-${preset}`
  made.push(name)
  const world = await makeWorld(name, preset as keyof typeof PRESETS)
  try {
    const found = await world.db.query<{ who: string; n: number; cities: number }>(accounts, [])
    const byName = (a: { who: string }, b: { who: string }) => (a.who < b.who ? -1 : 1)
    expect(found.toSorted(byName)).toEqual([...expected].toSorted(byName))
    expect(await moneyProblems(await inProcessCtx(world))).toEqual([])
  } finally {
    await world.handle.close()
  }
})
