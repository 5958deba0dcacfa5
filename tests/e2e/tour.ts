/** Every page of the application once, with something on it, for tests about how pages look. */
import { expect, type Page } from '@playwright/test'
import { addCard, sendMoney } from './money-steps'
import { agree, askForCode, expectTitle, giveCode, giveNumber, problemOf, quoteAll, resultOf, tapDigits } from './steps'
import type { World } from '../kit'

/** Called on each page when it stands still; `page` says its name. */
export type Look = (name: string) => Promise<void>
export type Guest = { page: Page; world: World; inbox: { code(): Promise<string> } }

/** What anybody sees; ends signed in as 王女士. */
async function tourOfTheDoor({ page }: Guest, look: Look): Promise<void> {
  await page.goto('/sign-in')
  await expectTitle(page, '账号密码登录')
  await look('password sign-in')
  await page.goto('/?error=SIGN_IN_LOCKED')
  await expect(page.getByText('尝试次数过多，请 15 分钟后再试')).toBeVisible()
  await look('start with a problem')
  await page.goto('/')
  await look('start')
  await page.getByRole('button', { name: '居民 王女士' }).click()
  await expectTitle(page, '我')
  await look('me')
}

/** What finding the city can say, and what a search finds. */
async function tourOfCities({ page }: Guest, look: Look): Promise<void> {
  await page.context().grantPermissions(['geolocation'])
  for (const [name, latitude, longitude, text] of [['a city found', 39.9, 116.4, '定位到 北京'], ['two cities', 23.085, 113.21, '您在几座城市之间'], ['a border', 22.3, 114.17, '您在香港或附近']] as const) {
    await page.context().setGeolocation({ latitude, longitude })
    await page.goto('/water/bind')
    await expect(page.getByText(text)).toBeVisible()
    await look(name)
  }
  await page.context().clearPermissions()
  for (const [path, text] of [['?q=sh', '只显示前 50 家'], ['?q=szns', '找到 '], ['?q=qqqqq', '请换个城市名'], ['?city=110100', '客服 96116'], ['?city=440300', '客服 96440300'], ['?city=810000', '该城市暂未开通']] as const) {
    await page.goto(`/water/bind${path}`)
    await expect(page.getByText(text)).toBeVisible()
    await look(`/water/bind${path}`)
  }
}

async function tourOfBinding({ page, inbox }: Guest, look: Look): Promise<void> {
  for (const [path, title] of [
    ['/services', '服务'],
    ['/services/life', '生活缴费'],
    ['/wallet', '钱包'],
    ['/cards', '银行卡'],
    ['/cards/add', '添加银行卡'],
    ['/payments', '交易记录'],
    ['/water', '水费'],
    ['/water/manage', '户号管理'],
    ['/water/manage?q=nothing', '户号管理'],
    ['/water/manage/history', '已解绑的户号'],
    ['/water/bind', '选择缴费单位'],
    ['/water/nowhere', '没有找到这个页面'],
  ] as const) {
    await page.goto(path)
    await expectTitle(page, title)
    await look(path)
  }
  await page.goto('/water/bind/beijing')
  await page.getByRole('button', { name: '扫一扫' }).click()
  await expect(page.getByRole('dialog', { name: '扫水表上的二维码' }).getByRole('status')).toContainText('从相册选择')
  await look('scan')
  await giveNumber(page, '0100001')
  await expect(problemOf(page, '填写户号')).toContainText('您输入了 7 位')
  await look('number with a problem')
  await giveNumber(page, '0100000001')
  await askForCode(page)
  await look('code')
  await giveCode(page, await inbox.code())
  await expectTitle(page, '起个名字')
  await look('alias')
}

async function tourOfPaying({ page, world }: Guest, look: Look): Promise<void> {
  const account = await world.bind('0100000002')
  await page.goto(`/water/manage/${account}`)
  await expectTitle(page, '管理户号')
  await look('manage an account')
  await page.goto(`/water/manage/${account}/unbind`)
  await expectTitle(page, '解绑户号')
  await look('unbind')
  await page.goto(`/water/${account}`)
  await expectTitle(page, '户号详情')
  await look('account')
  await page.getByRole('link', { name: '全部账单' }).click()
  await expectTitle(page, '全部账单')
  await look('bills')
  await page.getByRole('link', { name: '返回户号详情' }).click()
  // Both pages have the link that follows: a tap while they change would fall between them.
  await expectTitle(page, '户号详情')
  await page.getByRole('link', { name: /2025年11–12月/ }).click()
  await expectTitle(page, '账单详情')
  await look('bill')
  await page.goto(`/water/${account}/pay?intent=PREPAY`)
  await page.getByRole('button', { name: '去付款' }).click()
  await expect(problemOf(page, '缴费')).toContainText('请输入正确的金额')
  await look('amount with a problem')
  const sheet = await quoteAll(page, account)
  await look('confirm')
  await sheet.getByRole('button', { name: '关闭' }).click()
  await expect(sheet).toHaveCount(0)
  await look('confirm, sheet closed')
  await page.getByRole('button', { name: '继续付款' }).click()
  await sheet.getByRole('button', { name: '立即支付' }).click()
  await tapDigits(page, '000000')
  await expect(sheet.getByRole('alert')).toContainText('支付密码错误')
  await look('wrong password')
  await tapDigits(page, '123456')
  await expect(resultOf(page)).toContainText('缴费成功')
  await look('paid')
}

