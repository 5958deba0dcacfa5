import { readTables } from './books'
import { expect, test } from './fixtures'
import { enterByWechat, enterWithPassword } from '../kit'
import { agree, expectTitle, quoteAll, resultOf } from './steps'

const NOT_FOUND = /console error: Failed to load resource: .*404/

test('somebody else’s account, bill and payment are not there', async ({ resident: page, openBrowser, world, watch }) => {
  watch.foresee(NOT_FOUND)
  const account = await world.bind('0100000004', { resident: '李先生' })
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
  await world.clock.settle()

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
  const account = `/water/${await world.bind('0100000003')}`
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const long = '9'.repeat(200)
  const bills = ['1', '%2F', '%25', long, '%E6%B0%B4'].map((billNo) => `${account}/bills/${billNo}`)
  const binding = ['alias/x', 'verify/%00', 'atlantis', '%00'].map((rest) => `/water/bind/${rest}`)
  const payments = ['1%27', '%00', long, 'x/confirm'].map((rest) => `/payments/${rest}`)
  for (const path of [...bills, ...binding, ...payments, '/water/%00', '/water/%E6%B0%B4/pay', `/water/${long}`]) {
    expect((await world.call(path, { headers: { cookie } })).status, path).toBe(404)
  }
  for (const path of ['/nowhere', '/water/wac_1', `${account}/bills/1`]) {
    await page.goto(path)
    await expectTitle(page, '没有找到这个页面')
  }
})

test('each role stays on its own pages', async ({ resident, admin, qa, world }) => {
  for (const [page, closed] of [
    [resident, ['/console', '/console/sources', '/console/sources/FUND/enabled', '/console/settlements', '/console/settlements/stl_1', '/console/statements', '/console/statements/2026-03-16']],
    [admin, ['/wallet', '/wallet/balance', '/wallet/family', '/water', '/me', '/services', '/services/life', '/payments', '/water/bind', '/water/bind/beijing']],
    [qa, ['/water', '/wallet', '/console', '/console/sources', '/console/settlements', '/console/statements']],
  ] as const) {
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    for (const path of closed) {
      const { status, headers } = await world.call(path, { headers: { cookie } })
      expect([status, headers.location], path).toEqual([307, '/'])
    }
    await page.goto(closed[0])
    await expect(page).toHaveURL((url) => url.pathname === '/')
    await expect(page.getByRole('link', { name: /当前身份/ })).toBeVisible()
  }
})

test('where the doors are open, so is the panel', async ({ resident: page }) => {
  await page.goto('/worlds')
  await expect(page.getByRole('region', { name: '世界时钟' })).toBeVisible()
  await page.getByRole('link', { name: '返回', exact: true }).click()
  await expect(page).toHaveURL((url) => url.pathname === '/me')
})

test.describe('where the doors are shut', () => {
  test.use({ worldOptions: { openDoors: false } })

  test('the panel is for testers alone', async ({ page, openBrowser }) => {
    await enterByWechat(page, '王女士')
    await page.goto('/worlds')
    await expect(page).toHaveURL((url) => url.pathname === '/')
    await expect(page.getByRole('button', { name: '测试' })).toHaveCount(0)
    const qa = await (await openBrowser()).newPage()
    await enterWithPassword(qa, 'qa', 'qa-demo')
    await qa.goto('/worlds')
    await expect(qa.getByRole('heading', { level: 1, name: '演练环境' })).toBeVisible()
  })
})

test('who has not signed in is led to the start', async ({ page, world }) => {
  const account = await world.bind('0100000001')
  for (const path of ['/me', '/water', `/water/${account}`, `/water/${account}/pay`, '/payments', '/payments/pay_1', '/console', '/go']) {
    const { status, headers } = await world.call(path)
    expect([303, 307], path).toContain(status)
    expect(new URL(headers.location ?? '', world.origin).pathname, path).toBe('/')
  }
  await page.goto(`/water/${account}`)
  await expect(page).toHaveURL((url) => url.pathname === '/')
  await expect(page.getByRole('link', { name: /当前身份/ })).toHaveCount(0)
})
