import { balanceFen, ordersAtCompany, paymentsOf } from './books'
import { expect, test } from './fixtures'
import { agree, bind, fact, giveNumber, problemOf, quoteAll, resultOf } from './steps'

const COMPANY = '缴费单位，不是您的操作有误'

test('408: credited without an answer; the clock moved on the panel brings the success', async ({ browser, world, inbox, watch }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await watch.over(context)
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('button', { name: '居民 王女士' }).click()
  await page.waitForURL('**/me')
  await bind(page, inbox, '0100000408')
  await page.getByRole('link', { name: '缴费', exact: true }).click()
  await page.getByRole('button', { name: '去付款' }).click()
  await agree(page)
  await expect(resultOf(page)).toContainText('结果确认中')
  await expect(resultOf(page)).toContainText('不会重复扣款；若没有入账，钱会原路全额退回')
  await expect(page.getByRole('list', { name: '进度' })).toBeVisible()
  expect(await paymentsOf(world, '0100000408')).toEqual(['UNKNOWN'])
  await page.getByRole('button', { name: '+1 分钟' }).click()
  await expect(resultOf(page)).toContainText('缴费成功')
  await expect(page.getByRole('main').getByText('缴费单位没有及时答复，正在核实结果')).toBeVisible()
  expect(await ordersAtCompany(world, '0100000408')).toEqual([{ amountFen: 9000, state: 2 }])
  expect(await balanceFen(world, 'payable:beijing')).toBe(9000)
  await context.close()
})

test('409: a lost charge is sent again and credited once', async ({ resident: page, world, inbox }) => {
  await bind(page, inbox, '0100000409')
  await quoteAll(page, await world.bind('0100000409'))
  await agree(page)
  await expect(resultOf(page)).toContainText('结果确认中')
  await world.clock.by('minute')
  await expect(resultOf(page)).toContainText('缴费成功')
  await expect(page.getByText('再次提交缴费单位，不会重复入账')).toBeVisible()
  expect(await ordersAtCompany(world, '0100000409')).toEqual([{ amountFen: 9000, state: 2 }])
  expect(await balanceFen(world, 'payable:beijing')).toBe(9000)
})

test('410: every charge is lost; undone in the end, all of the money back', async ({ resident: page, world, inbox }) => {
  await bind(page, inbox, '0100000410')
  const account = await world.bind('0100000410')
  await quoteAll(page, account)
  await agree(page)
  await expect(resultOf(page)).toContainText('结果确认中')
  await page.goto(`/water/${account}`)
  await expect(page.getByText('有一笔缴费正在处理，暂时不能再缴')).toBeVisible()
  await page.getByRole('link', { name: '查看进度' }).click()
  await world.clock.by('hour')
  await expect(resultOf(page)).toContainText('缴费失败')
  await expect(fact(page, '发生了什么')).toHaveText('缴费单位一直没有给出明确结果，这笔缴费已撤销')
  await expect(fact(page, '哪一方的问题')).toHaveText(COMPANY)
  await expect(fact(page, '钱动了没有')).toHaveText('¥90.00 已原路全额退回')
  await expect(fact(page, '接下来怎么办')).toHaveText('可以稍后再缴；多次失败请拨打 96116')
  await expect(fact(page, '问题代码')).toHaveText('NOT_CREDITED')
  await page.goto('/services')
  await expect(page.getByRole('region', { name: '零钱' })).toContainText('¥500.00')
  // What is left at the company is the mark of the reversal, so that a late charge cannot be credited.
  expect((await ordersAtCompany(world, '0100000410')).filter(({ state }) => state === 2)).toEqual([])
  expect(await balanceFen(world, 'payable:beijing')).toBe(0)
})

test('411: silent twice when asked; credited when it answers', async ({ resident: page, world, inbox }) => {
  await bind(page, inbox, '0100000411')
  await quoteAll(page, await world.bind('0100000411'))
  await agree(page)
  await expect(resultOf(page)).toContainText('结果确认中')
  await world.clock.by('hour')
  await expect(resultOf(page)).toContainText('缴费成功')
  const path = await world.lastPayment()
  const asked = path?.steps.flatMap((step) => (step.kind === 'WIRE' ? [`${step.operation} ${step.outcome}`] : []))
  expect(asked).toEqual(['charge TIMEOUT', 'confirm TIMEOUT', 'confirm TIMEOUT', 'confirm ANSWERED'])
  expect(await ordersAtCompany(world, '0100000411')).toEqual([{ amountFen: 9000, state: 2 }])
})

test('500: the company refuses; its own words, the money back at once', async ({ resident: page, world, inbox }) => {
  await bind(page, inbox, '0100000500')
  await quoteAll(page, await world.bind('0100000500'))
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费失败')
  await expect(fact(page, '发生了什么')).toHaveText('缴费单位没有受理：账单信息异常,请联系缴费单位')
  await expect(fact(page, '哪一方的问题')).toHaveText(COMPANY)
  await expect(fact(page, '钱动了没有')).toHaveText('¥90.00 已原路全额退回')
  await expect(fact(page, '接下来怎么办')).toHaveText('请按提示处理，或拨打 96116')
  await expect(fact(page, '问题代码')).toHaveText('EQ0012')
  await page.getByRole('link', { name: '交易记录' }).click()
  await expect(page.getByRole('link', { name: /[^-]¥90.00.*缴费失败/ })).toBeVisible()
  await page.goto('/services')
  await expect(page.getByRole('region', { name: '零钱' })).toContainText('¥500.00')
  expect(await ordersAtCompany(world, '0100000500')).toEqual([])
})

for (const [number, text, code] of [
  ['0100000504', '缴费单位系统超时，请稍后再试', 'COMPANY_TIMEOUT'],
  ['0100000007', '缴费系统批扣时间,暂时无法缴费', 'EQ0007'],
  ['0100000009', '该用户不支持网上缴费,请联系缴费单位', 'EQ0009'],
] as const) {
  test(`${number} cannot be bound, and the page says why`, async ({ resident: page, world }) => {
    await giveNumber(page, number)
    const problem = problemOf(page, '填写户号')
    await expect(problem.getByRole('paragraph').first()).toHaveText(text)
    await expect(problem).toContainText(`错误码 ${code}`)
    await expect(page.getByRole('textbox', { name: '用户编号（户号）' })).toHaveValue(number)
    expect((await world.books()).bindings).toEqual([])
  })
}
