import type { BrowserContext } from '@playwright/test'
import { expect, test } from '../fixtures'
import { call } from '../../kit'
import { Household } from './household'
import { PLACES } from './places'

/** A flow binds or pays in pages, moves the clock, then looks at pages and books. */
const FLOWS_A_ROUND = 5

async function sessionOf(context: BrowserContext): Promise<string> {
  const session = (await context.cookies()).find(({ name }) => name === 'shuidan.session')
  expect(session?.value).toBeTruthy()
  return `${session?.name}=${session?.value}`
}

for (const [n, place] of PLACES.entries()) {
  test.describe(place.seed, () => {
    test.use({ worldOptions: { seed: place.seed, startsAt: place.startsAt } })

    test('25 flows in a world of its own', async ({ page, world, browser, watch }) => {
      let flow = 0
      /** An amount that no other flow of the run pays. */
      const ownFen = () => 100 + n * 40 + (flow += 1)

      async function round(name: string, home: Household, first?: () => Promise<void>): Promise<void> {
        await home.comeIn()
        for (let k = 1; k <= FLOWS_A_ROUND; k += 1) {
          await test.step(`${name}, flow ${k}`, async () => {
            if (first && k === 1) await first()
            else await home.pay(ownFen())
            await home.expectOwnRecords()
            await home.expectOwnBooks()
          })
        }
      }
      const begin = () => new Household(page, world, place, new Date(place.startsAt))
      const fromTheStart = (name: string, home: Household) => round(name, home, () => home.bindAndPay(ownFen))

      await fromTheStart('as made', begin())
      await world.reset()
      const home = begin()
      await fromTheStart('after a reset', home)

      const { hash } = await world.stateHash()
      const fork = await world.fork()
      const session = await sessionOf(page.context())
      for (const [where, status] of [[world.name, 200], [fork.name, 307], ['demo', 307]] as const) expect((await call(where, '/me', { headers: { cookie: session } })).status, where).toBe(status)
      const context = await browser.newContext({ baseURL: fork.origin })
      await watch.over(context)
      await round('in a fork', home.copy({ page: await context.newPage(), world: fork }))
      expect((await world.stateHash()).hash).toBe(hash)

      const snapshot = await world.snapshot()
      const then = home.copy({})
      await round('beside the fork', home)
      await world.restore(snapshot)
      expect((await world.stateHash()).hash).toBe(hash)
      await round('put back', then)
      await context.close()
      await fork.delete()
    })
  })
}
