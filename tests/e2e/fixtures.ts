import { test as base } from '../kit'
import { Watch } from './watch'

/** The kit, with browsers whose complaints fail the test. */
export const test = base.extend<{ watch: Watch }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing is needed
  watch: async ({}, use) => {
    const watch = new Watch()
    await use(watch)
    watch.check()
  },
  context: async ({ context, watch }, use) => {
    await watch.over(context)
    await use(context)
  },
  openBrowser: async ({ openBrowser, watch }, use) => {
    await use(async () => {
      const context = await openBrowser()
      await watch.over(context)
      return context
    })
  },
})

export { expect } from '../kit'
