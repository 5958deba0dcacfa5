/** Invoices at the desk: found, looked at, taken back, asked for anew; letters answered; how much organisations have paid in a month. */
import type { Page } from '@playwright/test'
import { enterWithPassword } from '../kit'
import { expectNoHan, look } from './barriers'
import { expect, test } from './fixtures'
import { addFirm, addPerson, apply, FIRM, letItBeMade, payBill, paymentIdOf, toApply } from './invoice-steps'
import { expectTitle, fact } from './steps'

const row = (page: Page, name: RegExp) => page.getByRole('region', { name: '发票', exact: true }).getByRole('row', { name })
const progress = (page: Page) => page.getByRole('region', { name: '红冲确认' })

/** On the phone and on a desk. */
async function lookBothWays(page: Page, name: string): Promise<void> {
  await look(page, name)
  await page.setViewportSize({ width: 1280, height: 900 })
  await look(page, `${name}, on a desk`)
  await page.setViewportSize({ width: 375, height: 812 })
}

/** Of what was paid, to the title that is chosen; the invoice's id. */
async function applyFor(page: Page, paymentId: string): Promise<string> {
  await toApply(page, paymentId)
  await apply(page)
  await expectTitle(page, '发票详情')
  return paymentIdOf(page)
}

test('an issued invoice is found, looked at and taken back; blue and red name each other', async ({ resident: page, admin, world }) => {
  await admin.getByRole('link', { name: '电子发票' }).click()
  await expectTitle(admin, '电子发票')
  await expect(admin.getByText('还没有发票')).toBeVisible()
  await expect(admin.getByText('没有等待确认的红冲申请')).toBeVisible()
  await look(admin, 'invoices, none yet')
  const paymentId = await payBill(page, world, '0100000001')
  await addPerson(page, '王芳')
  const id = await applyFor(page, paymentId)
  await letItBeMade(page, world)

  await admin.reload()
  await expect(row(admin, /王芳/)).toContainText(/已开具王芳\d{20}王女士北京市自来水（模拟）普通发票¥90\.00$/)
  await lookBothWays(admin, 'invoices')
  for (const q of [paymentId, id, '王芳']) {
    await admin.getByRole('searchbox', { name: /^发票号码/ }).fill(q)
    await admin.getByRole('button', { name: '筛选' }).click()
    await expect(admin).toHaveURL(new RegExp(`q=${encodeURIComponent(q)}`))
    await expect(row(admin, /王芳/)).toHaveCount(1)
  }
  await admin.getByRole('combobox', { name: '颜色' }).selectOption('红字')
  await admin.getByRole('button', { name: '筛选' }).click()
  await expect(admin.getByText('没有符合条件的发票')).toBeVisible()
  await expect(admin.getByRole('combobox', { name: '颜色' })).toHaveValue('RED')
  await admin.getByRole('link', { name: '清除筛选' }).click()
  await admin.getByRole('link', { name: '打开王芳的发票 ¥90.00' }).click()

  await expectTitle(admin, '发票详情')
  await expect(admin.getByRole('status')).toContainText('已开具，文件已保存')
  await expect(admin.getByRole('region', { name: '发票预览' }).getByRole('img', { name: '电子发票（普通发票）' })).toBeVisible()
  await expect(fact(admin, '居民')).toHaveText('王女士')
  await expect(fact(admin, '发票号码')).toHaveText(/^\d{20}$/)
  await expect(fact(admin, 'PDF 文件指纹')).toHaveText(/^[0-9a-f]{64}$/)
  await admin.getByText('申请开具').click()
  await expect(admin.getByRole('group', { name: '请求' }).filter({ visible: true })).toContainText(id)
  await lookBothWays(admin, 'an invoice at the desk')
  await admin.getByRole('link', { name: new RegExp(paymentId) }).click()
  await expectTitle(admin, '发起退款')
  await admin.goBack()

  await admin.getByRole('link', { name: '红冲', exact: true }).click()
  await expectTitle(admin, '红冲发票')
  await expect(admin.getByText('个人发票无需对方确认，立即红冲')).toBeVisible()
  await lookBothWays(admin, 'taking an invoice back')
  await admin.getByRole('button', { name: '确认红冲' }).click()
  await expect(progress(admin)).toContainText('缴费单位申请红冲 ¥90.00 · 开票有误 · 无需对方确认')
  await expect(admin.getByRole('link', { name: '红冲', exact: true })).toHaveCount(0)
  await admin.goto(`/console/invoices/${id}/red`)
  await expect(admin.getByText('这张发票现在不能红冲')).toBeVisible()
  await letItBeMade(page, world)
  await admin.goto(`/console/invoices/${id}`)
  await expect(admin.getByRole('status')).toContainText('已红冲')
  await admin.getByRole('link', { name: /^红字.*-¥90\.00/s }).click()
  await expect(admin.getByRole('status')).toContainText('这是红字发票')
  await expect(admin.getByRole('link', { name: /^蓝字/ })).toHaveAttribute('href', `/console/invoices/${id}`)
  await lookBothWays(admin, 'a red invoice at the desk')
  await admin.goto('/console/invoices?colour=RED&state=ISSUED&company=beijing')
  await expect(row(admin, /王芳/)).toContainText('红字发票-¥90.00')
})

