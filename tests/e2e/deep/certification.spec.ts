/** 企业认证 (rule X2): a resident sends a licence, somebody at the desk looks at it, and the title says so. */
import type { Page } from '@playwright/test'
import { look } from '../barriers'
import { readTables } from '../books'
import { expect, test } from '../fixtures'
import { expectTitle, problemOf } from '../steps'

const FIRM = '北京水韵物业管理有限公司'
const section = (page: Page) => page.getByRole('region', { name: /^企业认证/ })
const file = (page: Page) => section(page).getByLabel('营业执照照片')

async function toTitle(page: Page): Promise<string> {
  await page.goto('/invoices/titles/new')
  await page.getByRole('radio', { name: '企业单位' }).check()
  await page.getByRole('textbox', { name: '抬头名称' }).fill(FIRM)
  await page.getByRole('textbox', { name: '统一社会信用代码' }).fill('91110000802100433B')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: FIRM }).click()
  await expectTitle(page, '编辑抬头')
  return page.url()
}

/** Any picture will do: the page itself. */
async function send(page: Page): Promise<void> {
  await file(page).setInputFiles({ name: '营业执照.png', mimeType: 'image/png', buffer: await page.screenshot() })
  await expect(section(page).getByText('已选择：营业执照.png')).toBeVisible()
  await page.getByRole('button', { name: '提交认证' }).click()
  await expect(section(page)).toContainText('审核中')
}

async function toDesk(admin: Page): Promise<void> {
  await admin.goto('/console')
  await admin.getByRole('link', { name: '企业认证审核' }).click()
  await admin.getByRole('combobox', { name: '状态' }).selectOption('审核中')
  await admin.getByRole('button', { name: '筛选' }).click()
  await expect(admin.getByRole('link', { name: '清除筛选' })).toBeVisible()
  await admin.getByRole('link', { name: `打开${FIRM}的申请` }).click()
  await expectTitle(admin, '认证申请')
}

test('sent, looked at, approved; it ends after a year', async ({ resident: page, admin, world }) => {
  const address = await toTitle(page)
  await expect(section(page)).toContainText('认证后可以为这个单位申请发票')
  await send(page)
  await expect(page.getByRole('button', { name: '提交认证' })).toBeHidden()
  await look(page, 'title being looked at')
  await admin.goto('/console/certifications')
  await look(admin, 'certifications')
  await toDesk(admin)
  const picture = admin.getByRole('img', { name: `${FIRM}提交的营业执照照片` })
  await expect(picture).toBeVisible()
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100)
  await look(admin, 'a certification')
  await admin.getByRole('button', { name: '通过认证' }).click()
  await expect(admin.getByRole('status').filter({ hasText: '已认证' })).toBeVisible()
  await page.goto(address)
  await expect(section(page)).toContainText('已认证')
  await expect(section(page)).toContainText('有效期至')
  await world.clock.by(367 * 86_400)
  await page.goto(address)
  await expect(section(page)).toContainText('已过期')
  await send(page)
})

test('turned down with a reason, sent again, approved and taken back', async ({ resident: page, admin }) => {
  const address = await toTitle(page)
  await send(page)
  await toDesk(admin)
  await admin.getByRole('button', { name: '不通过' }).click()
  await expect(problemOf(admin, '不通过')).toContainText('请写明原因，2–200 个字')
  await admin.getByRole('textbox', { name: '原因（申请人会看到）' }).fill('照片看不清')
  await admin.getByRole('button', { name: '不通过' }).click()
  await expect(admin.getByRole('status').filter({ hasText: '未通过' })).toBeVisible()
  await page.goto(address)
  await expect(section(page)).toContainText('原因：照片看不清')
  await send(page)
  await toDesk(admin)
  await admin.getByRole('button', { name: '通过认证' }).click()
  await expect(admin.getByRole('status').filter({ hasText: '已认证' })).toBeVisible()
  await admin.getByRole('textbox', { name: '原因（申请人会看到）' }).fill('营业执照已注销')
  await admin.getByRole('button', { name: '撤销认证' }).click()
  await expect(admin.getByRole('status').filter({ hasText: '已撤销' })).toBeVisible()
  await page.goto(address)
  await expect(section(page)).toContainText('原因：营业执照已注销')
})

test('what is no picture is refused, and nothing is written; a resident does not see the desk', async ({ resident: page, world }) => {
  const address = await toTitle(page)
  const before = await readTables(world)
  await page.getByRole('button', { name: '提交认证' }).click()
  await expect(problemOf(page, '企业认证')).toContainText('请选择一张照片')
  await file(page).setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
  await expect(section(page).getByText('这个文件不是照片，请选择照片或截图')).toBeVisible()
  await file(page).setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') })
  await expect(section(page).getByText('这个文件不是照片，请选择照片或截图')).toBeVisible()
  expect(await readTables(world)).toEqual(before)
  await page.goto('/console/certifications')
  await expect(page).not.toHaveURL(/console/)
  await page.goto(address)
  await expect(section(page)).toBeVisible()
})
