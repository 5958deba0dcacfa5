import { expect, test } from './fixtures'

test.use({ worldPer: 'worker', worldOptions: { startsAt: '2026-12-31T23:50:00+08:00' } })
test.describe.configure({ mode: 'serial' })

for (const n of [1, 2]) {
  test(`one world for all tests of a worker begins anew for each: ${n}`, async ({ world, clock }) => {
    expect(await clock.now()).toEqual(new Date('2026-12-31T15:50:00Z'))
    expect((await world.books()).accounts.filter(({ billKey }) => billKey === '0100000001')).toEqual([])
    await world.bind('0100000001')
    await clock.by('hour')
  })
}
