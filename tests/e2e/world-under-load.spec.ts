import { call, type World } from '../kit'
import { expect, test } from './fixtures'

/** Fifty requests a second, until `stop`: status → how many. */
function knock(world: string) {
  const counts: Record<number, number> = {}
  const under = new Set<Promise<unknown>>()
  const rhythm = setInterval(() => {
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
