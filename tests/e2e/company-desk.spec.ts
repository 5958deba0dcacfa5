import type { Page } from '@playwright/test'
import { enterWithPassword } from '../kit/people'
import { expectAxeFindsNothing } from './barriers'
import { expect, test } from './fixtures'

const colleague = async (openBrowser: () => Promise<import('@playwright/test').BrowserContext>, name = 'operator'): Promise<Page> => {
  const page = await (await openBrowser()).newPage()
  await enterWithPassword(page, name, `${name}-demo`)
  return page
}

const impact = (page: Page) => page.getByRole('region', { name: '影响预览', exact: true })

test('a company is found by initials, its hotline changed after a preview, and the version says so', async ({ admin: page }) => {
  await page.getByRole('link', { name: /水务公司：/ }).click()
  await page.keyboard.press('/')
  await page.keyboard.type('shsy')
  await page.getByLabel('名称、城市、拼音、首字母或代码').fill('上海')
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page.getByRole('status')).toContainText('找到 1 家')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: '打开上海城投水务（模拟）' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('上海城投水务（模拟）')
  await expectAxeFindsNothing(page, 'company')
  await page.getByRole('link', { name: '修改', exact: true }).click()
  await page.getByLabel('客服电话').fill('96222')
  await page.getByLabel('试一个户号').fill('2000')
  await expect(page.getByText('用户编号应为 8 位数字')).toBeVisible()
  await page.getByLabel('试一个户号').fill('20000009')
  await expect(page.getByText('符合规则：20000009')).toBeVisible()
  await page.getByRole('button', { name: '预览影响' }).click()
  await expect(impact(page)).toContainText('962740')
  await expect(impact(page)).toContainText('提交后立即生效')
  await expectAxeFindsNothing(page, 'edit with impact')
  await page.getByRole('button', { name: '提交变更' }).click()
  await expect(page.getByText('请写明原因')).toBeVisible()
  await page.getByLabel('原因').fill('换了热线')
  await page.getByRole('button', { name: '提交变更' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('第 2 版')
  await expect(page.getByText('已生效')).toBeVisible()
  await expect(page.getByRole('row', { name: /客服电话/ })).toContainText('96222')
})

test('a stale edit is refused with both sides, and merged', async ({ admin: page, openBrowser }) => {
  const other = await colleague(openBrowser)
  for (const one of [page, other]) await one.goto('/console/companies/guangzhou/edit')
  const send = async (who: Page, phone: string) => {
    await who.getByLabel('客服电话').fill(phone)
    await who.getByRole('button', { name: '预览影响' }).click()
    await who.getByLabel('原因').fill('更正')
    await who.getByRole('button', { name: '提交变更' }).click()
  }
  await send(other, '96111')
  await expect(other.getByRole('heading', { level: 1 })).toContainText('第 2 版')
  await page.getByLabel('简称').fill('羊城水务')
  await send(page, '96222')
  const merge = page.getByRole('region', { name: '内容已被他人修改' }).first()
  await expect(merge.getByRole('row', { name: /客服电话/ })).toContainText('96968')
  await expect(merge.getByRole('row', { name: /客服电话/ })).toContainText('冲突')
  await expectAxeFindsNothing(page, 'merge')
  await page.getByRole('combobox', { name: '客服电话' }).selectOption('用我的')
  await page.getByRole('button', { name: '合并后提交' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('第 3 版')
  await page.goto('/console/companies/guangzhou')
  await expect(page.getByText('96222')).toBeVisible()
  await expect(page.getByText('羊城水务')).toBeVisible()
})

test('a tariff for next month is tried on an example, agreed to by a second person, bills by it from its day on, and is rolled back', async ({ admin: page, openBrowser, resident, world }) => {
  const account = await world.bind('20000001', { companyCode: 'shanghai' })
  const keeper = await colleague(openBrowser, 'tariff')
  await keeper.goto('/console/companies/shanghai')
  await keeper.getByRole('link', { name: /以此为底新增 居民/ }).first().click()
  await keeper.getByLabel('生效日').fill('2026-04-01')
  await keeper.getByLabel('第 1 档 水费').fill('2.92')
  await keeper.getByLabel('本期用水').fill('10')
  await keeper.getByRole('button', { name: '试算' }).click()
  await expect(keeper.getByRole('status').filter({ hasText: '合计' })).toContainText('¥44.50')
  await keeper.getByRole('button', { name: '预览影响' }).click()
  await expect(impact(keeper)).toContainText('居民 2026-04-01')
  await expect(impact(keeper)).toContainText('须第二人审批')
  await keeper.getByLabel('原因').fill('四月调价')
  await keeper.getByRole('button', { name: '提交变更' }).click()
  await expect(keeper.getByText('自己提交的变更要由另一人审批')).toBeVisible()
  await page.goto('/console/changes?state=PENDING')
  await page.getByRole('link', { name: /上海城投水务（模拟） 第 2 版/ }).click()
  await page.getByRole('button', { name: '同意' }).click()
  await expect(page.getByText('已生效')).toBeVisible()
  await world.clock.to('2026-05-06T10:00:00+08:00')
  for (const [month, price] of [['3', '1.92'], ['4', '2.92']] as const) {
    await resident.goto(`/water/${account}/bills`)
    await resident.getByRole('link', { name: new RegExp(`^2026年${month}月`) }).click()
    await expect(resident.getByRole('row', { name: /水费/ }).first()).toContainText(`× ¥${price}`)
  }
  await page.goto('/console/companies/shanghai/versions/1')
  await page.getByLabel('原因').fill('调价取消')
  await page.getByRole('button', { name: '恢复到这一版' }).click()
  await expect(page.getByText('恢复到第 1 版')).toBeVisible()
  await keeper.goto(page.url())
  await keeper.getByRole('button', { name: '同意' }).click()
  await expect(keeper.getByText('已生效')).toBeVisible()
  await keeper.goto('/console/companies/shanghai')
  await expect(keeper.getByText('居民 2026-04-01')).toBeHidden()
})

test('who may not, cannot: a viewer has no ways to change, a resident no way in', async ({ openBrowser, resident }) => {
  const viewer = await colleague(openBrowser, 'viewer')
  await viewer.goto('/console/companies/shanghai')
  await expect(viewer.getByRole('link', { name: '修改', exact: true })).toBeHidden()
  for (const path of ['/console/companies/shanghai/edit', '/console/companies/new', '/console/companies/shanghai/tariff']) {
    await viewer.goto(path)
    await expect(viewer).not.toHaveURL(new RegExp(`${path}$`))
  }
  await resident.goto('/console/companies')
  await expect(resident).not.toHaveURL(/console/)
})
