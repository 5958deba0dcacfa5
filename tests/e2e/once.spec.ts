import type { Page, Request } from '@playwright/test'
import { balanceFen, ordersAtCompany, paymentsOf, userIdOf } from './books'
import { expect, test } from './fixtures'
import { enter, enterByWechat } from '../kit'
import { agree, expectTitle, quoteAll, resultOf, tapDigits } from './steps'
import type { World } from '../kit'

const NUMBER = '0100000001'

/** One payment of the whole bill, in our books and in the company's; `payableFen`: what the company still has to get of it. */
async function expectPaidOnce(world: World, payableFen = 9000): Promise<void> {
  await expect.poll(() => paymentsOf(world, NUMBER)).toEqual(['SUCCEEDED'])
  expect(await ordersAtCompany(world, NUMBER)).toEqual([{ amountFen: 9000, state: 2 }])
  expect(await balanceFen(world, 'payable:beijing')).toBe(payableFen)
  expect(await balanceFen(world, `held:${await userIdOf(world)}`)).toBe(0)
}

/** Up to the last figure of the password. */
async function almostAgree(page: Page, account: string): Promise<void> {
  await (await quoteAll(page, account)).getByRole('button', { name: '立即支付' }).click()
  await tapDigits(page, '12345')
}

const REFUSED = /这个户号刚刚有另一笔缴费|这个户号的账单刚刚已经缴过/

test('two browsers pay the same bill at once', async ({ openBrowser, world }) => {
  const account = await world.bind(NUMBER)
  const pages = await Promise.all([openBrowser(), openBrowser()].map(async (opening) => (await opening).newPage()))
  for (const page of pages) {
    await enter(page, '居民 王女士')
    await almostAgree(page, account)
  }
  await Promise.all(pages.map((page) => tapDigits(page, '6')))
  const ends = pages.map((page) => resultOf(page).or(page.getByRole('status').filter({ hasText: REFUSED })))
  for (const end of ends) await expect(end).toContainText(new RegExp(`缴费成功|正在处理|${REFUSED.source}`))
  const texts = await Promise.all(ends.map((end) => end.textContent()))
  expect(texts.filter((text) => REFUSED.test(text ?? ''))).toHaveLength(1)
  await expectPaidOnce(world)
})

test('two people pay the bill of one home at once', async ({ openBrowser, world }) => {
  const accounts = [await world.bind(NUMBER, { resident: '王女士' }), await world.bind(NUMBER, { resident: '李先生' })]
  const pages = await Promise.all([openBrowser(), openBrowser()].map(async (opening) => (await opening).newPage()))
  const [wang, li] = pages as [Page, Page]
  await enter(wang, '居民 王女士')
  await enterByWechat(li, '李先生')
  await almostAgree(wang, accounts[0] ?? '')
  await almostAgree(li, accounts[1] ?? '')
  await Promise.all(pages.map((page) => tapDigits(page, '6')))
  await expect.poll(() => paymentsOf(world, NUMBER)).toEqual(['SUCCEEDED'])
  expect(await ordersAtCompany(world, NUMBER)).toEqual([{ amountFen: 9000, state: 2 }])
  expect(await balanceFen(world, 'payable:beijing')).toBe(9000)
})

test('double clicks on every button of the way', async ({ resident: page, world }) => {
  await page.goto(`/water/${await world.bind(NUMBER)}/pay`)
  await page.getByRole('button', { name: '去付款' }).dblclick()
  await page.getByRole('button', { name: '立即支付' }).dblclick()
  const sheet = page.getByRole('dialog', { name: '确认付款' })
  await expect(sheet.getByText('已输入 0 位，共 6 位')).toBeAttached()
  await tapDigits(page, '12345')
  await page.getByRole('group', { name: '数字键盘' }).getByRole('button', { name: '6' }).dblclick()
  await expect(resultOf(page)).toContainText('缴费成功')
  await expectPaidOnce(world)
  expect((await world.books()).payments).toHaveLength(1)
})

