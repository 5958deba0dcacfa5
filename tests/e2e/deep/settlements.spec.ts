/** Rule S4 in the console: companies are paid T+1 on working days, and the custodian bank's statement is compared with our books. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { enterWithPassword } from '../../kit'
import { expectNoHan, look } from '../barriers'
import { expect, test } from '../fixtures'
import { addCard, sendMoney } from '../money-steps'
import { agree, expectTitle, fact, quoteAll, resultOf } from '../steps'
import type { World } from '../../kit'

async function payBill(page: Page, world: World, number: string, companyCode: string): Promise<void> {
  await quoteAll(page, await world.bind(number, { companyCode }))
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
}

const row = (page: Page, region: string, name: RegExp) => page.getByRole('region', { name: region, exact: true }).getByRole('row', { name })

test('money credited on Monday is paid on Tuesday at ten, net of the fee; the note says of what, and the escrow proof holds', async ({ resident: page, admin, world }) => {
  await admin.getByRole('link', { name: '水务公司结算' }).click()
  await expectTitle(admin, '水务公司结算')
  await expect(admin.getByText('还没有结算记录')).toBeVisible()
  await look(admin, 'settlements, none yet')
  await payBill(page, world, '0100000001', 'beijing')
  await payBill(page, world, '300000000001', 'guangzhou')
  await admin.reload()
  await expect(row(admin, '各公司待结算', /^广州市自来水/)).toContainText(/0\.6% 示例协议费率（模拟）1¥([\d.]+)¥\1$/)
  await expect(row(admin, '各公司待结算', /^北京市自来水/)).toContainText('1¥90.00¥90.00')
  await expect(admin.getByText('2026-03-17（工作日）10:00')).toBeVisible()

  await world.clock.to('2026-03-17T10:00:00+08:00')
  await admin.reload()
  await expect(row(admin, '结算记录', /北京市自来水/)).toContainText(/2026-03-17北京市自来水（模拟）已付款1¥90.00¥0.00¥0.00¥90.00/)
  await expect(row(admin, '各公司待结算', /^北京市自来水/)).toContainText('0¥0.00¥0.00')
  await admin.getByRole('combobox', { name: '水务公司' }).selectOption({ label: '广州市自来水（模拟）' })
  await admin.getByRole('button', { name: '筛选' }).click()
  await expect(row(admin, '结算记录', /北京市自来水/)).toHaveCount(0)
  await admin.getByRole('link', { name: '查看 广州市自来水（模拟） 2026-03-17 的结算通知单' }).click()

  await expectTitle(admin, '结算通知单')
  await expect(fact(admin, '通知单号')).toHaveText('JS20260317-GUANGZHOU')
  await expect(fact(admin, '收款商户号')).toHaveText('898440100001')
  await expect(admin.getByRole('status')).toHaveText('存管银行已付款。')
  const yuan = async (name: string) => Math.round(Number(((await fact(admin, name).textContent()) ?? '').replace(/[¥,]/g, '')) * 100)
  const [gross, fee, net] = [await yuan('收款'), await yuan('服务费（0.6%）'), await yuan('结算净额')]
  expect([net, fee]).toEqual([gross + fee, -Math.round(gross * 0.006)])
  await expect(row(admin, '明细', /300000000001/)).toContainText('缴费')
  await look(admin, 'advice note')
  const [download] = await Promise.all([admin.waitForEvent('download'), admin.getByRole('link', { name: '导出明细表格' }).click()])
  expect(download.suggestedFilename()).toBe('结算通知单-JS20260317-GUANGZHOU.csv')
  expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\ufeff入账时间,类型,缴费流水,户号,收款,服务费,退款,退回服务费\r\n2026-03-16 10:00:00,缴费,\d+\t,300000000001\t,[\d.]+,[\d.]+,,\r\n$/)

  // A second day makes a picture.
  await payBill(page, world, '0100000002', 'beijing')
  await world.clock.by('day')
  await admin.goto('/console/settlements')
  await expect(admin.getByRole('img', { name: /^每日结算净额：2026-03-17：¥[\d.]+，2026-03-18：¥[\d.]+$/ })).toBeVisible()
  await look(admin, 'settlements')

  await admin.goto('/console/escrow')
  const proof = admin.getByRole('region', { name: '备付金核对' })
  await expect(proof.getByRole('row', { name: /应付水务公司/ })).toContainText('¥0.00')
  await expect(proof.getByRole('row', { name: /结算付款中/ })).toContainText('¥0.00')
  await expect(proof.getByRole('row', { name: /平台收入/ })).toContainText('¥')
  await expect(proof.getByRole('status')).toContainText('核对一致：差额 ¥0.00')
  await admin.goto('/console')
  await expect(admin.getByRole('region', { name: '账务核对' })).toContainText('全部通过')
})

test.describe('at the turn of a year whose holidays are not known', () => {
  test.use({ worldOptions: { startsAt: '2026-12-31T12:00:00+08:00' } })

  test('the page says that only weekends count', async ({ admin }) => {
    await admin.goto('/console/settlements')
    await expect(admin.getByText('2027-01-01（工作日）10:00')).toBeVisible()
    await expect(admin.getByText('日历中没有 2027 年的节假日安排')).toBeVisible()
    await look(admin, 'settlements, year unknown')
  })
})

test.describe('over a holiday', () => {
  test.use({ worldOptions: { startsAt: '2026-04-03T12:00:00+08:00' } })

  test('Friday’s money waits until the day after Qingming', async ({ resident: page, admin, world }) => {
    await payBill(page, world, '0100000001', 'beijing')
    await admin.goto('/console/settlements')
    await expect(admin.getByText('2026-04-07（工作日）10:00')).toBeVisible()
    await world.clock.to('2026-04-07T09:59:00+08:00')
    await admin.reload()
    await expect(admin.getByText('还没有结算记录')).toBeVisible()
    await world.clock.by('minute')
    await admin.reload()
    await expect(row(admin, '结算记录', /2026-04-07/)).toContainText('已付款')
  })
})

test('a statement agrees entry by entry; what the bank did before midnight and we learnt after it is explained on both days', async ({ resident: page, admin, inbox, world }) => {
  await admin.getByRole('link', { name: '存管银行对账' }).click()
  await expectTitle(admin, '存管银行对账')
  await expect(admin.getByText('还没有核对过对账单')).toBeVisible()
  await look(admin, 'statements, none yet')
  await addCard(page, inbox, /^提现到账，但银行没有应答/)
  await world.clock.to('2026-03-16T23:59:59+08:00')
  await page.goto('/wallet/balance/withdraw')
  await sendMoney(page, '提现', '10', '123456')
  await expectTitle(page, '进度详情')
  await world.clock.settle()
  await admin.reload()
  await expect(admin.getByText('2026-03-16 的对账单')).toBeVisible()
  await world.clock.to('2026-03-19T12:00:00+08:00')
  await admin.reload()
  await expect(row(admin, '每日对账', /2026-03-16/)).toContainText('1 笔已解释')
  await expect(row(admin, '每日对账', /2026-03-18/)).toContainText(/一致0.*¥0\.00$/)
  await look(admin, 'statements')
  await admin.getByRole('link', { name: '查看 2026-03-16 的对账结果' }).click()
  await expectTitle(admin, '存管银行对账 · 2026-03-16')
  await expect(row(admin, '差异明细', /只有银行有/)).toContainText(/已核销：对方记在 2026-03-17付款.*¥10\.00—$/)
  await expect(row(admin, '2026-03-16', /期末余额/)).toContainText('-¥10.00')
  await look(admin, 'a day with a break')
  await admin.goto('/console/statements/2026-03-18')
  await expect(admin.getByText('逐笔一致，没有差异')).toBeVisible()
})

test('in English, for an operator, nothing of Chinese is left but names; what is not there is said so', async ({ resident: page, openBrowser, world, watch }) => {
  watch.foresee(/console error: Failed to load resource: .*404/)
  await payBill(page, world, '0100000001', 'beijing')
  await world.clock.to('2026-03-18T12:00:00+08:00')
  const operator = await (await openBrowser()).newPage()
  await enterWithPassword(operator, 'operator', 'operator-demo')
  await operator.context().addCookies([{ name: 'shuidan.locale', value: 'en', url: world.origin }])
  for (const [path, title] of [['/console/settlements', 'Settlement with companies'], ['/console/statements', 'Custodian bank statements'], ['/console/statements/2026-03-16', 'Custodian bank statements · 2026-03-16']] as const) {
    await operator.goto(path)
    await expectTitle(operator, title)
    await expectNoHan(operator)
  }
  await operator.goto('/console/settlements')
  await operator.getByRole('link', { name: /^Advice note of 北京市自来水/ }).click()
  await expectTitle(operator, 'Settlement advice note')
  await expectNoHan(operator)
  for (const path of ['/console/settlements/stl_none', '/console/settlements/%00', '/console/statements/2026-03-31', '/console/statements/x']) expect((await operator.goto(path))?.status(), path).toBe(404)
})
