/** Who comes in, and how. */
import type { Page } from '@playwright/test'

/** One tap on the start page of a world with open doors; ends where that person begins. */
export async function enter(page: Page, who: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: who }).click()
  await page.waitForURL((url) => url.pathname !== '/')
}

/** By way of the simulated WeChat's own page, where one chooses who one is. */
export async function enterByWechat(page: Page, nickname: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: '微信登录（选择微信号）' }).click()
  await page.getByRole('button', { name: nickname }).click()
  await page.waitForURL('**/me')
}

/** Staff, where the doors are shut. */
export async function enterWithPassword(page: Page, loginName: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: '账号' }).fill(loginName)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}
