/** Playwright fixtures for a world of one's own: import `test` and `expect` from here instead of from Playwright. */
import { test as base, type BrowserContext, type Page } from '@playwright/test'
import type { Clock } from './clock'
import type { Inbox } from './inbox'
import { enter } from './people'
import { World, type WorldOptions } from './world'

export type KitOptions = {
  /** How the world of a test begins: `test.use({ worldOptions: { preset: 'empty' } })`. */
  worldOptions: WorldOptions
}
export type KitFixtures = {
  world: World
  clock: Clock
  inbox: Inbox
  /** Another browser of the same world. */
  openBrowser: () => Promise<BrowserContext>
  /** Pages of 王女士, of the admin and of the tester, each entered with one tap. */
  resident: Page
  admin: Page
  qa: Page
}
export type KitWorkerOptions = {
  /** `worker`: tests of a worker share one world, put back to its beginning before each. */
  worldPer: 'test' | 'worker'
}
type KitWorkerFixtures = { sharedWorlds: SharedWorlds }

/** At most one world for each way to begin. */
class SharedWorlds {
  private readonly worlds = new Map<string, World>()

  async take(options: WorldOptions): Promise<World> {
    const key = JSON.stringify(options)
    const known = this.worlds.get(key)
    if (known) await known.reset()
    const world = known ?? (await World.create(options))
    this.worlds.set(key, world)
    return world
  }

  async end(): Promise<void> {
    await Promise.all([...this.worlds.values()].map((world) => world.delete()))
  }
}

export const test = base.extend<KitOptions & KitFixtures, KitWorkerOptions & KitWorkerFixtures>({
  worldOptions: [{}, { option: true }],
  worldPer: ['test', { option: true, scope: 'worker' }],
  sharedWorlds: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing is needed
    async ({}, use) => {
      const shared = new SharedWorlds()
      await use(shared)
      await shared.end()
    },
    { scope: 'worker' },
  ],
  world: async ({ worldOptions, worldPer, sharedWorlds }, use) => {
    if (worldPer === 'worker') return use(await sharedWorlds.take(worldOptions))
    const world = await World.create(worldOptions)
    await use(world)
    await world.delete()
  },
  clock: async ({ world }, use) => use(world.clock),
  inbox: async ({ world }, use) => use(world.inbox),
  baseURL: async ({ world }, use) => use(world.origin),
  openBrowser: async ({ browser, baseURL }, use) => {
    const opened: BrowserContext[] = []
    await use(async () => {
      const context = await browser.newContext({ baseURL })
      opened.push(context)
      return context
    })
    await Promise.all(opened.map((context) => context.close()))
  },
  resident: async ({ page }, use) => {
    await enter(page, '居民 王女士')
    await use(page)
  },
  admin: async ({ openBrowser }, use) => {
    const page = await (await openBrowser()).newPage()
    await enter(page, '管理员')
    await use(page)
  },
  qa: async ({ openBrowser }, use) => {
    const page = await (await openBrowser()).newPage()
    await enter(page, '测试')
    await use(page)
  },
})

export { expect } from '@playwright/test'
