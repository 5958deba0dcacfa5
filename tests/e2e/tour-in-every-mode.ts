/** Every page of a tour in light, dark and care mode. */
import type { Page } from '@playwright/test'
import { expectAxeFindsNothing, expectRoomOnASmallPhone } from './barriers'
import { expect, test } from './fixtures'
import { enter } from '../kit'
import { TOURS } from './tour'

/** How a page can look, as the root says it; the smallest thing to tap is 44 px, in care mode 60. */
const MODES = [
  { name: 'light', theme: 'light', care: false, tapPx: 44 },
  { name: 'dark', theme: 'dark', care: false, tapPx: null },
  { name: 'care', theme: 'light', care: true, tapPx: 60 },
  { name: 'dark care', theme: 'dark', care: true, tapPx: null },
] as const

/** Staff sign in by password: that page makes no difference for care. */
const FOR_STAFF = ['password sign-in']

async function lookInEveryMode(page: Page, name: string): Promise<void> {
  // The head of a page comes a moment after its body when a link led to it.
  await expect(page).toHaveTitle(/\S/)
  for (const { name: mode, theme, care, tapPx } of MODES) {
    await page.evaluate(([theme, care]) => {
      document.documentElement.dataset.theme = theme
      document.documentElement.toggleAttribute('data-care', care)
    }, [theme, care] as const)
    await expectAxeFindsNothing(page, `${name}, ${mode}`)
    if (tapPx && !FOR_STAFF.includes(name)) await expectRoomOnASmallPhone(page, `${name}, ${mode}`, tapPx)
  }
  await page.evaluate(() => {
    delete document.documentElement.dataset.theme
    document.documentElement.removeAttribute('data-care')
  })
}

/** The rest is gone by `npm run test:deep`. */
export const USUAL_TOURS: readonly (keyof typeof TOURS)[] = ['door', 'paying']
export const DEEP_TOURS = (Object.keys(TOURS) as (keyof typeof TOURS)[]).filter((part) => !USUAL_TOURS.includes(part))

export function testTour(part: keyof typeof TOURS): void {
  test(`no barriers in light, dark and care: ${part}`, async ({ page, world, inbox, watch }) => {
    watch.foresee(/console error: Failed to load resource: .*404.*\/water\/nowhere/)
    if (part !== 'door') await enter(page, '居民 王女士')
    await TOURS[part]({ page, world, inbox }, (name) => lookInEveryMode(page, name))
  })
}
