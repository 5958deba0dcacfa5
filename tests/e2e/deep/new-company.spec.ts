/** A company of each protocol, from nothing: configured by clicking, certified, switched on by a second person, then bound to and paid by a resident. */
import { enterWithPassword } from '../../kit'
import { expect, test } from '../fixtures'
import { agree, askForCode, expectTitle, giveCode, quoteAll, resultOf } from '../steps'

const PROTOCOLS = [
  { protocol: 'wxlifepay', code: 'xincheng', place: '新城', ids: '990000011' },
  { protocol: 'json', code: 'donghu', place: '东湖', ids: '990000012' },
  { protocol: 'gbk-tcp', code: 'xishan', place: '西山', ids: '990000013' },
] as const

for (const { protocol, code, place, ids } of PROTOCOLS) {
  test(`${protocol}: a company is configured, certified and switched on; a resident binds and pays`, async ({ admin: page, openBrowser, resident, inbox, world }) => {
    test.slow()
    const name = `${place}供水（模拟）`
    await page.goto('/console/companies/new')
    const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value)
    await page.getByRole('textbox', { name: '代码', exact: false }).first().fill(code)
    await fill('公司', name)
    await fill('简称', `${place}供水`)
    await page.getByRole('combobox', { name: '协议' }).selectOption(protocol)
    await fill('地址', `sim:${code}`)
    await fill('机构代号', ids)
    await fill('商户号', `19${ids}`.slice(0, 10))
    await page.getByRole('textbox', { name: '收单商户号' }).fill(`898${ids}0`)
    await fill('位数', '9')
    await fill('示例户号', '880000001')
    for (const old of ['旧户号位数', '旧号前加', '旧号止于（年）']) await fill(old, '')
    for (const key of protocol === 'json' ? ['签名密钥', '平台国密私钥'] : ['签名密钥']) await page.getByRole('button', { name: `生成一个 ${key}` }).click()
    await page.getByRole('button', { name: '新增', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
    await expect(page.getByText('未启用')).toBeVisible()
    await world.clock.by('minute')

    await page.getByRole('link', { name: '接入认证' }).click()
    const number = await page.getByLabel('有欠费的户号', { exact: true }).inputValue()
    await page.getByRole('button', { name: '开始认证' }).click()
    await expect(page.getByRole('status').filter({ hasText: '全部通过' })).toBeVisible({ timeout: 60_000 })

    await page.goto(`/console/companies/${code}/switch`)
    await page.getByRole('button', { name: '预览影响' }).click()
    await page.getByLabel('原因').fill('验收通过')
    await page.getByRole('button', { name: '启用', exact: true }).click()
    await expect(page.getByText('待审批')).toBeVisible()
    const second = await (await openBrowser()).newPage()
    await enterWithPassword(second, 'operator', 'operator-demo')
    await second.goto(page.url())
    await second.getByRole('button', { name: '同意' }).click()
    await expect(second.getByText('已生效')).toBeVisible()

    await resident.goto('/water/bind')
    await resident.getByRole('searchbox', { name: '搜索城市或缴费单位' }).fill(place)
    await resident.getByRole('link', { name: new RegExp(name) }).click()
    await resident.getByRole('textbox', { name: '用户编号（户号）' }).fill(number)
    await resident.getByRole('button', { name: '下一步' }).click()
    await askForCode(resident)
    await giveCode(resident, await inbox.code())
    await expectTitle(resident, '起个名字')
    await resident.getByRole('button', { name: '完成绑定' }).click()
    await resident.waitForURL(/\/water\/wac_\w+$/)
    await quoteAll(resident, new URL(resident.url()).pathname.split('/').at(-1) ?? '')
    await agree(resident)
    await expect(resultOf(resident)).toContainText('缴费成功')
    expect((await world.books()).orders.filter(({ state }) => state === 2)).toMatchObject([{ companyCode: code, billKey: number }])

    // The day after, the company has its money.
    await world.clock.by('day')
    await page.goto('/console/settlements')
    await expect(page.getByRole('region', { name: '结算记录' }).getByRole('row', { name: new RegExp(name) })).toContainText('已付款')
  })
}
