/** Rule A5: several accounts are ticked, confirmed once, and watched as each is credited. */
import type { Page } from '@playwright/test'
import { ordersAtCompany, paymentsOf } from '../books'
import { expectAxeFindsNothing } from '../barriers'
import { expect, test } from '../fixtures'
import { addCard, cardWith } from '../money-steps'
import { expectTitle, tapDigits } from '../steps'
import type { World } from '../../kit'

const CITIES = [['0100000001', 'beijing'], ['0100000002', 'beijing'], ['0100000500', 'beijing'], ['20000001', 'shanghai'], ['300000000001', 'guangzhou']] as const

/** 王女士 has one of them from the start, under its own name. */
const aliasOf = (number: string) => (number === '0100000002' ? '爸妈家-主表' : `家${number.slice(0, 2)}${number.slice(-4)}`)

async function bindAll(world: World, numbers: readonly (readonly [string, string])[]): Promise<void> {
  for (const [number, companyCode] of numbers) await world.bind(number, { companyCode, alias: aliasOf(number) })
}

/** Ticks these and no others; ends with the confirm sheet open. */
async function choose(page: Page, numbers: readonly string[]): Promise<void> {
  await page.goto('/water')
  await page.getByRole('link', { name: '合并缴费' }).click()
  await expectTitle(page, '合并缴费')
  const boxes = page.getByRole('group', { name: '选择户号' }).getByRole('checkbox')
  for (const box of await boxes.all()) if (await box.isEnabled()) await box.uncheck()
  await expect(page.getByRole('status').filter({ hasText: '请至少选一个户号' })).toBeVisible()
  for (const number of numbers) await page.getByRole('checkbox', { name: aliasOf(number) }).check()
  await page.getByRole('button', { name: '去付款' }).click()
  await expect(sheetOf(page)).toBeVisible()
}

const sheetOf = (page: Page) => page.getByRole('dialog', { name: '确认付款' })

async function agree(page: Page): Promise<void> {
  await sheetOf(page).getByRole('button', { name: '立即支付' }).click()
  await tapDigits(page, '123456')
  await page.waitForURL(/\/payments\/merged\/mrg_\w+$/)
  await expectTitle(page, '合并缴费结果')
}

const resultOf = (page: Page) => page.getByRole('region', { name: '合并缴费结果' }).getByRole('status')

test('five accounts in three cities, one of which its company refuses', async ({ resident: page, world }) => {
  await bindAll(world, CITIES)
  await choose(page, CITIES.map(([number]) => number))
  await expect(sheetOf(page).getByText('合并缴费（5 个户号）')).toBeVisible()
  await agree(page)
  await expect(resultOf(page)).toContainText('4 个成功，1 个未成功')
  await expect(resultOf(page)).toContainText('其余不受影响')
  expect(await paymentsOf(world, '0100000500')).toEqual(['FAILED'])
  for (const number of ['0100000001', '20000001', '300000000001']) expect((await ordersAtCompany(world, number)).map(({ state }) => state)).toEqual([2])
  await expectAxeFindsNothing(page, 'merged result')
  // Each leg has a receipt of its own, which leads back to the whole.
  await page.getByRole('link', { name: aliasOf('0100000500') }).click()
  await expectTitle(page, '缴费结果')
  await page.getByRole('link', { name: /查看合并缴费/ }).click()
  await expectTitle(page, '合并缴费结果')
  await page.goto('/water/merge')
  await expect(page.getByRole('checkbox', { name: aliasOf('20000001') })).toBeDisabled()
})

test('a leg that is not clear yet is watched live, and the world can be copied meanwhile', async ({ resident: page, world }) => {
  await bindAll(world, [['0100000408', 'beijing'], ['20000001', 'shanghai']])
  await choose(page, ['0100000408', '20000001'])
  const stream = page.waitForRequest(/\/api\/payments\/merged\/mrg_\w+\/events$/)
  await agree(page)
  await stream
  await expect(resultOf(page)).toContainText('1/2 个已入账')
  await world.snapshot()
  await page.evaluate(() => Object.assign(window, { stillHere: true }))
  await world.clock.by('minute')
  await expect(resultOf(page)).toContainText('全部缴费成功')
  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true)
})

test('a frozen card leaves all of it to another source, in the same sheet and without the password', async ({ resident: page, world, inbox }) => {
  const frozen = /冻结/
  await addCard(page, inbox, frozen)
  await bindAll(world, [['0100000001', 'beijing'], ['20000001', 'shanghai']])
  await choose(page, ['0100000001', '20000001'])
  await sheetOf(page).getByRole('button', { name: /^付款方式/ }).click()
  await sheetOf(page).getByRole('radio', { name: new RegExp(cardWith(frozen).pan.slice(-4)) }).click()
  await sheetOf(page).getByRole('button', { name: '立即支付' }).click()
  await tapDigits(page, '123456')
  await expect(sheetOf(page).getByRole('alert')).toContainText('卡已冻结')
  await sheetOf(page).getByRole('button', { name: '确认支付（无需再输密码）' }).click()
  await expect(resultOf(page)).toContainText('全部缴费成功')
})

test('one alone is paid as always; somebody else’s is not there; English', async ({ resident: page, world, context, watch }) => {
  watch.foresee(/404 \(Not Found\)/)
  await bindAll(world, CITIES)
  await choose(page, ['20000001'])
  await page.waitForURL(/\/payments\/pay_\w+\/confirm$/)
  expect((await page.goto('/payments/merged/mrg_nobody'))?.status()).toBe(404)
  expect((await world.call('/api/payments/merged/mrg_nobody/events')).status).toBe(401)
  await context.addCookies([{ name: 'shuidan.locale', value: 'en', url: world.origin }])
  await page.goto('/water/merge')
  await expectTitle(page, 'Pay several')
})
