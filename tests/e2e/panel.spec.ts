import { expect, test } from './fixtures'
import { agree, giveNumber, quoteAll, resultOf } from './steps'

const DESK = { width: 1280, height: 900 }

test('buttons move the world’s clock, and the page beside it shows the new day', async ({ resident: page, world }) => {
  await page.setViewportSize(DESK)
  await page.goto(`/water/${await world.bind('0100000001')}`)
  const clock = page.getByRole('region', { name: '世界时钟' })
  await expect(page.getByText(`世界：${world.name}`)).toBeVisible()
  await expect(clock).toContainText('2026-03-16 10:00:00')
  for (const [button, now] of [
    ['+1 分钟', '2026-03-16 10:01:00'],
    ['+15 分钟', '2026-03-16 10:16:00'],
    ['+1 小时', '2026-03-16 11:16:00'],
    ['+1 天', '2026-03-17 11:16:00'],
    ['+1 周', '2026-03-24 11:16:00'],
  ] as const) {
    await clock.getByRole('button', { name: button }).click()
    await expect(clock.getByRole('status')).toContainText(`已拨到 ${now}，执行了`)
    await expect(clock.getByText(now, { exact: true })).toBeVisible()
  }
  await page.reload()
  await expect(page.getByText('数据更新于 2026年3月24日 11:16')).toBeVisible()
  await expect(page.getByRole('link', { name: /2026年1–2月.*逾期/ })).toBeVisible()
})

test('the clock is turned while a sheet is open on the phone', async ({ resident: page, world }) => {
  await page.setViewportSize(DESK)
  await quoteAll(page, await world.bind('0100000001'))
  const clock = page.getByRole('region', { name: '世界时钟' })
  await clock.getByRole('button', { name: '+1 小时' }).click()
  await expect(clock.getByRole('status')).toContainText('已拨到 2026-03-16 11:00:00')
  await clock.getByRole('combobox', { name: '走时' }).selectOption('真实')
  await expect.poll(async () => (await world.clock.read()).mode).toBe('REAL')
  // The quote has run out meanwhile, and the page says so.
  await expect(resultOf(page)).toContainText('已关闭')
})

test('the clock goes on by itself when it is told to', async ({ qa: page, world }) => {
  const mode = page.getByRole('combobox', { name: '走时' })
  const clock = page.getByRole('region', { name: '世界时钟' })
  await expect(mode).toHaveValue('manual')
  await mode.selectOption('加速 ×3600')
  await expect.poll(async () => (await world.clock.read()).mode).toBe('ACCELERATED')
  await expect(clock).not.toContainText('2026-03-16 10:')
  await mode.selectOption('真实')
  await expect.poll(async () => (await world.clock.read()).mode).toBe('REAL')
  await mode.selectOption('暂停（手动）')
  await expect.poll(async () => (await world.clock.read()).mode).toBe('MANUAL')
  const { now } = (await world.clock.read())
  expect((await world.clock.read()).now).toBe(now)
})

test('the inbox shows the text message, the last payment every step of its way', async ({ resident: page, qa, world }) => {
  const inbox = qa.getByRole('list', { name: '收件箱' })
  const path = qa.getByRole('list', { name: '最近一笔缴费' })
  await expect(qa.getByText('还没有缴费。缴一笔，这里会显示它的每一步')).toBeVisible()
  await giveNumber(page, '0100000001')
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(inbox.getByRole('listitem').first()).toContainText(/短信 发往 13800001001.*【北京水务\(模拟\)】验证码\d{6}/s)

  await quoteAll(page, await world.bind('0100000001'))
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  for (const step of ['付款成功，¥90.00 已为这次缴费预留CREATED → RESERVED', '已提交缴费单位RESERVED → CREDITING', '缴费单位已入账CREDITING → SUCCEEDED']) await expect(path).toContainText(step)
  await expect(qa.getByRole('region', { name: '最近一笔缴费' })).toContainText('0100000001 · ¥90.00 · 缴费成功')
  await expect(path.getByText(/^应付水务公司90\.00payable:beijing$/)).toBeVisible()
  await path.getByText('提交缴费 · 已应答').click()
  await expect(path.getByLabel('请求')).toContainText('<trancode>charge</trancode>')
  await expect(path.getByLabel('应答')).toContainText('<ret_code>0</ret_code>')
  await expect(inbox.getByRole('listitem').filter({ hasText: '服务通知' })).toContainText('缴费成功 90.00 元')
})

test('the path of a payment in trouble shows what went unanswered', async ({ resident: page, qa, world }) => {
  await quoteAll(page, await world.bind('0100000408'))
  await agree(page)
  const path = qa.getByRole('list', { name: '最近一笔缴费' })
  await expect(path).toContainText('CREDITING → UNKNOWN')
  await path.getByText('提交缴费 · 超时无应答').click()
  await expect(path.getByLabel('应答')).toHaveText('没有应答')
  await qa.getByRole('button', { name: '到下一任务' }).click()
  await expect(path).toContainText('UNKNOWN → SUCCEEDED')
})

test('numbers to try are copied with one tap', async ({ qa: page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const numbers = page.getByRole('list', { name: '可以试的户号' })
  await expect(numbers.getByRole('listitem')).toHaveCount(20)
  await numbers.getByRole('button', { name: '复制 0100000408' }).click()
  await expect(numbers.getByText('已复制')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('0100000408')
})