test('a refused one says why, in words and by its code, and is asked for anew', async ({ resident: page, admin, world }) => {
  const paymentId = await payBill(page, world, '0100000001')
  await addPerson(page, '试票被拒')
  const id = await applyFor(page, paymentId)
  await letItBeMade(page, world)
  await admin.goto('/console/invoices?state=REFUSED')
  await expect(row(admin, /试票被拒/)).toContainText('未开具')
  await admin.goto(`/console/invoices/${id}`)
  await expect(admin.getByRole('status')).toContainText('税务平台没有开具：票面内容校验不通过（CONTENT）')
  await expect(fact(admin, '原因')).toHaveText('票面内容校验不通过（CONTENT）')
  await expect(admin.getByRole('region', { name: '发票预览' })).toHaveCount(0)
  await lookBothWays(admin, 'a refused invoice')
  await admin.getByRole('button', { name: '重新申请' }).click()
  await expect(fact(admin, '申请时间')).toContainText('第 2 次申请')
  await expect(admin.getByRole('status')).toContainText(/申请中|开具中/)
  await admin.getByRole('button', { name: '催办' }).click()
  await expect(admin.getByRole('status')).toContainText(/申请中|开具中/)
  await letItBeMade(page, world)
  await expect(admin.getByRole('status')).toContainText('税务平台没有开具')
})

test('an organisation’s: the desk’s letter waits and is withdrawn, the buyer’s is answered; the month says how much was paid', async ({ resident: page, admin, world }) => {
  const paymentId = await payBill(page, world, '0100000001')
  await addFirm(page, admin)
  const id = await applyFor(page, paymentId)
  await letItBeMade(page, world)
  await admin.goto(`/console/invoices/${id}/red`)
  await expect(admin.getByText('开给单位的发票须由购买方在 72 小时内确认')).toBeVisible()
  await admin.getByRole('button', { name: '确认红冲' }).click()
  await expect(progress(admin)).toContainText('等购买方确认')
  await look(admin, 'a letter that waits for the buyer')
  await admin.getByRole('button', { name: '撤销红冲申请' }).click()
  await expect(progress(admin)).toContainText('发起方已撤销')
  await expect(admin.getByRole('link', { name: '红冲', exact: true })).toBeVisible()

  await addPerson(page, '王小明')
  const exchange = async () => {
    await page.goto(`/invoices/${id}/exchange`)
    await page.getByRole('radio', { name: '王小明' }).check()
    await page.getByRole('button', { name: '提交换开' }).click()
    await expectTitle(page, '发票详情')
  }
  const letter = admin.getByRole('article', { name: `${FIRM.name}申请红冲 ¥90.00` })
  await exchange()
  await admin.goto('/console/invoices')
  await expect(letter).toContainText(/换开给王小明.*截止时间2026年3月19日/)
  await lookBothWays(admin, 'invoices, a letter for the seller')
  await letter.getByRole('button', { name: '不同意' }).click()
  await expect(progress(admin)).toContainText('缴费单位不同意')
  await exchange()
  await admin.goto('/console/invoices')
  await letter.getByRole('button', { name: '同意', exact: true }).click()
  await expect(progress(admin)).toContainText('双方已确认')
  await lookBothWays(admin, 'an invoice with letters')
  await world.clock.by(900)
  await admin.goto('/console/invoices')
  await expect(admin.getByText('没有等待确认的红冲申请')).toBeVisible()
  await expect(row(admin, /王小明/)).toContainText('已开具')
  await expect(row(admin, /红字发票/)).toContainText('-¥90.00')

  await admin.getByRole('link', { name: '企业月度合计' }).click()
  await expectTitle(admin, '企业月度合计')
  const firm = admin.getByRole('list', { name: '单位' }).getByRole('listitem').filter({ hasText: FIRM.name })
  await expect(firm).toContainText(/91110000802100433B本月累计缴费¥90\.00 · 限额的 <1%发票2 张普通发票¥0\.00专用发票¥0\.00$/)
  await expect(firm).not.toContainText('须开专票')
  await lookBothWays(admin, 'months of organisations')
  await admin.getByRole('combobox', { name: '月份' }).selectOption('2026年2月')
  await admin.getByRole('button', { name: '查看' }).click()
  await expect(admin.getByText('2026年2月 没有开给单位的发票')).toBeVisible()
  await look(admin, 'a month without invoices')
  await admin.goBack()
  await admin.getByRole('link', { name: `查看${FIRM.name}的发票` }).click()
  await expect(row(admin, new RegExp(FIRM.name))).toHaveCount(2)
})

