/** A certification of a company that speaks json, begun in the console and watched to its end (rule C3). */
import { readFileSync } from 'node:fs'
import { XMLValidator } from 'fast-xml-parser'
import { CASE_IDS } from '@/lib/certification/engine'
import { expectAxeFindsNothing } from './barriers'
import { expect, test } from './fixtures'

/** Of the registry, and speaks json. */
const CODE = 'w330102'

test('a company is certified, case by case, with the evidence of each', async ({ admin: page }) => {
  await page.goto(`/console/companies/${CODE}/certify`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('接入认证')
  await expect(page.getByText('json', { exact: true })).toBeVisible()
  await expect(page.getByText('还没有做过接入认证')).toBeVisible()
  await expect(page.getByLabel('有欠费的户号', { exact: true })).not.toHaveValue('')
  await expectAxeFindsNothing(page, 'certify')
  await page.getByRole('button', { name: '开始认证' }).click()
  await expect(page).toHaveURL(/\/certify\/cert_[0-9a-f]+$/)
  await expect(page.getByRole('status').filter({ hasText: '全部通过' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('listitem')).toHaveCount(CASE_IDS.length)
  const replay = page.getByRole('listitem').filter({ hasText: '重放' }).filter({ has: page.locator('summary') }).first()
  await replay.locator('summary').click()
  await expect(replay).toContainText('原样重放：拒绝')
  await expect(replay.getByRole('group', { name: '应答' }).first()).toContainText('sessionId')
  await expect(replay.getByRole('group', { name: '应答' }).nth(1)).toContainText('ciphertext')
  await expectAxeFindsNothing(page, 'certified')
  const [junit] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载测试结果' }).click()])
  expect(XMLValidator.validate(readFileSync(await junit.path(), 'utf8'))).toBe(true)
  const [html] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载网页报告' }).click()])
  expect(readFileSync(await html.path(), 'utf8')).toContain('水务公司接入认证报告')
  await page.getByRole('link', { name: '返回接入认证' }).click()
  await expect(page.getByRole('region', { name: '历次认证' }).getByRole('row').nth(1)).toContainText('全部通过')
})

test('what does not fit is said beside the form, and a resident has no such page', async ({ admin: page, resident }) => {
  await page.goto('/console/companies/beijing/certify')
  await expect(page.getByLabel('有欠费的户号', { exact: true })).toHaveValue('0100000002')
  await page.getByLabel('不存在的户号', { exact: true }).fill('')
  await page.getByRole('button', { name: '开始认证' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '请填写有欠费的户号和不存在的户号' })).toBeVisible()
  await expect(page.getByLabel('有欠费的户号', { exact: true })).toHaveValue('0100000002')
  await resident.goto('/console/companies/beijing/certify')
  await expect(resident).toHaveURL((url) => url.pathname === '/')
})

test('a company behind a socket passes too, and says what its protocol has not', async ({ admin: page }) => {
  await page.goto('/console/companies/w330206/certify')
  await expect(page.getByText('gbk-tcp', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '开始认证' }).click()
  await expect(page.getByRole('status').filter({ hasText: '全部通过' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('listitem').filter({ hasText: '冒名与改动' }).first()).toContainText('gbk-tcp 没有签名')
  await expect(page.getByRole('listitem').filter({ hasText: '对账文件' }).first()).toContainText('通过')
})
