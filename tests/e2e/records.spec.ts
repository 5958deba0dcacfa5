import { readFileSync } from 'node:fs'
import { expectAxeFindsNothing } from './barriers'
import { expect, test } from './fixtures'
import { agree, quoteAll, resultOf } from './steps'

test('records are filtered, searched, added up by month and taken away as a file', async ({ resident: page, world }) => {
  await quoteAll(page, await world.bind('0100000001'))
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  await world.clock.to('2026-04-20T02:00:00.000Z')
  await quoteAll(page, await world.bind('0100000002'))
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')

  await page.goto('/payments')
  await expect(page.getByText('支出 ¥90.00')).toBeVisible()
  await expect(page.getByRole('heading', { name: '2026年4月' })).toBeVisible()
  await expectAxeFindsNothing(page, 'records')
  await page.getByRole('combobox', { name: '月份' }).selectOption({ label: '2026年3月' })
  await page.getByRole('button', { name: '查看' }).click()
  await expect(page.getByRole('heading', { name: '2026年4月' })).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('combobox', { name: '月份' })).toHaveValue('202603')

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出账单（表格）' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^水单账单-2026-04-\d\d\.csv$/)
  const lines = readFileSync(await file.path(), 'utf8').trimEnd().split('\r\n')
  expect([lines.length, lines[0]]).toEqual([2, '\ufeff时间,微信支付订单号,缴费流水号,户号,备注名,缴费单位,付款方式,金额(元),手续费(元),已退款(元),状态,单位回执号'])
  expect(lines[1]).toContain(',零钱,90.00,0.00,0.00,缴费成功,')

  const search = page.getByRole('searchbox', { name: '搜索交易记录' })
  await page.getByRole('combobox', { name: '月份' }).selectOption({ label: '全部' })
  for (const [q, text] of [['90', '支出 ¥90.00'], ['zzz', '没有符合条件的记录']] as const) {
    await search.fill(q)
    await search.press('Enter')
    await expect(page.getByText(text)).toBeVisible()
  }
  await page.goBack()
  await expect(page.getByText('支出 ¥90.00')).toBeVisible()
  await page.goForward()
  await page.getByRole('main').getByRole('link', { name: '清除条件' }).last().click()
  await expect(page.getByRole('heading', { name: '2026年4月' })).toBeVisible()
})

test('a payment under way says what comes next and when, also in English', async ({ resident: page, world }) => {
  await quoteAll(page, await world.bind('0100000410'))
  await agree(page)
  await expect(resultOf(page)).toContainText('结果确认中')
  const next = page.getByRole('listitem').filter({ hasText: '接下来：再次向缴费单位核实，不会重复扣款' })
  await expect(next).toContainText(/预计 2026年\d+月\d+日 \d\d:\d\d:\d\d/)
  await expectAxeFindsNothing(page, 'payment under way')
  const payment = page.url()
  await page.goto('/me')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.goto(payment)
  await expect(page.getByRole('listitem').filter({ hasText: 'Next: the company is asked again; nothing is taken twice' })).toContainText('expected')
  await page.goto('/payments?q=0410')
  await expect(page.getByRole('main').getByRole('link', { name: /01\*{4}0410/ })).toBeVisible()
  await page.goto('/payments?q=%F0%9F%9B%81')
  await expect(page.getByText('Nothing fits')).toBeVisible()
})