test.describe('at half past eleven at night', () => {
  test.use({ worldOptions: { startsAt: '2026-03-16T23:30:00+08:00' } })

  test('the bureau is in maintenance, what was asked for is kept, and is made afterwards', async ({ resident: page, admin, world }) => {
    const paymentId = await payBill(page, world, '0100000001')
    await addPerson(page, '王芳')
    const id = await applyFor(page, paymentId)
    await admin.goto('/console/invoices')
    const bureau = admin.getByRole('region', { name: '税务平台' })
    await expect(bureau).toContainText('维护中')
    await expect(bureau.getByRole('status')).toHaveText('维护至 2026年3月17日 01:00，维护结束后自动开具')
    await expect(fact(bureau, '等待开具')).toHaveText('1 张')
    await expect(fact(bureau, '异常')).toHaveText('0 张')
    await lookBothWays(admin, 'invoices at night')
    await world.clock.to('2026-03-17T01:10:00+08:00')
    await admin.reload()
    await expect(bureau.getByRole('status')).toHaveText('受理后 2 分钟内开具')
    await expect(fact(bureau, '等待开具')).toHaveText('0 张')
    await admin.goto(`/console/invoices/${id}`)
    await expect(fact(admin, '开票日期')).toHaveText('2026-03-17')
  })
})

test('in English, for an operator, nothing of Chinese is left but names; what is not there is said so, and a resident sees none of it', async ({ resident: page, openBrowser, world, watch }) => {
  watch.foresee(/console error: Failed to load resource: .*404/)
  const paymentId = await payBill(page, world, '0100000001')
  await addPerson(page, 'Ms Wang')
  const id = await applyFor(page, paymentId)
  await letItBeMade(page, world)
  const operator = await (await openBrowser()).newPage()
  await enterWithPassword(operator, 'operator', 'operator-demo')
  await operator.context().addCookies([{ name: 'shuidan.locale', value: 'en', url: world.origin }])
  for (const [path, title] of [['/console/invoices', 'Invoices'], ['/console/invoices?q=nothing', 'Invoices'], ['/console/invoices/months', 'Monthly totals of organisations'], [`/console/invoices/${id}/red`, 'Take an invoice back']] as const) {
    await operator.goto(path)
    await expectTitle(operator, title)
    await expectNoHan(operator)
  }
  for (const path of ['/console/invoices/inv_none', '/console/invoices/inv_none/red', '/console/invoices/%00']) expect((await operator.goto(path))?.status(), path).toBe(404)
  for (const path of ['/console/invoices', `/console/invoices/${id}`, `/console/invoices/${id}/red`, '/console/invoices/months']) {
    await page.goto(path)
    await expect(page, path).not.toHaveURL(/console/)
  }
})
