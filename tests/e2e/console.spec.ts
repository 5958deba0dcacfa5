import { expectAxeFindsNothing } from './barriers'
import { expect, test } from './fixtures'
import { agree, quoteAll, resultOf } from './steps'

test('the books close and the payment just made is listed', async ({ resident: page, admin, world }) => {
  await expect(admin.getByText('还没有缴费')).toBeVisible()
  await quoteAll(page, await world.bind('0100000001'))
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  await admin.reload()
  const money = admin.getByRole('region', { name: '客户资金' })
  await expect(money).toContainText('账目平衡：客户资金 = 备付金账户 + 在途')
  await expect(money).toContainText('应付水务公司¥90.00')
  await expect(money).toContainText('处理中¥0.00')
  await expect(admin.getByRole('region', { name: '账务核对' })).toContainText('全部通过')
  const line = admin.getByRole('region', { name: '最近缴费' }).getByRole('row', { name: /0100000001/ })
  await expect(line).toContainText(/2026-03-16 10:00:00北京市自来水（模拟）0100000001成功¥90.00/)
})

test('a payment under way is money held, and the books close all the same', async ({ resident: page, admin, world }) => {
  await quoteAll(page, await world.bind('0100000410'))
  await agree(page)
  await expect(resultOf(page)).toContainText('结果确认中')
  await admin.reload()
  const money = admin.getByRole('region', { name: '客户资金' })
  await expect(money).toContainText('处理中¥90.00')
  await expect(money).toContainText('账目平衡')
  await expect(admin.getByRole('row', { name: /0100000410/ })).toContainText('结果未知')
  await world.clock.by('hour')
  await admin.reload()
  await expect(money).toContainText('处理中¥0.00')
  await expect(admin.getByRole('row', { name: /0100000410/ })).toContainText('失败已退回')
})

test('the escrow proof holds now and at yesterday 23:59, and refuses what has not come yet', async ({ resident: page, admin, world }) => {
  await quoteAll(page, await world.bind('0100000001'))
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  await world.clock.by('day')
  await admin.getByRole('link', { name: '备付金核对' }).click()
  const proof = admin.getByRole('region', { name: '备付金核对' })
  // Tuesday, ten o'clock: the company has just been paid.
  await expect(proof.getByRole('row', { name: /应付水务公司/ })).toContainText('¥0.00')
  await expect(proof.getByRole('status')).toContainText('核对一致：差额 ¥0.00')
  await expectAxeFindsNothing(admin, 'escrow')
  for (const [at, payable] of [['2026-03-16T23:59', '¥90.00'], ['2026-03-16T09:59', '¥0.00']] as const) {
    await admin.getByLabel('时刻（北京时间）').fill(at)
    await admin.getByRole('button', { name: '核对' }).click()
    await expect(admin).toHaveURL(new RegExp(encodeURIComponent(at)))
    await expect(proof.getByRole('row', { name: /应付水务公司/ })).toContainText(payable)
    await expect(proof.getByRole('status')).toContainText('核对一致：差额 ¥0.00')
  }
  await admin.goto('/console/escrow?at=2027-01-01T00:00')
  await expect(admin.getByRole('alert').filter({ hasText: '这个时刻还没有到' })).toBeVisible()
})
