import { readTables } from './books'
import { expect, test } from './fixtures'
import { agree, enterByWechat, expectTitle, quoteAll, resultOf } from './steps'

const NOT_FOUND = /console error: Failed to load resource: .*404/

test('somebody else’s account, bill and payment are not there', async ({ resident: page, openBrowser, world, watch }) => {
  watch.foresee(NOT_FOUND)
  const account = await world.bound('0100000004', '李先生')
  const li = await (await openBrowser()).newPage()
  await enterByWechat(li, '李先生')
  await li.goto(`/water/${account}`)
  await li.getByRole('link', { name: /2026年1–2月/ }).click()
  await expectTitle(li, '账单详情')
  const bill = new URL(li.url()).pathname
  await quoteAll(li, account)
  const confirm = new URL(li.url()).pathname
  await agree(li)
  await expect(resultOf(li)).toContainText('缴费成功')
  const result = new URL(li.url()).pathname
  // The company's figures are read again after the payment; what changes later is not of this test's making.
  await expect.poll(() => world.query("SELECT id FROM scheduled_job WHERE state = 'PENDING' AND kind <> 'payment.expire'")).toEqual([])

  const before = await readTables(world)
  for (const path of [`/water/${account}`, `/water/${account}/pay`, bill, confirm, result]) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(404)
    await expectTitle(page, '没有找到这个页面')
    await expect(page.getByText('链接可能写错了，或者这项内容不属于当前账号。')).toBeVisible()
    await expect(page.locator('body')).not.toContainText(/望京|李|0100000004|EQ|Error/)
  }
  await page.getByRole('link', { name: '回到首页' }).click()
  await expect(page.getByRole('link', { name: /当前身份：王女士/ })).toBeVisible()
  expect(await readTables(world)).toEqual(before)
})

test('addresses that lead nowhere are a page in Chinese', async ({ resident: page, world, watch }) => {
  watch.foresee(NOT_FOUND)
  const account = `/water/${await world.bound('0100000003')}`
  const bills = ['1', '%2F', '%25', `${'9'.repeat(200)}`, '%E6%B0%B4'].map((billNo) => `${account}/bills/${billNo}`)
  const others = ['/nowhere', '/water/wac_1', '/water/%00', '/water/%E6%B0%B4/pay', `/water/${'x'.repeat(200)}`, '/water/bind/alias/x', '/water/bind/verify/%00', '/water/bind/atlantis', '/water/bind/%00']
  const payments = ['/payments/1%27', '/payments/%00', `/payments/${'9'.repeat(200)}`, '/payments/x/confirm']
  for (const path of [...bills, ...others, ...payments]) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(404)
    await expectTitle(page, '没有找到这个页面')
  }
})

test('each role stays on its own pages', async ({ resident, admin, qa }) => {
  for (const [page, paths] of [
    [resident, ['/console', '/worlds']],
    [admin, ['/me', '/services', '/services/life', '/water', '/payments', '/water/bind', '/water/bind/beijing', '/worlds']],
    [qa, ['/water', '/console']],
  ] as const) {
    for (const path of paths) {
      await page.goto(path)
      await expect(page, path).toHaveURL((url) => url.pathname === '/')
      await expect(page.getByRole('link', { name: /当前身份/ })).toBeVisible()
    }
  }
})

test('who has not signed in is led to the start', async ({ page, world }) => {
  const account = await world.bound('0100000001')
  for (const path of ['/me', '/water', `/water/${account}`, `/water/${account}/pay`, '/payments', '/payments/pay_1', '/console', '/worlds', '/go']) {
    await page.goto(path)
    await expect(page, path).toHaveURL((url) => url.pathname === '/')
    await expect(page.getByRole('link', { name: /当前身份/ })).toHaveCount(0)
  }
})
