import { test as base, type BrowserContext, type Page } from '@playwright/test'
import { enter } from './steps'
import { Watch } from './watch'
import { withWorld, type E2eWorld } from './world'

type Fixtures = {
  world: E2eWorld
  watch: Watch
  /** Another browser of the same world, watched too. */
  openBrowser: () => Promise<BrowserContext>
  /** The page of 王女士, of the admin and of the tester, each entered with one tap. */
  resident: Page
  admin: Page
  qa: Page
  /** The newest text message's code. */
  inbox: { code(): Promise<string> }
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing is needed
  world: async ({}, use) => withWorld(use),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing is needed
  watch: async ({}, use) => {
    const watch = new Watch()
    await use(watch)
    watch.check()
  },
  baseURL: async ({ world }, use) => use(world.origin),
  context: async ({ context, watch }, use) => {
    await watch.over(context)
    await use(context)
  },
  openBrowser: async ({ browser, watch }, use) => {
    const opened: BrowserContext[] = []
    await use(async () => {
      const context = await browser.newContext()
      opened.push(context)
      await watch.over(context)
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
  inbox: async ({ world }, use) => {
    await use({
      code: async () => {
        const newest = (await world.panel()).inbox.find((item) => item.kind === 'SMS')
        const code = newest?.kind === 'SMS' ? /验证码(\d{6})/.exec(newest.body)?.[1] : undefined
        if (!code) throw new Error('no code has arrived')
        return code
      },
    })
  },
})

export { expect } from '@playwright/test'