/** Sends a server action again as it was, cookies and all, from the page's own place; answers where it leads, or its status. */
async function replay(page: Page, action: Request): Promise<string> {
  const wanted = ['accept', 'next-action', 'next-router-state-tree', 'content-type']
  const headers = Object.fromEntries(Object.entries(await action.allHeaders()).filter(([name]) => wanted.includes(name)))
  return page.evaluate(
    async ({ url, headers, body }) => {
      const answer = await fetch(url, { method: 'POST', headers, body: Uint8Array.from(body) })
      return answer.headers.get('x-action-redirect') ?? `${answer.status}`
    },
    { url: action.url(), headers, body: [...(action.postDataBuffer() ?? [])] },
  )
}

test('the request is sent again, at once and a day later', async ({ resident: page, world }) => {
  const sent: Request[] = []
  page.on('request', (request) => void (request.method() === 'POST' && request.headers()['next-action'] && sent.push(request)))
  await quoteAll(page, await world.bind(NUMBER))
  const [quote] = sent.splice(0)
  await agree(page)
  const [confirm] = sent.splice(0)
  if (!quote || !confirm) throw new Error('no server action was seen')
  expect(confirm.postData()).toContain('123456')
  await expectPaidOnce(world)
  const result = new URL(page.url()).pathname
  expect(await replay(page, confirm)).toContain(result)
  // The order is answered with the same payment again, never with a second one.
  expect(await replay(page, quote)).toContain(`${result}/confirm`)
  expect(await replay(page, confirm)).toContain(result)
  await expectPaidOnce(world)
  await world.clock.by('day')
  expect(await replay(page, confirm)).toContain(result)
  expect(await replay(page, quote)).toContain(`${result}/confirm`)
  // Settled with the company meanwhile, once.
  await expectPaidOnce(world, 0)
  expect(await balanceFen(world, 'settling:beijing')).toBe(0)
  expect((await world.books()).payments).toHaveLength(1)
})

test('a second order of the same bill, once the first is paid', async ({ resident: page, world }) => {
  const account = await world.bind(NUMBER)
  await almostAgree(page, account)
  const tab = await page.context().newPage()
  await quoteAll(tab, account)
  await agree(tab)
  await expect(resultOf(tab)).toContainText('缴费成功')
  await page.bringToFront()
  await tapDigits(page, '6')
  await expect(page.getByRole('status').filter({ hasText: '这个户号的账单刚刚已经缴过' })).toContainText('已付 ¥90.00（缴费成功）。本次未扣款，不会重复缴。')
  await page.reload()
  await page.getByRole('link', { name: '查看那笔缴费' }).click()
  await expect(resultOf(page)).toContainText('缴费成功')
  await expectPaidOnce(world)
})

test('two tabs of one order, back and reload after the success', async ({ resident: page, world }) => {
  await quoteAll(page, await world.bind(NUMBER))
  const tab = await page.context().newPage()
  await tab.goto(page.url())
  await tab.getByRole('button', { name: '立即支付' }).click()
  await page.bringToFront()
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  await tab.bringToFront()
  await tapDigits(tab, '123456')
  await expect(tab.getByRole('dialog').getByRole('alert')).toContainText('这笔缴费已经提交过，不会重复扣款')
  await tab.getByRole('link', { name: '查看结果' }).click()
  await expect(resultOf(tab)).toContainText('缴费成功')

  const result = page.url()
  await page.bringToFront()
  await page.reload()
  await expect(resultOf(page)).toContainText('缴费成功')
  await page.goBack()
  await expectTitle(page, '缴费')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goForward()
  await expect(resultOf(page)).toContainText('缴费成功')
  await page.goto(`${result}/confirm`)
  await expect(resultOf(page)).toContainText('缴费成功')
  await expectPaidOnce(world)
})