/** Several at once, one of which its company loses: seen chosen, confirmed, under way. */
async function tourOfMerging({ page, world }: Guest, look: Look): Promise<void> {
  for (const [number, companyCode] of [['0100000410', 'beijing'], ['20000001', 'shanghai'], ['300000000002', 'guangzhou']] as const) await world.bind(number, { companyCode })
  await page.goto('/water')
  await expect(page.getByRole('link', { name: '合并缴费' })).toBeVisible()
  await look('home with several due')
  await page.goto('/water/merge')
  await expectTitle(page, '合并缴费')
  await look('merge')
  await page.getByRole('button', { name: '去付款' }).click()
  const sheet = page.getByRole('dialog', { name: '确认付款' })
  await expect(sheet.getByRole('button', { name: '立即支付' })).toBeVisible()
  await look('merged, confirm')
  await sheet.getByRole('button', { name: '立即支付' }).click()
  await tapDigits(page, '123456')
  await expectTitle(page, '合并缴费结果')
  await look('merged, under way')
}

/** Paying what the company loses, so that the payment is seen under way, then failed. */
async function tourOfTroubles({ page, world }: Guest, look: Look): Promise<void> {
  const account = await world.bind('0100000410')
  await quoteAll(page, account)
  await agree(page)
  await expect(resultOf(page)).toContainText('结果确认中')
  await look('payment under way')
  await page.goto(`/water/${account}`)
  await expect(page.getByText('有一笔缴费正在处理')).toBeVisible()
  await look('account with a payment under way')
  await world.clock.by('hour')
  await page.goto('/payments')
  await page.getByRole('link', { name: /缴费失败/ }).click()
  await expect(resultOf(page)).toContainText('缴费失败')
  await look('failed')
  await page.goto('/payments')
  await expectTitle(page, '交易记录')
  await look('records')
}

/** The wallet with something in every corner of it. */
async function tourOfTheWallet({ page, inbox, world }: Guest, look: Look): Promise<void> {
  await page.goto('/wallet/balance/top-up')
  await expect(page.getByText('还没有储蓄卡')).toBeVisible()
  await look('top-up without a card')
  await addCard(page, inbox, /^提现到账，但银行没有应答/)
  for (const [path, kind] of [['/wallet/balance/top-up', '充值'], ['/wallet/balance/withdraw', '提现']] as const) {
    await page.goto(path)
    await sendMoney(page, kind, '10', '000000')
    await expect(problemOf(page, kind)).toContainText('支付密码错误')
    await look(`${path} with a problem`)
    await sendMoney(page, kind, '10', '123456')
    await expectTitle(page, '进度详情')
    await look(`${path}, sent`)
  }
  await page.goto('/wallet/fund/in')
  await sendMoney(page, '转入', '400')
  await expectTitle(page, '零钱通')
  await world.clock.by('day')
  await page.goto('/wallet/family/give')
  await page.getByRole('textbox', { name: '对方的微信昵称' }).fill('李先生')
  await page.getByRole('textbox', { name: '每月额度（元）' }).fill('300')
  await page.getByLabel('支付密码').fill('123456')
  await page.getByRole('button', { name: '赠送亲情卡' }).click()
  await expect(page.getByText('待领取')).toBeVisible()
  await look('family card')
  await page.goto('/wallet/credit')
  await look('credit, not opened')
  await page.getByRole('button', { name: '开通信用支付' }).click()
  await expect(page.getByText('现在没有需要还的钱')).toBeVisible()
  for (const path of ['/wallet', '/wallet/balance', '/wallet/transfers', '/wallet/fund', '/wallet/fund/out', '/wallet/family', '/wallet/credit', '/wallet/order']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await look(path)
  }
}

/** Titles of invoices, with a long name and a mistake among them. */
async function tourOfTitles({ page, world }: Guest, look: Look): Promise<void> {
  await page.goto('/invoices/titles')
  await expectTitle(page, '发票抬头')
  await look('no titles')
  await page.goto('/invoices/titles/new')
  await page.getByRole('radio', { name: '企业单位' }).check()
  await page.getByRole('textbox', { name: '抬头名称' }).fill('内蒙古自治区呼和浩特市赛罕区水韵物业管理与智慧水务运营服务集团有限责任公司第三分公司')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(problemOf(page, '添加抬头')).toContainText('请填写统一社会信用代码')
  await look('title with a problem')
  await page.getByRole('textbox', { name: '统一社会信用代码' }).fill('91110000802100433B')
  await page.getByRole('button', { name: '保存' }).click()
  await expectTitle(page, '发票抬头')
  await look('titles')
  await page.getByRole('main').getByRole('link', { name: /水韵物业/ }).click()
  await expectTitle(page, '编辑抬头')
  await look('title')
  await page.goto(`/water/manage/${await world.bind('0100000002')}`)
  await expect(page.getByRole('group', { name: '本户号的发票抬头' })).toBeVisible()
  await look('title of an account')
}

/** The parts, each of which can be gone by itself; all but the first begin signed in. */
export const TOURS = { door: tourOfTheDoor, cities: tourOfCities, binding: tourOfBinding, paying: tourOfPaying, merging: tourOfMerging, troubles: tourOfTroubles, wallet: tourOfTheWallet, titles: tourOfTitles }
