/** Rules P1–P3 and P5: cards come and go, each source says what it means, one that fails leaves the order to another. */
import type { Page } from '@playwright/test'
import { CARDS_TO_TRY } from '@/lib/simulators/bank'
import { expectAxeFindsNothing } from './barriers'
import { expect, test } from './fixtures'
import { expectTitle, fact, tapDigits } from './steps'
import type { Inbox, World } from '../kit'

const sheetOf = (page: Page) => page.getByRole('dialog', { name: '确认付款' })
const cardWith = (zh: RegExp) => {
  const card = CARDS_TO_TRY.find((one) => one.holderName === '试卡人' && zh.test(one.zh))
  if (!card) throw new Error(`no card ${zh}`)
  return card
}
type Card = ReturnType<typeof cardWith>

async function fillIn(page: Page, { pan, holderName, idTail, phone }: Card): Promise<void> {
  await page.getByRole('textbox', { name: '卡号' }).fill(pan)
  await page.getByRole('textbox', { name: '持卡人姓名' }).fill(holderName)
  await page.getByRole('textbox', { name: '证件号后四位' }).fill(idTail)
  await page.getByRole('textbox', { name: '银行预留手机号' }).fill(phone)
  await page.getByRole('button', { name: '下一步' }).click()
}

async function addCard(page: Page, inbox: Inbox, card: Card): Promise<void> {
  await page.goto('/cards/add')
  await fillIn(page, card)
  await expectTitle(page, '验证手机号')
  await page.getByRole('textbox', { name: '短信验证码' }).fill(await inbox.code())
  await page.getByRole('button', { name: '完成' }).click()
  await expectTitle(page, '银行卡')
}

async function order(page: Page, amount: string, alias = /爸妈家-主表/): Promise<void> {
  await page.goto('/water')
  await page.getByRole('link', { name: alias }).click()
  await page.getByRole('link', { name: '预存' }).click()
  await page.getByRole('textbox', { name: '金额（元）' }).fill(amount)
  await page.getByRole('button', { name: '去付款' }).click()
}

async function choose(page: Page, name: RegExp): Promise<void> {
  await sheetOf(page).getByRole('button', { name: /^付款方式/ }).click()
  await sheetOf(page).getByRole('radio', { name }).click()
}

async function pay(page: Page): Promise<void> {
  await sheetOf(page).getByRole('button', { name: '立即支付' }).click()
  await tapDigits(page, '123456')
}

test('a card is added, pays, and is taken away', async ({ resident: page, inbox }) => {
  await page.goto('/services')
  await page.getByRole('link', { name: /零钱/ }).click()
  await page.getByRole('link', { name: /银行卡/ }).click()
  await expect(page.getByText('还没有银行卡')).toBeVisible()
  await addCard(page, inbox, cardWith(/^借记卡，一切正常/))
  await expectAxeFindsNothing(page, 'cards')
  await order(page, '600')
  await expect(sheetOf(page).getByRole('button', { name: /^付款方式 招商银行（模拟）储蓄卡/ })).toBeVisible()
  await pay(page)
  await expect(page.getByText('缴费成功')).toBeVisible()
  await expect(fact(page, '付款方式')).toContainText('招商银行（模拟）')
  await page.goto('/cards')
  await page.getByRole('link', { name: /招商银行/ }).click()
  await page.getByRole('button', { name: '解除绑定' }).click()
  await expect(page.getByText('还没有银行卡')).toBeVisible()
})

test('the list says fee, arrival and what is left, and why one is off', async ({ resident: page, inbox }) => {
  await addCard(page, inbox, cardWith(/^信用卡，一切正常/))
  await order(page, '600')
  const sheet = sheetOf(page)
  await sheet.getByRole('button', { name: /^付款方式/ }).click()
  await expect(sheet.getByRole('heading', { name: '选择付款方式' })).toBeVisible()
  await expect(sheet.getByRole('radio', { name: /^零钱\s/ })).toBeDisabled()
  await expect(sheet.getByText('余额不足，还差 ¥100.00')).toBeVisible()
  await expect(sheet.getByText('免手续费 · 2 小时后到账 · 单笔限 ¥50,000.00')).toBeVisible()
  await expectAxeFindsNothing(page, 'choosing a source')
  await page.getByRole('button', { name: '返回' }).click()
  await expect(sheet.getByRole('heading', { name: '确认付款' })).toBeVisible()
  await pay(page)
  await expect(page.getByText('正在处理')).toBeVisible()
  await expect(fact(page, '预计到账')).toContainText('12:00')
})

