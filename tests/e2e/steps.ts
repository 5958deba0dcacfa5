/** What residents do again and again. */
import { expect, type Locator, type Page } from '@playwright/test'

export async function expectTitle(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()
}

/** Types a number on the page for it and goes on. */
export async function giveNumber(page: Page, number: string): Promise<void> {
  await page.goto('/water/bind/beijing')
  await page.getByRole('textbox', { name: '用户编号（户号）' }).fill(number)
  await page.getByRole('button', { name: '下一步' }).click()
}

export async function askForCode(page: Page): Promise<void> {
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(page.getByText('验证码已发送至')).toBeVisible()
}

export async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: '短信验证码' }).fill(code)
  await page.getByRole('button', { name: '验证', exact: true }).click()
}

/** From number to account page, with the suggested name. */
export async function bind(page: Page, inbox: { code(): Promise<string> }, number: string): Promise<void> {
  await giveNumber(page, number)
  await askForCode(page)
  await giveCode(page, await inbox.code())
  await page.getByRole('button', { name: '完成绑定' }).click()
  await page.waitForURL(/\/water\/wac_\w+$/)
}

/** Has everything that is due quoted; ends with the confirm sheet open. */
export async function quoteAll(page: Page, waterAccountId: string): Promise<Locator> {
  await page.goto(`/water/${waterAccountId}/pay`)
  await page.getByRole('button', { name: '去付款' }).click()
  const sheet = page.getByRole('dialog', { name: '确认付款' })
  await expect(sheet.getByRole('button', { name: '立即支付' })).toBeVisible()
  return sheet
}

/** The payment password on the pad, figure by figure. */
export async function tapDigits(page: Page, digits: string, pad = '数字键盘'): Promise<void> {
  for (const digit of digits) await page.getByRole('group', { name: pad }).getByRole('button', { name: digit, exact: true }).click()
}

/** From the open confirm sheet to the result page. */
export async function agree(page: Page): Promise<void> {
  await page.getByRole('button', { name: '立即支付' }).click()
  await tapDigits(page, '123456')
  await page.waitForURL(/\/payments\/pay_\w+$/)
  await expectTitle(page, '缴费结果')
}

/** The state in words at the head of the result page. */
export const resultOf = (page: Page): Locator => page.getByRole('region', { name: '缴费结果' }).getByRole('status')

/** What stands beside a name in a list of facts: `fact(page, '户主')` is the holder. */
export function fact(scope: Page | Locator, name: string): Locator {
  return scope.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd[1]')
}

/** What a form says is wrong. */
export const problemOf = (page: Page, form: string): Locator => page.getByRole('form', { name: form }).getByRole('alert')
