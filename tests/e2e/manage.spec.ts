/** 缴费管理 → 户号管理 and the home of 水费 (rules A1, A2, B6). */
import type { Page } from '@playwright/test'
import { readTables } from './books'
import { expect, test } from './fixtures'
import { agree, bind, expectTitle, giveNumber, problemOf, quoteAll, resultOf } from './steps'

const toManage = async (page: Page, alias: RegExp) => {
  await page.goto('/water/manage')
  await page.getByRole('main').getByRole('link', { name: alias }).click()
  await expectTitle(page, '管理户号')
}

test('a name is changed, and is nobody else’s; wrong ones are refused and kept in the field', async ({ resident: page, world }) => {
  await toManage(page, /爸妈家-主表/)
  const field = page.getByRole('textbox', { name: '别名' })
  const before = await readTables(world)
  for (const [typed, text] of [
    ['   ', '请给户号起个别名'],
    ['水'.repeat(40), '别名最多 20 个字，您输入了 40 个字'],
    ['<b>家</b>', '别名不能包含尖括号 < > 或看不见的字符，请换个写法'],
    ['学院路小区-主表', '您已有一个户号叫“学院路小区-主表”，请换个名字，以免缴错'],
  ] as const) {
    await field.fill(typed)
    await page.getByRole('button', { name: '保存' }).click()
    await expect(problemOf(page, '改名')).toHaveText(text)
    await expect(field).toHaveValue(typed)
  }
  expect(await readTables(world)).toEqual(before)
  await field.fill('👵 爸妈 · 老房子')
  await page.getByRole('button', { name: '保存' }).click()
  await expectTitle(page, '户号管理')
  await expect(page.getByRole('link', { name: /👵 爸妈 · 老房子/ })).toBeVisible()
})

test('accounts are sorted into groups, and the home shows one at a time with its totals', async ({ resident: page }) => {
  await toManage(page, /爸妈家-主表/)
  await page.getByRole('radio', { name: '父母' }).check()
  await page.getByRole('button', { name: '移动' }).click()
  await expectTitle(page, '户号管理')
  await expect(page.getByRole('heading', { name: '父母（1）' })).toBeVisible()
  await toManage(page, /学院路小区/)
  await page.getByRole('radio', { name: '新建分组' }).check()
  await page.getByRole('button', { name: '移动' }).click()
  await expect(problemOf(page, '移到分组')).toHaveText('请填写分组名称')
  await page.getByRole('textbox', { name: '分组名称' }).fill('出租房')
  await page.getByRole('button', { name: '移动' }).click()
  await expect(page.getByRole('heading', { name: '出租房（1）' })).toBeVisible()
  await page.goto('/water')
  const accounts = page.getByRole('list', { name: '我的户号' }).getByRole('listitem')
  const totals = page.getByRole('region', { name: '合计' })
  await expect(accounts).toHaveCount(2)
  await expect(totals).toContainText('2 个户号，1 个待缴，1 个已逾期')
  await page.getByRole('navigation', { name: '分组' }).getByRole('link', { name: '出租房' }).click()
  await expect(accounts).toHaveCount(1)
  await expect(totals).toContainText('都已缴清')
  await page.reload()
  await expect(page.getByRole('link', { name: '出租房' })).toHaveAttribute('aria-current', 'page')
  await page.goto('/water?group=OWN:nonsense')
  await expect(accounts).toHaveCount(2)
})

test('search finds by name, number, address and company; nonsense finds nothing and does no harm', async ({ resident: page }) => {
  await page.goto('/water/manage')
  const search = page.getByRole('searchbox', { name: '查找户号' })
  for (const [typed, count] of [['爸妈', 1], ['0100000003', 1], ['０１００ ００００', 2], ['海淀', 2], ['北京', 2], ['<img src=x>', 0], ['%', 0]] as const) {
    await search.fill(typed)
    await expect(page).toHaveURL(new RegExp(`\\?q=${encodeURIComponent(typed).replace(/[.*]/g, '\\$&')}$`))
    await expect(page.getByRole('status').filter({ hasText: `找到 ${count} 个` })).toBeVisible()
    await expect(search).toHaveValue(typed)
    await expect(page.getByRole('main').getByRole('link', { name: /\*\*\*\*/ })).toHaveCount(count)
  }
  await page.reload()
  await expect(search).toHaveValue('%')
  await search.fill('')
  await expect(page.getByRole('main').getByRole('link', { name: /\*\*\*\*/ })).toHaveCount(2)
})

