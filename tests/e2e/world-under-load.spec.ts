import { call, type World } from '../kit'
import { expect, test } from './fixtures'

/** More would wait for a machine that is too slow for fifty a second. */
const MOST_WAITING = 100

/** Fifty requests a second, until `stop`: status → how many. */
function knock(world: string) {
  const counts: Record<number, number> = {}
  const under = new Set<Promise<unknown>>()
  const rhythm = setInterval(() => {
    if (under.size >= MOST_WAITING) return
    const one = call(world, '/').then(({ status }) => (counts[status] = (counts[status] ?? 0) + 1))
    under.add(one.finally(() => under.delete(one)))
  }, 20)
  return async () => {
    clearInterval(rhythm)
    await Promise.all(under)
    return counts
  }
}

test('while fifty requests a second arrive a world is forked, reset and put back: they wait, none fails', async ({ world }) => {
  const stop = knock(world.name)
  const forks: World[] = []
  for (let n = 0; n < 3; n += 1) {
    forks.push(await world.fork())
    const snapshot = await world.snapshot()
    await world.reset()
    await world.restore(snapshot)
  }
  const counts = await stop()
  expect(Object.keys(counts)).toEqual(['200'])
  expect(counts[200]).toBeGreaterThan(30)
  for (const fork of forks) await fork.delete()
})

test('a page that is asked for anew by its own action is inside once: a copy in the middle of it makes nobody wait for himself', async ({ resident: page, world }) => {
  await page.goto(`/water/${await world.bind('0100000001')}`)
  const forks: World[] = []
  for (let n = 0; n < 5; n += 1) {
    const answered = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('/water/'))
    await page.getByRole('button', { name: '刷新' }).click()
    forks.push(await world.fork())
    expect((await answered).status()).toBe(200)
  }
  await expect(page.getByText('数据更新于')).toBeVisible()
  for (const fork of forks) await fork.delete()
})
