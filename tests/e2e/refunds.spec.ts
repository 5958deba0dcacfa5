/** Money goes back: asked for at the desk, let go ahead by a second person, and watched by the resident. */
import type { Page } from '@playwright/test'
import { enterWithPassword } from '../kit'
import { expectNoHan, look } from './barriers'
import { balanceFen, ordersAtCompany } from './books'
import { expect, test } from './fixtures'
import { addCard, expectSum, prepay } from './money-steps'
import { agree, expectTitle, fact, problemOf, quoteAll, resultOf } from './steps'
import type { World } from '../kit'

type OpenBrowser = () => Promise<{ newPage(): Promise<Page> }>

async function operatorOf(openBrowser: OpenBrowser): Promise<Page> {
  const page = await (await openBrowser()).newPage()
  await enterWithPassword(page, 'operator', 'operator-demo')
  return page
}

async function payBill(page: Page, world: World, number: string): Promise<string> {
  await quoteAll(page, await world.bind(number))
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** From the number of a payment to the refund's page. */
async function refund(desk: Page, paymentId: string, { yuan, reason = '重复缴费' }: { yuan?: string; reason?: string } = {}): Promise<void> {
  await desk.goto('/console/refunds')
  await desk.getByRole('textbox', { name: /缴费号/ }).fill(paymentId)
  await desk.getByRole('button', { name: '查找' }).click()
  await desk.getByRole('link', { name: /^给 .* 退款/ }).click()
  await expectTitle(desk, '发起退款')
  if (yuan !== undefined) await desk.getByRole('textbox', { name: '退款金额' }).fill(yuan)
  await desk.getByRole('textbox', { name: '退款原因' }).fill(reason)
  await desk.getByRole('button', { name: '确认退款' }).click()
  await expectTitle(desk, '退款详情')
}

test('a part of what was paid goes back to 零钱, and the resident sees how', async ({ resident: page, admin, world }) => {
  const paymentId = await payBill(page, world, '0100000001')
  await admin.reload()
  await admin.getByRole('link', { name: /^查找 0100000001/ }).click()
  await expectTitle(admin, '退款')
  await look(admin, 'refunds, a payment found')
  await admin.getByRole('link', { name: /^给 王女士 退款 ¥90\.00$/ }).click()
  await expectTitle(admin, '发起退款')
  for (const [yuan, reason, text] of [['abc', '重复', '金额'], ['90.01', '重复', '最多还可以退 90.00 元'], ['30', ' ', '请填写退款原因']] as const) {
    await admin.getByRole('textbox', { name: '退款金额' }).fill(yuan)
    await admin.getByRole('textbox', { name: '退款原因' }).fill(reason)
    await admin.getByRole('button', { name: '确认退款' }).click()
    await expect(problemOf(admin, '发起退款')).toContainText(text)
    await expect(admin.getByRole('textbox', { name: '退款金额' })).toHaveValue(yuan)
  }
  await look(admin, 'a new refund with a problem')
  await admin.getByRole('textbox', { name: '退款原因' }).fill('重复缴费')
  await admin.getByRole('button', { name: '确认退款' }).click()
  await expectTitle(admin, '退款详情')
  await expect(admin.getByRole('status')).toContainText('已退回')
  await look(admin, 'a refund at the desk')
  // Back and sent again would be another refund: the page is gone from the history.
  await admin.goBack()
  await expectTitle(admin, '退款')

  await page.goto(`/payments/${paymentId}`)
  await expect(fact(page, '已退款')).toHaveText('¥30.00')
  await page.getByRole('link', { name: /零钱.*已退回/s }).click()
  await expectTitle(page, '退款详情')
  await expect(page.getByRole('status')).toContainText('已退回零钱')
  await expect(page.getByRole('listitem').last()).toContainText('已退回零钱')
  await look(page, 'a refund')
  await page.goto('/payments')
  await expect(page.getByRole('link', { name: /已退款 ¥30\.00/ })).toBeVisible()
  await expect(page.getByText('支出 ¥90.00 · 退款 ¥30.00')).toBeVisible()
  await page.goto('/wallet/balance')
  await expect(page.getByRole('main')).toContainText(/退款.*\+¥30\.00/s)
  // The company has a bill of 30.00 again.
  expect((await ordersAtCompany(world, '0100000001')).map(({ state }) => state)).toEqual([2])
  expect(await balanceFen(world, 'payable:beijing')).toBe(6000)
  await page.goto('/water')
  await expect(page.getByText('¥30.00').first()).toBeVisible()
})

test('above the limit a second person lets it go ahead; on a card it takes days', async ({ resident: page, admin, inbox, openBrowser, world }) => {
  await addCard(page, inbox, /^借记卡，一切正常/)
  await prepay(page, await world.bind('0100000001'), '900')
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  const paymentId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const operator = await operatorOf(openBrowser)
  await refund(operator, paymentId)
  await expect(operator.getByRole('status')).toContainText('等待另一位同事复核')
  await expect(operator.getByText('您发起的退款需由另一位同事复核。')).toBeVisible()
  await expect(operator.getByRole('button', { name: '复核通过' })).toHaveCount(0)
  await look(operator, 'a refund that waits')
  await page.reload()
  await expect(page.getByRole('region', { name: '退款' })).toHaveCount(0)

  await admin.goto('/console/refunds?state=PENDING')
  await expect(admin.getByText('有 1 笔退款需要处理')).toBeVisible()
  await admin.getByRole('link', { name: /^查看退款/ }).click()
  await admin.getByRole('button', { name: '复核通过' }).click()
  await expect(admin.getByRole('status')).toContainText('银行已受理')
  await expect(fact(admin, '复核人')).toContainText('管理员')
  // Somebody else’s page was older than the decision.
  await operator.getByRole('button', { name: '撤回申请' }).click()
  await expect(problemOf(operator, '撤回申请')).toContainText('刚刚已有变化')
  await page.reload()
  await page.getByRole('link', { name: /银行已受理/ }).click()
  await expect(page.getByRole('status')).toContainText('预计')
  await look(page, 'a refund on its way')
  await world.clock.to('2026-03-25T12:00:00+08:00')
  await page.reload()
  await expect(page.getByRole('status')).toContainText('已退回')
  await admin.goto('/console/escrow')
  await expect(admin.getByRole('region', { name: '备付金核对' }).getByRole('status')).toContainText('核对一致：差额 ¥0.00')
  await admin.goto('/console')
  await expect(admin.getByRole('region', { name: '账务核对' })).toContainText('全部通过')
})

test('a card that takes nothing any more: the money waits, and goes to 零钱', async ({ resident: page, admin, inbox, world }) => {
  await addCard(page, inbox, /^支付正常，退款时卡已注销/)
  // More than 零钱 holds.
  await prepay(page, await world.bind('0100000001'), '620')
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  const paymentId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await refund(admin, paymentId, { yuan: '20' })
  await expect(admin.getByRole('status')).toContainText('需要改退到零钱')
  await look(admin, 'a refund that is stuck')
  await page.reload()
  await page.getByRole('link', { name: /退款异常/ }).click()
  await expect(page.getByRole('status')).toContainText('客服会改退到您的零钱')
  await look(page, 'a stuck refund')
  await admin.getByRole('button', { name: '改退到零钱' }).click()
  await expect(admin.getByRole('status')).toContainText('已退回')
  await page.reload()
  await expect(page.getByRole('status')).toContainText('已退回零钱')
  await page.goto('/wallet/balance')
  await expectSum(page, '零钱', '520.00')
})

test('a company that refuses says so in its own words, also in English; nothing moves', async ({ resident: page, openBrowser, world, watch }) => {
  watch.foresee(/console error: Failed to load resource: .*404/)
  const paymentId = await payBill(page, world, '0100000420')
  const operator = await operatorOf(openBrowser)
  await refund(operator, paymentId, { reason: 'paid twice' })
  await expect(operator.getByRole('status')).toContainText('没有退款')
  await expect(fact(operator, '对方答复')).toHaveText('该笔缴费无法退款,请联系缴费单位（SIM0010）')
  await page.goto(`/payments/${paymentId}`)
  await page.getByRole('link', { name: /未退款/ }).click()
  await expect(page.getByRole('status')).toContainText('该笔缴费无法退款,请联系缴费单位')
  expect(await balanceFen(world, 'payable:beijing')).toBeGreaterThan(0)
  await operator.context().addCookies([{ name: 'shuidan.locale', value: 'en', url: world.origin }])
  for (const [path, title] of [['/console/refunds', 'Refunds'], [`/console/refunds?number=${paymentId}`, 'Refunds'], [`/console/refunds/new/${paymentId}`, 'New refund']] as const) {
    await operator.goto(path)
    await expectTitle(operator, title)
    await expectNoHan(operator)
  }
  await operator.goto('/console/refunds?number=nothing')
  await expect(operator.getByRole('status')).toHaveText('No payment has this number')
  for (const path of ['/console/refunds/rfd_none', '/console/refunds/%00', '/console/refunds/new/pay_none']) expect((await operator.goto(path))?.status(), path).toBe(404)
  expect((await page.goto('/payments/refunds/rfd_none'))?.status()).toBe(404)
})
