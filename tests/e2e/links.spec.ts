import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { expectTitle } from './steps'

/** Gone as soon as a page is loaded anew. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { stillHere: true }))
const isMarked = (page: Page) => page.evaluate(() => 'stillHere' in window)

test('a link is followed within the page, by tap and by key, and back again', async ({ resident: page }) => {
  await page.goto('/me')
  await expect(page.getByRole('link', { name: /^服务/ })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await mark(page)
  await page.getByRole('link', { name: /^服务/ }).click()
  await expectTitle(page, '服务')
  await page.getByRole('link', { name: '生活缴费' }).focus()
  await page.keyboard.press('Enter')
  await expectTitle(page, '生活缴费')
  await page.goBack()
  await expectTitle(page, '服务')
  await page.goBack()
  await expectTitle(page, '我')
  await page.goForward()
  await expectTitle(page, '服务')
  expect(await isMarked(page)).toBe(true)
})

test('a click that asks for another tab gets one', async ({ resident: page }) => {
  await page.goto('/me')
  await page.waitForLoadState('networkidle')
  await mark(page)
  // The other tab's own page: of a tab in the background Playwright does not always tell (three of 25 that loaded were never announced).
  const other = page.context().waitForEvent('response', (response) => response.request().isNavigationRequest() && new URL(response.url()).pathname === '/services')
  await page.getByRole('link', { name: /^服务/ }).click({ modifiers: ['ControlOrMeta'] })
  expect((await other).status()).toBe(200)
  await expectTitle(page, '我')
  expect(await isMarked(page)).toBe(true)
})
