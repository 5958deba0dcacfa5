import { registryCompanies } from '@/prisma/seed/registry/companies'
import { balanceFen } from './books'
import { expect, test } from './fixtures'
import { expectTitle, fact, tapDigits } from './steps'

const HAN = /\p{Script=Han}/u
/** Names that stay as they are: places, people and companies, and the switch to the other language. */
const NAMES = /北京市自来水（模拟）|上海城投水务（模拟）|广州市自来水（模拟）|上海|广州|学院路|北京|王女士|爸妈家|-主表|小区|\*芳|海淀区|\(模拟\)|\d+号[院楼]|单元|中文|水单|王/g
/** Names of all companies and their cities; longer ones first, since they hold the others. */
const LISTED = [...new Set(registryCompanies().flatMap(({ company }) => [company.name, company.cityName]))].sort((a, b) => b.length - a.length)
const withoutNames = (text: string) => LISTED.reduce((rest, name) => rest.replaceAll(name, ''), text).replace(NAMES, '')

test('the whole job in English', async ({ page, world, inbox }) => {
  // biome-ignore lint/performance/useDomNodeTextContent: what is not shown, such as raw data of the page, is no text to read
  const readable = async () => expect(withoutNames(await page.locator('body').innerText()), page.url()).not.toMatch(HAN)
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await readable()
  await page.getByRole('button', { name: 'Resident Ms Wang' }).click()
  await expectTitle(page, 'Me')
  await readable()
  await page.getByRole('link', { name: /^Services/ }).click()
  await expectTitle(page, 'Services')
  await readable()
  await page.getByRole('link', { name: 'Utilities', exact: true }).click()
  await expectTitle(page, 'Utilities')
  await readable()
  await page.getByRole('link', { name: 'Water', exact: true }).click()
  await expectTitle(page, 'Water')
  await readable()
  await page.getByRole('link', { name: 'Add a number' }).click()
  await expectTitle(page, 'Choose the company')
  await readable()
  await page.getByRole('link', { name: /^Beijing/ }).last().click()
  await page.getByRole('button', { name: 'Scan' }).click()
  const scan = page.getByRole('dialog', { name: 'Scan the code on the meter' })
  await expect(scan.getByRole('status')).toContainText('choose a picture')
  await readable()
  await scan.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('textbox', { name: 'Customer number' }).fill('0100000001')
  await readable()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Send code' }).click()
  await expect(page.getByText('A code was sent to 138****1001.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Code from the text message' }).fill(await inbox.code())
  await readable()
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  await expectTitle(page, 'Name')
  await readable()
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(page.getByRole('region', { name: 'Amount due' })).toContainText('¥90.00')
  await readable()
  await page.getByRole('link', { name: /Jan–Feb 2026/ }).click()
  await expectTitle(page, 'Bill')
  await expect(page.getByRole('table', { name: 'Charges' }).getByRole('row', { name: /^Sewage/ })).toContainText('¥24.48')
  await readable()
  await page.getByRole('link', { name: 'Pay', exact: true }).click()
  await expect(page.getByRole('radio', { name: 'Everything due' })).toBeChecked()
  await readable()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('dialog', { name: 'Confirm payment' }).getByRole('button', { name: 'Pay now' }).click()
  await tapDigits(page, '12345', 'Digits')
  await readable()
  await tapDigits(page, '6', 'Digits')
  await expect(page.getByRole('region', { name: 'Result' }).getByRole('status')).toContainText('Paid')
  await expect(fact(page, 'Company receipt number')).toHaveText(/^\d{20}$/)
  await readable()
  await page.getByRole('link', { name: 'Payment history' }).click()
  await expect(page.getByRole('link', { name: /-¥90.00.*Paid/ })).toBeVisible()
  await readable()
  expect(await balanceFen(world, 'payable:beijing')).toBe(9000)
})

test('the wallet in English', async ({ page, resident, world }) => {
  await page.context().addCookies([{ name: 'shuidan.locale', value: 'en', url: world.origin }])
  for (const [path, title] of [
    ['/wallet', 'Wallet'],
    ['/wallet/balance', 'Balance'],
    ['/wallet/balance/top-up', 'Top up'],
    ['/wallet/transfers', 'Top-ups and withdrawals'],
    ['/wallet/fund', 'Money fund'],
    ['/wallet/fund/in', 'Move in'],
    ['/wallet/family', 'Family cards'],
    ['/wallet/family/give', 'Give a family card'],
    ['/wallet/credit', 'Pay later'],
    ['/wallet/order', 'Order of payment'],
  ] as const) {
    await resident.goto(path)
    await expectTitle(resident, title)
    // biome-ignore lint/performance/useDomNodeTextContent: what is not shown, such as raw data of the page, is no text to read
    expect((await resident.locator('body').innerText()).replace(NAMES, ''), path).not.toMatch(HAN)
  }
})