test('a card that fails says why, and the order is paid from another without the password', async ({ resident: page, inbox }) => {
  await addCard(page, inbox, cardWith(/冻结/))
  await order(page, '200')
  await choose(page, /工商银行/)
  await pay(page)
  await expect(sheetOf(page).getByRole('alert')).toContainText('卡已冻结')
  await expect(sheetOf(page).getByRole('button', { name: /^付款方式 零钱/ })).toBeVisible()
  await sheetOf(page).getByRole('button', { name: '确认支付（无需再输密码）' }).click()
  await expect(page.getByText('缴费成功')).toBeVisible()
  await expect(fact(page, '付款方式')).toHaveText('零钱')
})

test('cards that are none, somebody else’s or not to be bound are refused in plain words', async ({ resident: page }) => {
  const good = cardWith(/^借记卡，一切正常/)
  await page.goto('/cards/add')
  for (const [card, text] of [
    [{ ...good, pan: '4111 1111 1111 1112' }, '卡号不正确'],
    [{ ...good, pan: '’ OR 1=1' }, '卡号不正确'],
    [{ ...good, phone: '13800000000' }, '与银行预留的不一致'],
    [cardWith(/不支持该卡签约/), '银行不支持这张卡绑定'],
    [cardWith(/不能绑定/), '银行暂时没有答复'],
  ] as [Card, string][]) {
    await fillIn(page, card)
    await expect(page.getByRole('alert').filter({ hasText: text })).toBeVisible()
  }
  await page.goto('/cards')
  await expect(page.getByText('还没有银行卡')).toBeVisible()
})

async function orderAt(page: Page, world: World, [companyCode, number]: [string, string], amount: string): Promise<void> {
  const id = await world.bind(number, { companyCode })
  await page.goto(`/water/${id}/pay?intent=PREPAY`)
  await page.getByRole('textbox', { name: '金额（元）' }).fill(amount)
  await page.getByRole('button', { name: '去付款' }).click()
}

test('广州 still has the legacy channel: the fee is a line before and after', async ({ resident: page, inbox, world, clock }) => {
  await addCard(page, inbox, cardWith(/^信用卡，一切正常/))
  await orderAt(page, world, ['guangzhou', '300000000001'], '1000')
  await choose(page, /信用卡/)
  await expect(fact(sheetOf(page), '手续费')).toHaveText('¥10.00')
  await expect(fact(sheetOf(page), '实付')).toHaveText('¥1,010.00')
  await pay(page)
  await expect(fact(page, '手续费')).toHaveText('¥10.00')
  await clock.by(3 * 3600)
  await page.reload()
  await expect(page.getByText('缴费成功')).toBeVisible()
  await expect(fact(page, '实付')).toHaveText('¥1,010.00')
})

test('from 2,000 元 one yuan tells first: 上海 takes no fee, and the next one knows it', async ({ resident: page, inbox, world }) => {
  await addCard(page, inbox, cardWith(/^信用卡，一切正常/))
  await orderAt(page, world, ['shanghai', '20000001'], '3000')
  await expect(fact(sheetOf(page), '手续费')).toHaveText('¥30.00')
  await expectAxeFindsNothing(page, 'the offer of a test payment')
  await sheetOf(page).getByRole('button', { name: '先付 1 元测试' }).click()
  await expect(sheetOf(page).getByText('¥1.01').first()).toBeVisible()
  await pay(page)
  await expect(page.getByText('测试结果：直连通道，信用类付款也不收手续费')).toBeVisible()
  await expect(page.getByText('缴费成功')).toBeVisible()
  await page.getByRole('button', { name: '继续缴费' }).click()
  await expect(sheetOf(page).getByText('¥3,000.00').first()).toBeVisible()
  await expect(fact(sheetOf(page), '手续费')).toHaveCount(0)
  await expect(sheetOf(page).getByRole('button', { name: '先付 1 元测试' })).toHaveCount(0)
})
