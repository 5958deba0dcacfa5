import iconv from 'iconv-lite'
import { enterWithPassword } from '../kit'
import { expectAxeFindsNothing } from './barriers'
import { expect, test } from './fixtures'

test('a table is tried first: a bad line stops all of it, and mended it goes in', async ({ admin: page }) => {
  await page.goto('/console/companies/import')
  const lines = (phone: string) => `代码,客服电话\nbeijing,96100\nshanghai,${phone}\nguangzhou,96968`
  await page.getByLabel('或粘贴表格内容').fill(lines('12'))
  await page.getByRole('button', { name: '试运行' }).click()
  await expect(page.getByRole('status')).toContainText('新增 0，修改 1，不变 1，不正确 1')
  await expect(page.getByRole('row', { name: /shanghai/ })).toContainText('客服电话由 4–16 位数字和短横线组成')
  await expect(page.getByRole('button', { name: '导入', exact: true })).toBeHidden()
  await expectAxeFindsNothing(page, 'import')
  await page.getByLabel('或粘贴表格内容').fill(lines('96222'))
  await page.getByRole('button', { name: '试运行' }).click()
  await expect(page.getByRole('status')).toContainText('修改 2，不变 1，不正确 0')
  await page.getByLabel('原因').fill('统一换号')
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('已导入：新增 0，修改 2')
  await page.goto('/console/companies/shanghai')
  await expect(page.getByText('96222')).toBeVisible()
  await page.goto('/console/audit?action=company.changed')
  await expect(page.getByRole('row', { name: /company\.changed shanghai/ })).toContainText('管理员')
  await expectAxeFindsNothing(page, 'audit')
})

test('a table that brings a company shows all that it would be, and an unknown code is no company', async ({ admin: page }) => {
  await page.goto('/console/companies/import')
  await page.getByLabel('或粘贴表格内容').fill('代码,名称,简称,省份,城市代码,城市,区划代码,区县,客服电话,地址,机构代号,商户号\nxincheng,新城供水（模拟）,新城供水,河北省,130600,保定,130629,容城县,96119,sim:xincheng,990000002,1900000991\nbejing,,,,,,,,96119,,,')
  await page.getByRole('button', { name: '试运行' }).click()
  await expect(page.getByRole('status')).toContainText('新增 1，修改 0，不变 0，不正确 1')
  await expect(page.getByRole('row', { name: /bejing/ })).toContainText('新公司缺少：名称、简称')
  const fresh = page.getByRole('row', { name: /xincheng/ })
  await expect(fresh).toContainText('机构代号 990000002')
  await fresh.getByText(/^沿用北京市自来水（模拟）的 \d+ 项$/).click()
  await expect(fresh.getByText(/^价目 居民 .* · 第 1 档 ≤ 180 m³/).first()).toBeVisible()
  await expectAxeFindsNothing(page, 'import of a new company')
})

test('a table saved by Excel in Chinese is read as it was meant, a rare character included', async ({ admin: page }) => {
  await page.goto('/console/companies/import')
  const upload = (encoding: string) => page.getByLabel('选择表格文件').setInputFiles({ name: '公司.csv', mimeType: 'text/csv', buffer: iconv.encode('代码,简称\r\nbeijing,京水𠮷', encoding) })
  for (const encoding of ['gb18030', 'utf8']) {
    await page.getByLabel('或粘贴表格内容').fill('')
    await upload(encoding)
    await expect(page.getByLabel('或粘贴表格内容')).toHaveValue('代码,简称\nbeijing,京水𠮷')
  }
  await page.getByRole('button', { name: '试运行' }).click()
  await expect(page.getByRole('row', { name: /beijing/ })).toContainText(/简称 .+ → 京水𠮷/)
})

test('a filter is kept under a name, with its columns, and exported', async ({ admin: page }) => {
  await page.goto('/console/companies')
  await page.getByRole('combobox', { name: '协议' }).selectOption('gbk-tcp')
  await page.locator('summary', { hasText: '显示列' }).click()
  await page.getByRole('checkbox', { name: '服务费率' }).check()
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page.getByRole('columnheader', { name: '服务费率' })).toBeVisible()
  await page.getByLabel('名称', { exact: true }).fill('老协议')
  await page.getByRole('button', { name: '保存当前筛选' }).click()
  await expect(page.getByRole('link', { name: '老协议' })).toBeVisible()
  await page.goto('/console/companies')
  await page.getByRole('link', { name: '老协议' }).click()
  await expect(page.getByRole('combobox', { name: '协议' })).toHaveValue('gbk-tcp')
  await expectAxeFindsNothing(page, 'companies')
  const [download] = await Promise.all([page.waitForEvent('download'), page.goto('/console/companies?q=深圳').then(() => page.getByRole('link', { name: '导出表格' }).click())])
  expect(download.suggestedFilename()).toBe('companies.csv')
  await page.getByRole('button', { name: '删除筛选老协议' }).click()
  await expect(page.getByRole('link', { name: '老协议' })).toBeHidden()
})

test('cities stand side by side, with the source’s figure beside what is measured', async ({ admin: page }) => {
  await page.goto('/console/cities')
  await expect(page.getByRole('row', { name: /^北京/ })).toContainText('按年 180: 5.00 · 260: 7.00 · ∞: 9.00')
  await expect(page.getByText('参考值 78%')).toBeVisible()
  await expectAxeFindsNothing(page, 'cities')
  await page.getByLabel('城市', { exact: true }).fill('深圳')
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page.getByRole('row', { name: /^深圳/ })).toContainText('按月 22: 4.16')
})

test('who only looks is shown nothing to do it with', async ({ openBrowser }) => {
  const page = await (await openBrowser()).newPage()
  await enterWithPassword(page, 'viewer', 'viewer-demo')
  await page.goto('/console')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('管理后台')
  for (const path of ['/console/refunds', '/console/invoices', '/console/settlements', '/console/companies', '/console/audit']) {
    await page.goto(path)
    await expect(page).toHaveURL(new RegExp(`${path}$`))
    await expect(page.getByRole('button', { name: /同意|通过|退款|红冲|保存/ })).toHaveCount(0)
  }
})
