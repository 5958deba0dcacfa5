/** A company that collects by itself at night takes no payment then: residents see until when, and what they agreed to is credited afterwards. */
import { registryNumber, type NumberForm } from '@/lib/kernel/registry-number'
import { registryCompanies } from '@/prisma/seed/registry/companies'
import { expect, test } from './fixtures'
import { agree, expectTitle, fact, problemOf, quoteAll, resultOf } from './steps'

const NIGHT = JSON.stringify([{ kind: 'BATCH_DEBIT', days: null, from: '23:30', to: '00:30' }])
const COMPANY = registryCompanies().find(({ company }) => JSON.stringify(company.windows) === NIGHT && company.protocol === 'wxlifepay')?.company
const CODE = COMPANY?.code ?? ''
const NUMBER = registryNumber(COMPANY?.numberRule as unknown as NumberForm, CODE, 1)

test('a quote made before the window, agreed to in it: shown before the password, waiting after it, credited at its end', async ({ resident: page, world, clock }) => {
  const account = await world.bind(NUMBER, { companyCode: CODE })
  await clock.to('2026-03-16T23:25:00+08:00')
  await expect(page.getByText('正在批扣')).toHaveCount(0)
  const sheet = await quoteAll(page, account)
  await expect(fact(sheet, '提交缴费单位')).toHaveCount(0)
  await clock.to('2026-03-16T23:31:00+08:00')
  await page.reload()
  await expect(sheet.getByText('2026年3月17日 00:30 以后')).toBeVisible()
  await agree(page)
  await expect(resultOf(page)).toContainText('缴费单位暂停服务，2026年3月17日 00:30 后自动提交，无需再次付款')
  await page.goto(`/water/${account}`)
  await expect(page.getByText('缴费单位正在批扣，2026年3月17日 00:30 后可以缴费')).toBeVisible()
  const other = await world.bind(registryNumber(COMPANY?.numberRule as unknown as NumberForm, CODE, 2), { companyCode: CODE })
  await page.goto(`/water/${other}/pay`)
  await expect(page.getByText('缴费单位正在批扣，2026年3月17日 00:30 后可以缴费')).toBeVisible()
  await page.getByRole('button', { name: '去付款' }).click()
  await expect(problemOf(page, '缴费')).toContainText('缴费系统批扣时间，暂时无法缴费，请在 03-17 00:30 后再试')
  expect((await world.books()).orders.filter((order) => order.companyCode === CODE)).toEqual([])
  await clock.to('2026-03-17T00:30:00+08:00')
  await page.goto('/payments')
  await page.getByRole('link', { name: /缴费成功/ }).click()
  await expectTitle(page, '缴费结果')
  await expect(resultOf(page)).toContainText('缴费成功')
  expect((await world.books()).orders).toMatchObject([{ companyCode: CODE, billKey: NUMBER, state: 2 }])
})
