import { expect, test } from './fixtures'
import { agree, askForCode, expectTitle, fact, problemOf, quoteAll, resultOf } from './steps'

test('上海: eight digits and the ID card, no code; 37.95 paid', async ({ resident: page, world }) => {
  await page.goto('/water/bind')
  await page.getByRole('link', { name: /上海/ }).click()
  await page.getByRole('textbox', { name: '用户编号（户号）' }).fill('2000 0001')
  await page.getByRole('button', { name: '下一步' }).click()
  await expectTitle(page, '验证身份')
  await expect(page.getByText('由缴费单位核对户主身份证后四位，本平台不保存您的证件号。')).toBeVisible()
  await expect(page.getByRole('button', { name: '获取验证码' })).toHaveCount(0)
  const tail = page.getByRole('textbox', { name: '户主身份证后四位' })
  for (const [typed, text] of [
    ['12', '请输入身份证后四位，最后一位可以是 X'],
    ['0000', '与缴费单位登记的户主身份证不一致，请核对后重试'],
  ] as const) {
    await tail.fill(typed)
    await page.getByRole('button', { name: '验证', exact: true }).click()
    await expect(problemOf(page, '验证身份')).toHaveText(text)
    await expect(tail).toHaveValue(typed)
  }
  await tail.fill('1234')
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await expectTitle(page, '起个名字')
  await expect(fact(page, '户主')).toHaveText('*静')
  await page.getByRole('button', { name: '完成绑定' }).click()
  await page.waitForURL(/\/water\/wac_\w+$/)
  await quoteAll(page, new URL(page.url()).pathname.split('/').at(-1) ?? '')
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  expect((await world.books()).orders).toMatchObject([{ companyCode: 'shanghai', billKey: '20000001', amountFen: '3795', state: 2 }])
})

test('广州: twelve digits, the ID card and a code; what was typed stays when a code is sent', async ({ resident: page, inbox }) => {
  await page.goto('/water/bind/guangzhou')
  await page.getByRole('textbox', { name: '用户编号（户号）' }).fill('300000000001')
  await page.getByRole('button', { name: '下一步' }).click()
  await expectTitle(page, '验证身份')
  const tail = page.getByRole('textbox', { name: '户主身份证后四位' })
  await tail.fill('5678')
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await expect(problemOf(page, '验证身份')).toHaveText('请输入 6 位数字验证码')
  await askForCode(page)
  await expect(tail).toHaveValue('5678')
  await expect(problemOf(page, '验证身份')).toHaveText('')
  await page.getByRole('textbox', { name: '短信验证码' }).fill(await inbox.code())
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await expectTitle(page, '起个名字')
  await page.getByRole('button', { name: '完成绑定' }).click()
  await expect(page.getByRole('region', { name: '待缴金额' })).toContainText('¥91.86')
})
