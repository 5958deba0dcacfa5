/** From the phone's position, a few letters or the list to the company (rule B2). */
import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { expectTitle, giveNumber } from './steps'

const PATH = '/water/bind'
const here = (page: Page) => page.getByRole('region', { name: '当前位置' })
const told = (page: Page) => here(page).getByRole('status')
const searchBox = (page: Page) => page.getByRole('searchbox', { name: '搜索城市或缴费单位' })
const beijing = (page: Page) => page.getByRole('link', { name: /^北京/ })

async function standAt(context: BrowserContext, latitude: number, longitude: number): Promise<void> {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude, longitude, accuracy: 30 })
}

/** A browser whose every reading of the position ends with this code (1 denied, 2 unavailable, 3 too slow). */
const failWith = (context: BrowserContext, code: number) =>
  context.addInitScript((code) => {
    navigator.geolocation.getCurrentPosition = (_, fail) => fail?.({ code } as GeolocationPositionError)
  }, code)

async function locate(page: Page): Promise<void> {
  await page.goto(PATH)
  await page.getByRole('button', { name: '定位当前城市' }).click()
}

test('allowed, in Beijing: found without a tap, and the company is one tap away', async ({ resident: page, context }) => {
  await standAt(context, 39.9, 116.4)
  await page.goto(PATH)
  await expect(told(page)).toHaveText('定位到 北京')
  await here(page).getByRole('link', { name: /北京市自来水/ }).click()
  await expectTitle(page, '填写户号')
})

test('the position leaves the phone rounded, and in no address', async ({ resident: page, context }) => {
  await standAt(context, 39.904321, 116.407654)
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith(PATH))
  await page.goto(PATH)
  expect((await asked).postData()).toBe('[{"latitude":39.904,"longitude":116.408,"accuracyM":30}]')
})

test('in a city with several companies: the city is found, and the company chosen among its own', async ({ resident: page, context }) => {
  await standAt(context, 30.57, 104.07)
  await page.goto(PATH)
  await expect(told(page)).toHaveText('定位到 成都')
  await here(page).getByRole('link', { name: /成都/ }).click()
  await expect(page).toHaveURL(/\?city=510100$/)
  await page.getByRole('searchbox', { name: '在本市内查找' }).fill('郫都')
  await expect(page.getByRole('main').getByRole('link')).toHaveText([/成都市郫都区/])
})

for (const [who, [latitude, longitude], text, city] of [
  ['in Hong Kong', [22.3, 114.17], '您在香港或附近，离深圳最近，请自行选择缴费城市', '深圳'],
  ['in Macau', [22.19, 113.54], '您在澳门或附近，离珠海最近，请自行选择缴费城市', '珠海'],
  ['in London', [51.507, -0.128], '您的位置不在可识别的城市附近，请从列表选择', null],
] as const) {
  test(`${who}: nothing is chosen for anybody, and the list is there`, async ({ resident: page, context }) => {
    await standAt(context, latitude, longitude)
    await page.goto(PATH)
    await expect(told(page)).toHaveText(text)
    await expect(here(page).getByRole('link')).toHaveText(city ? [new RegExp(`^${city}`)] : [])
    await expect(page).toHaveURL(/\/water\/bind$/)
    await expect(beijing(page).first()).toBeVisible()
  })
}

test('between two cities: both are named, the person chooses', async ({ resident: page, context }) => {
  await standAt(context, 23.085, 113.21)
  await page.goto(PATH)
  await expect(told(page)).toHaveText('您在几座城市之间，请选择所在的城市')
  await expect(here(page).getByRole('link')).toHaveText([/^广州/, /^佛山/])
  await here(page).getByRole('link', { name: /广州/ }).click()
  await expectTitle(page, '填写户号')
})

test('denied: said in words, the list is there, and it can be tried again', async ({ resident: page, context }) => {
  await context.grantPermissions([])
  await locate(page)
  await expect(told(page)).toHaveText('没有定位权限，请从列表选择。要使用定位，请在浏览器设置中允许获取位置')
  await expect(beijing(page).first()).toBeVisible()
  await standAt(context, 31.23, 121.47)
  await page.getByRole('button', { name: '重新定位' }).click()
  await expect(told(page)).toHaveText('定位到 上海')
})

for (const [what, code, text] of [
  ['switched off', 2, '暂时无法定位，定位服务可能没有打开，请从列表选择'],
  ['too slow', 3, '定位超时，请重试或从列表选择'],
] as const) {
  test(`${what}: the list takes over`, async ({ resident: page, context }) => {
    await failWith(context, code)
    await locate(page)
    await expect(told(page)).toHaveText(text)
    await beijing(page).last().click()
    await expectTitle(page, '填写户号')
  })
}

