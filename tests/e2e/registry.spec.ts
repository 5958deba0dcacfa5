/** One of three thousand companies: found by a few letters, bound, and paid (rules B3, X8). */
import { registryNumber } from '@/lib/kernel/registry-number'
import { registryCompanies } from '@/prisma/seed/registry/companies'
import { expect, test } from './fixtures'
import { agree, expectTitle, fact, problemOf, quoteAll, resultOf } from './steps'

const NANSHAN = registryCompanies().find(({ company }) => company.code === 'w440305')?.company
const number = registryNumber(NANSHAN?.numberRule as never, 'w440305', 1)

test('a resident of 南山区 finds it by initials among two, gives the first number, proves who she is and pays', async ({ resident: page, world }) => {
  await page.goto('/water/bind')
  const box = page.getByRole('searchbox', { name: '搜索城市或缴费单位' })
  await box.fill('nsq')
  await expect(page.getByRole('status')).toHaveText('找到 2 家缴费单位')
  await expect(page.getByRole('main').getByRole('link')).toHaveText([/鹤岗市南山区/, /深圳市南山区/])
  await box.fill('sznsq')
  await expect(page.getByRole('status')).toHaveText('找到 1 家缴费单位')
  await page.getByRole('link', { name: /深圳市南山区/ }).click()
  await expectTitle(page, '填写户号')
  const field = page.getByRole('textbox', { name: '用户编号（户号）' })
  await field.fill(`9${number.slice(1)}`)
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(problemOf(page, '填写户号')).toContainText('这家缴费单位的用户编号以 3 开头')
  await field.fill(number)
  await page.getByRole('button', { name: '下一步' }).click()
  await expectTitle(page, '验证身份')
  await page.getByRole('textbox', { name: '户主身份证后四位' }).fill(number.slice(-4))
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await expectTitle(page, '起个名字')
  await expect(fact(page, '户主')).toHaveText(/^\*/)
  await page.getByRole('button', { name: '完成绑定' }).click()
  await page.waitForURL(/\/water\/wac_\w+$/)
  await quoteAll(page, new URL(page.url()).pathname.split('/').at(-1) ?? '')
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费成功')
  expect((await world.books()).orders).toMatchObject([{ companyCode: 'w440305', billKey: number, state: 2 }])
})

test('a city by its letter: its companies, those that a text leaves, and none', async ({ resident: page }) => {
  await page.goto('/water/bind')
  await page.getByRole('link', { name: /^深圳/ }).click()
  await expect(page).toHaveURL(/\?city=440300$/)
  const rows = page.getByRole('main').getByRole('link')
  await expect(rows).toHaveCount(10)
  await expect(rows.first()).toHaveText(/深圳市水务/)
  const filter = page.getByRole('searchbox', { name: '在本市内查找' })
  await filter.fill('lg')
  await expect(rows).toHaveText([/龙岗区/])
  await expect(page).toHaveURL(/\?city=440300&q=lg$/)
  await filter.fill('天河')
  await expect(page.getByRole('status')).toContainText('本市没有这家缴费单位')
  await filter.fill('')
  await expect(rows).toHaveCount(10)
})