test('unbinding names what follows, keeps the history, and the number can be bound again', async ({ resident: page, world, inbox, watch }) => {
  watch.foresee(/console error: Failed to load resource: .*404.*\/water\/wac_/)
  const account = await world.bind('0100000001')
  await quoteAll(page, account)
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  const receipt = page.url()
  await page.goto(`/water/manage/${account}/unbind`)
  await expect(page.getByRole('listitem').filter({ hasText: '目前没有欠费' })).toBeVisible()
  await page.getByRole('link', { name: '不解绑' }).click()
  await expectTitle(page, '管理户号')
  await page.getByRole('link', { name: '解绑户号' }).click()
  await page.getByRole('button', { name: '确定解绑' }).dblclick()
  await expectTitle(page, '户号管理')
  await expect(page.getByText('已绑定 2 个，最多 15 个')).toBeVisible()
  await page.goto(`/water/${account}`)
  await expectTitle(page, '没有找到这个页面')
  await page.goto(receipt)
  await expect(resultOf(page)).toContainText('缴费成功')
  await expect(page.getByRole('link', { name: '再缴一笔' })).toHaveCount(0)
  await page.goto('/payments')
  await expect(page.getByRole('main').getByRole('link', { name: /90\.00/ })).toBeVisible()
  await page.goto('/water/manage/history')
  await page.getByRole('link', { name: /重新绑定/ }).click()
  await expectTitle(page, '填写户号')
  await expect(page.getByRole('textbox', { name: '用户编号（户号）' })).toHaveValue('0100000001')
  await bind(page, inbox, '0100000001')
  await page.goto('/water/manage/history')
  await expect(page.getByText('没有已解绑的户号')).toBeVisible()
})

test('what is owed and what is kept stands in the way out', async ({ resident: page }) => {
  await toManage(page, /爸妈家-主表/)
  await page.getByRole('link', { name: '解绑户号' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: /还有 ¥\d+\.\d\d 没有缴清，解绑后仍需向缴费单位缴纳/ })).toBeVisible()
  await toManage(page, /学院路小区/)
  await page.getByRole('link', { name: '解绑户号' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '账户余额 ¥12.60 仍留在缴费单位' })).toBeVisible()
})

test.describe('a full household', () => {
  test.use({ worldOptions: { preset: 'many-accounts' } })

  test('has fifteen accounts; the sixteenth is refused, and there is a way out', async ({ resident: page, world }) => {
    await page.goto('/water')
    await expect(page.getByRole('list', { name: '我的户号' }).getByRole('listitem')).toHaveCount(15)
    await expect(page.getByRole('region', { name: '合计' })).toContainText('15 个户号')
    const before = await readTables(world)
    await page.goto('/water/bind/guangzhou')
    await page.getByRole('textbox', { name: '用户编号（户号）' }).fill('300000000099')
    await page.getByRole('button', { name: '下一步' }).click()
    await expect(problemOf(page, '填写户号')).toContainText('最多绑定 15 个户号，请先解绑不用的户号')
    expect(await readTables(world)).toEqual(before)
    await page.goto('/water/manage')
    await expect(page.getByText('已绑定 15 个，最多 15 个')).toBeVisible()
  })
})

test('one company that does not answer leaves the others’ news, drawn down or by the button', async ({ resident: page, world }) => {
  await world.bind('20000001', { companyCode: 'shanghai' })
  await page.goto('/water')
  const button = page.getByRole('button', { name: '刷新' })
  await button.click()
  await expect(page.getByRole('button', { name: '刷新' })).toHaveAttribute('aria-disabled', 'false')
  await expect(problemOf(page, '刷新')).toHaveText('')
  await world.bind('0100000504')
  await button.click()
  await expect(problemOf(page, '刷新')).toContainText(/暂时查不到：[^、]*。显示的是之前的数据/)
  await expect(page.getByRole('list', { name: '我的户号' }).getByRole('listitem')).toHaveCount(4)
})

test.describe('by finger', () => {
  test.use({ hasTouch: true })

  test('the home is drawn down and asks the companies', async ({ resident: page, world, clock }) => {
    await clock.by('hour')
    await page.goto('/water')
    const cdp = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 190, y }] })
    const kept = async () => (await readTables(world))['public.water_account']
    const before = await kept()
    await touch('touchStart', 200)
    for (const y of [230, 260, 290]) await touch('touchMove', y)
    await expect(page.getByText('松开刷新')).toBeVisible()
    await touch('touchEnd')
    await expect.poll(kept).not.toBe(before)
    await expect(page.getByText('松开刷新')).toBeHidden()
  })
})

test('a number of before, and the serial of a meter, are recognised', async ({ resident: page }) => {
  await giveNumber(page, 'B150123456')
  await expect(problemOf(page, '填写户号')).toHaveText('这像是水表表盘上的表号，不是户号。户号印在纸质账单左上角，请改填户号')
  const field = page.getByRole('textbox', { name: '用户编号（户号）' })
  await field.fill('0000 0001')
  await expect(page.getByText('如果是 2020 年以前的旧户号，现在是 0100000001')).toBeVisible()
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(problemOf(page, '填写户号')).toHaveText('用户编号应为 10 位数字，您输入了 8 位。如果这是 2020 年以前的旧户号，现在的户号是 0100000001，请核对后填写')
  await page.getByRole('button', { name: '改用新户号' }).click()
  await expect(field).toHaveValue('0100000001')
  await page.getByRole('button', { name: '下一步' }).click()
  await expectTitle(page, '验证身份')
})

test('who binds a number that somebody else has bound is told, not stopped', async ({ resident: page, inbox }) => {
  await giveNumber(page, '0100000004')
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(page.getByText('验证码已发送至')).toBeVisible()
  await expect(page.getByText('微信用户绑定')).toHaveCount(0)
  await page.getByRole('textbox', { name: '短信验证码' }).fill(await inbox.code())
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await expect(page.getByText('还有 1 位微信用户绑定了这个户号。')).toBeVisible()
  await page.getByRole('button', { name: '完成绑定' }).click()
  await page.waitForURL(/\/water\/wac_\w+$/)
})