test('unsupported: the list takes over', async ({ resident: page, context }) => {
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'geolocation'))
  await locate(page)
  await expect(told(page)).toHaveText('当前浏览器不支持定位，请从列表选择')
  await beijing(page).last().click()
  await expectTitle(page, '填写户号')
})

test('while the phone looks for itself, links work', async ({ resident: page, context }) => {
  await context.addInitScript(() => {
    navigator.geolocation.getCurrentPosition = () => {}
  })
  await locate(page)
  await expect(page.getByRole('button', { name: '正在定位…' })).toBeVisible()
  await page.getByRole('link', { name: /^上海/ }).click()
  await expectTitle(page, '填写户号')
})

test('search by characters, pinyin, initials and company; nonsense finds nothing and does nothing', async ({ resident: page }) => {
  await page.goto(PATH)
  const rows = page.getByRole('main').getByRole('link')
  for (const [typed, company, others] of [['上海', /上海城投/, false], ['guang zhou', /广州市/, false], ['BJ', /北京市/, true], ['城投', /上海城投/, false]] as const) {
    await searchBox(page).fill(typed)
    await expect(page.getByRole('status')).toHaveText(others ? /找到 \d+ 家缴费单位/ : '找到 1 家缴费单位')
    await expect(rows.first()).toHaveText(company)
    await expect(searchBox(page)).toHaveValue(typed)
  }
  for (const nonsense of ['<img src=x onerror=alert(1)>', '%', '乱'.repeat(1000)]) {
    await searchBox(page).fill(nonsense)
    await expect(page.getByRole('status')).toContainText('没有找到相关的缴费单位')
    await expect(rows).toHaveCount(0)
  }
  await page.goto(`${PATH}?q=${encodeURIComponent(`${'"><b>乱'.repeat(250)}`)}`)
  await expect(page.getByRole('status')).toContainText('没有找到相关的缴费单位')
  await searchBox(page).fill('')
  await expect(page.getByRole('navigation', { name: '按首字母查找' })).toBeVisible()
})

test('by keyboard: letters, enter, and on to the number', async ({ resident: page }) => {
  await page.goto(PATH)
  await searchBox(page).focus()
  await page.keyboard.type('guangzhou')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?q=guangzhou$/)
  await expect(page.getByRole('status')).toHaveText('找到 1 家缴费单位')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expectTitle(page, '填写户号')
})

test('the index leads to a letter', async ({ resident: page }) => {
  await page.goto(PATH)
  await page.getByRole('navigation', { name: '按首字母查找' }).getByRole('link', { name: 'S' }).click()
  await expect(page).toHaveURL(/#city-S$/)
  await expect(page.getByRole('heading', { name: 'S', exact: true })).toBeInViewport()
})

test('recent cities: where a number was given last comes first', async ({ resident: page, clock }) => {
  const recent = page.getByRole('region', { name: '最近选择的城市' }).getByRole('link')
  await page.goto(PATH)
  await expect(recent).toHaveText([/^北京/])
  await clock.by('hour')
  await page.goto('/water/bind/shanghai')
  await page.getByRole('textbox', { name: '用户编号（户号）' }).fill('20000001')
  await page.getByRole('button', { name: '下一步' }).click()
  await expectTitle(page, '验证身份')
  await page.goto(PATH)
  await expect(recent).toHaveText([/^上海/, /^北京/])
  await recent.first().click()
  await expectTitle(page, '填写户号')
  await clock.by('hour')
  await giveNumber(page, '0100000001')
  await expectTitle(page, '验证身份')
  await page.goto(PATH)
  await expect(recent).toHaveText([/^北京/, /^上海/])
})

test('a city by its address: its companies, or that there are none', async ({ resident: page }) => {
  await page.goto(`${PATH}?city=110100`)
  await expect(page.getByRole('main').getByRole('link')).toHaveText([/北京市自来水（模拟）.*客服 96116/])
  await page.goto(`${PATH}?city=999900`)
  await expect(page.getByText('该城市暂未开通')).toBeVisible()
  await page.getByRole('link', { name: '返回选择缴费单位' }).click()
  await expect(page.getByRole('navigation', { name: '按首字母查找' })).toBeVisible()
})

test('without JavaScript the list and the search are there', async ({ resident: page, browser, world }) => {
  const context = await browser.newContext({ baseURL: world.origin, javaScriptEnabled: false, storageState: await page.context().storageState() })
  const plain = await context.newPage()
  await plain.goto(PATH)
  await expect(beijing(plain).first()).toBeVisible()
  await searchBox(plain).fill('shanghai')
  await searchBox(plain).press('Enter')
  await expect(plain.getByRole('status')).toHaveText('找到 1 家缴费单位')
  await plain.getByRole('link', { name: /上海城投/ }).click()
  await expectTitle(plain, '填写户号')
  await context.close()
})
