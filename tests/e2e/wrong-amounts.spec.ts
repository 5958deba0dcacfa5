import { readTables } from './books'
import { expect, test } from './fixtures'
import { problemOf, quoteAll, tapDigits } from './steps'

const NO_AMOUNT = '请输入正确的金额，最多两位小数'

test('amounts that are none are refused, kept in the field, and nothing is written', async ({ resident: page, world }) => {
  await page.goto(`/water/${await world.bind('0100000001')}/pay`)
  await page.getByRole('radio', { name: '缴一部分' }).check()
  const before = await readTables(world)
  const field = page.getByRole('textbox', { name: '金额（元）' })
  for (const [typed, text] of [
    ['0', NO_AMOUNT],
    ['-1', NO_AMOUNT],
    ['1e9', NO_AMOUNT],
    ['0.001', NO_AMOUNT],
    ['abc', NO_AMOUNT],
    ['12,34', NO_AMOUNT],
    ['', NO_AMOUNT],
    ['90.01', '金额不能超过 90.00 元'],
    ['9999999999', '金额不能超过 50000.00 元'],
  ] as const) {
    await field.fill(typed)
    await page.getByRole('button', { name: '去付款' }).click()
    await expect(problemOf(page, '缴费'), `“${typed}”`).toHaveText(text)
    await expect(field).toHaveValue(typed)
    await expect(page.getByRole('radio', { name: '缴一部分' })).toBeChecked()
  }
  expect(await readTables(world)).toEqual(before)
})

test('prepaying less than what is due is refused', async ({ resident: page, world }) => {
  await page.goto(`/water/${await world.bind('0100000001')}/pay?intent=PREPAY`)
  const before = await readTables(world)
  await page.getByRole('textbox', { name: '金额（元）' }).fill('89.99')
  await page.getByRole('button', { name: '去付款' }).click()
  await expect(problemOf(page, '缴费')).toContainText('金额不能低于 90.00 元')
  expect(await readTables(world)).toEqual(before)
})

test('more than the balance holds: said before the password is asked for', async ({ resident: page, world }) => {
  await page.goto(`/water/${await world.bind('0100000003')}/pay?intent=PREPAY`)
  await page.getByRole('textbox', { name: '金额（元）' }).fill('500.01')
  await page.getByRole('button', { name: '去付款' }).click()
  const sheet = page.getByRole('dialog', { name: '确认付款' })
  await expect(sheet.getByRole('alert')).toContainText('零钱余额不足，还差 ¥0.01')
  await expect(sheet.getByRole('button', { name: '立即支付' })).toBeDisabled()
})

test('wrong payment passwords: five lock it, the right one comes too late', async ({ resident: page, world }) => {
  const sheet = await quoteAll(page, await world.bind('0100000001'))
  await sheet.getByRole('button', { name: '立即支付' }).click()
  const before = await readTables(world)
  for (const left of [4, 3, 2, 1]) {
    await tapDigits(page, '000000')
    await expect(sheet.getByRole('alert')).toContainText(`支付密码错误，还可以输入 ${left} 次`)
    await expect(sheet.getByText('已输入 0 位，共 6 位')).toBeAttached()
  }
  for (const digits of ['000000', '000000', '123456']) {
    await tapDigits(page, digits)
    await expect(sheet.getByRole('alert')).toContainText('支付密码错误次数过多，已锁定，请 180 分钟后再试')
  }
  const { 'public.payment_password': passwords, ...rest } = await readTables(world)
  const { 'public.payment_password': _, ...others } = before
  expect(rest).toEqual(others)
  expect(passwords).toBeDefined()
})
