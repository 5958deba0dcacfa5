import { call, type World } from '../kit'
import { expect, test } from './fixtures'

/** A machine that is busy otherwise has few copies a minute. */
test.describe.configure({ timeout: 120_000 })

/** More would wait for a machine that is too slow for fifty a second. */
const MOST_WAITING = 100

/** Of so many requests one reads the books of the world. */
const BOOKS_OF = 20
const booksOf = async (world: World) => JSON.stringify(await world.books())

/** Fifty requests a second, until `stop`: status → how many, and everything that the books were seen to say. */
function knock(world: World) {
  const counts: Record<number, number> = {}
  const seen = new Set<string>()
  const under = new Set<Promise<unknown>>()
  let asked = 0
  const ask = async () => {
    asked += 1
    if (asked % BOOKS_OF === 0) return void seen.add(await booksOf(world))
    const { status } = await call(world.name, '/')
    counts[status] = (counts[status] ?? 0) + 1
  }
  const rhythm = setInterval(() => {
    if (under.size >= MOST_WAITING) return
    const one: Promise<unknown> = ask().finally(() => under.delete(one))
    under.add(one)
  }, 20)
  return async () => {
    clearInterval(rhythm)
    await Promise.all(under)
    return { counts, seen }
  }
}

test('while fifty requests a second arrive a world is forked, reset and put back: they wait, none fails, none sees half a world', async ({ world }) => {
  const asMade = await booksOf(world)
  await world.bind('0100000001')
  const bound = await booksOf(world)
  const stop = knock(world)
  const forks: World[] = []
  for (let n = 0; n < 3; n += 1) {
    forks.push(await world.fork())
    const snapshot = await world.snapshot()
    await world.reset()
    await world.restore(snapshot)
  }
  const { counts, seen } = await stop()
  expect(Object.keys(counts)).toEqual(['200'])
  expect(counts[200]).toBeGreaterThan(30)
  expect([...seen].filter((books) => books !== asMade && books !== bound)).toEqual([])
  expect(seen).toContain(bound)
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
