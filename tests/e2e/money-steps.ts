/** What residents do with cards and wallets again and again. */
import { expect, type Locator, type Page } from '@playwright/test'
import { CARDS_TO_TRY } from '@/lib/simulators/bank'
import { expectTitle } from './steps'

/** One of the cards that anybody may bind, by what its description begins with or holds. */
export function cardWith(zh: RegExp) {
  const card = CARDS_TO_TRY.find((one) => one.holderName === '试卡人' && zh.test(one.zh))
  if (!card) throw new Error(`no card ${zh}`)
  return card
}

export async function addCard(page: Page, inbox: { code(): Promise<string> }, zh: RegExp): Promise<void> {
  const { pan, holderName, idTail, phone } = cardWith(zh)
  await page.goto('/cards/add')
  await page.getByRole('textbox', { name: '卡号' }).fill(pan)
  await page.getByRole('textbox', { name: '持卡人姓名' }).fill(holderName)
  await page.getByRole('textbox', { name: '证件号后四位' }).fill(idTail)
  await page.getByRole('textbox', { name: '银行预留手机号' }).fill(phone)
  await page.getByRole('button', { name: '下一步' }).click()
  await expectTitle(page, '验证手机号')
  await page.getByRole('textbox', { name: '短信验证码' }).fill(await inbox.code())
  await page.getByRole('button', { name: '完成' }).click()
  await expectTitle(page, '银行卡')
}

/** Fills in how much, and the password where it is asked for, and sends it. */
export async function sendMoney(page: Page, form: string, amount: string, password?: string): Promise<void> {
  await page.getByRole('textbox', { name: '金额（元）' }).fill(amount)
  if (password !== undefined) await page.getByLabel('支付密码').fill(password)
  await page.getByRole('form', { name: form }).getByRole('button', { name: form }).click()
}

/** The sum at the head of a page. */
export const sumOf = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })

export async function expectSum(page: Page, name: string, text: string): Promise<void> {
  await expect(sumOf(page, name)).toContainText(text)
}

/** So much quoted, what is due and more; ends with the confirm sheet open. */
export async function prepay(page: Page, waterAccountId: string, amount: string): Promise<void> {
  await page.goto(`/water/${waterAccountId}/pay?intent=PREPAY`)
  await page.getByRole('textbox', { name: '金额（元）' }).fill(amount)
  await page.getByRole('button', { name: '去付款' }).click()
  await expect(page.getByRole('dialog', { name: '确认付款' })).toBeVisible()
}
