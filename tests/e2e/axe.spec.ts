import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { agree, enter, quoteAll, resultOf } from './steps'
import { tour } from './tour'

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']
const MODES = { light: { 'shuidan.theme': 'light' }, dark: { 'shuidan.theme': 'dark' }, care: { 'shuidan.care': '1' }, 'dark care': { 'shuidan.theme': 'dark', 'shuidan.care': '1' } }

/** Colours are judged where they come to rest. */
async function expectNoBarriers(page: Page, name: string): Promise<void> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY || animation.finished)))
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).setLegacyMode().analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))
  expect.soft(found, name).toEqual([])
}

for (const [mode, cookies] of Object.entries(MODES)) {
  test(`axe finds nothing on any page, ${mode}`, async ({ page, world, inbox, watch }) => {
    watch.foresee(/console error: Failed to load resource: .*404.*\/water\/nowhere/)
    await page.context().addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: world.origin })))
    await tour({ page, world, inbox }, (name) => expectNoBarriers(page, name))
  })
}

test('axe finds nothing beside the phone on a desk, nor on the pages for staff', async ({ page, admin, qa, world }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await enter(page, '居民 王女士')
  await quoteAll(page, await world.bound('0100000001'))
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  for (const theme of ['light', 'dark']) {
    for (const one of [page, admin, qa]) {
      await one.context().addCookies([{ name: 'shuidan.theme', value: theme, url: world.origin }])
      await one.reload()
    }
    await expect(page.getByText(/0100000001 · ¥90.00/)).toBeVisible()
    await expectNoBarriers(page, `result with panel, ${theme}`)
    await expect(qa.getByText(/0100000001 · ¥90.00/)).toBeVisible()
    await expectNoBarriers(qa, `worlds, ${theme}`)
    await expect(admin.getByRole('row', { name: /0100000001/ })).toBeVisible()
    await expectNoBarriers(admin, `console, ${theme}`)
    await page.goto('/')
    await expect(page.getByText(/0100000001 · ¥90.00/)).toBeVisible()
    await expectNoBarriers(page, `start with panel, ${theme}`)
  }
})
