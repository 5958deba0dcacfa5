import type { Page } from '@playwright/test'
import { expectAxeFindsNothing, expectRoomOnASmallPhone } from './barriers'
import { expect, test } from './fixtures'
import { enter } from '../kit'
import { agree, quoteAll, resultOf } from './steps'
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

for (const [part, tour] of Object.entries(TOURS)) {
  test(`no barriers in light, dark and care: ${part}`, async ({ page, world, inbox, watch }) => {
    watch.foresee(/console error: Failed to load resource: .*404.*\/water\/nowhere/)
    if (part !== 'door') await enter(page, '居民 王女士')
    await tour({ page, world, inbox }, (name) => lookInEveryMode(page, name))
  })
}

test('no barriers beside the phone on a desk, nor on the pages for staff', async ({ page, admin, qa, world }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await enter(page, '居民 王女士')
  await quoteAll(page, await world.bind('0100000001'))
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  for (const theme of ['light', 'dark']) {
    for (const one of [page, admin, qa]) await one.context().addCookies([{ name: 'shuidan.theme', value: theme, url: world.origin }])
    await page.goto('/')
    await expect(page.getByText(/0100000001 · ¥90.00/)).toBeVisible()
    await expectAxeFindsNothing(page, `start with panel, ${theme}`)
    await qa.reload()
    await expect(qa.getByText(/0100000001 · ¥90.00/)).toBeVisible()
    await expectAxeFindsNothing(qa, `worlds, ${theme}`)
    await admin.reload()
    await expect(admin.getByRole('row', { name: /0100000001/ })).toBeVisible()
    await expectAxeFindsNothing(admin, `console, ${theme}`)
  }
})
