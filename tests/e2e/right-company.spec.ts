/** A number that the company does not know leads, in one tap, to the one that does (rule E1). */
import type { Page } from '@playwright/test'
import { oldNumberOf } from '@/lib/companies/merger'
import { registryNumber, type NumberForm } from '@/lib/kernel/registry-number'
import { registryCompanies } from '@/prisma/seed/registry/companies'
import { mergerRows } from '@/prisma/seed/registry/merger-rows'
import { expectAxeFindsNothing } from './barriers'
import { expect, test } from './fixtures'
import { askForCode, expectTitle, problemOf } from './steps'

const companyOf = (code: string) => registryCompanies().find(({ company }) => company.code === code)?.company
const numberOf = (code: string, n: number) => registryNumber(companyOf(code)?.numberRule as unknown as NumberForm, code, n)
const mergerInto = (code: string) => mergerRows().find((merger) => merger.newCompanyCode === code)
const oldOf = (code: string, n: number) => oldNumberOf(mergerInto(code) as never, numberOf(code, n)) ?? ''

async function give(page: Page, companyCode: string, number: string): Promise<void> {
  await page.goto(`/water/bind/${companyCode}`)
  await page.getByRole('textbox', { name: '用户编号（户号）' }).fill(number)
  await page.getByRole('button', { name: '下一步' }).click()
}

const why = (page: Page) => page.getByRole('region', { name: '可能的原因' })

/** Proof as the company wants it, and the suggested name. */
async function prove(page: Page, inbox: { code(): Promise<string> }, code: string, number: string): Promise<void> {
  await expectTitle(page, '验证身份')
  const { verification } = companyOf(code) ?? {}
  if (verification !== 'ID_CARD') await askForCode(page)
  if (verification !== 'SMS') await page.getByRole('textbox', { name: '户主身份证后四位' }).fill(number.slice(-4))
  if (verification !== 'ID_CARD') await page.getByRole('textbox', { name: '短信验证码' }).fill(await inbox.code())
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await page.getByRole('button', { name: '完成绑定' }).click()
  await page.waitForURL(/\/water\/wac_\w+$/)
}

const CASES: { name: string; chosen: string; right: string; number: string; text: RegExp }[] = [
  { name: 'an old number at the company that took over', chosen: 'w370116', right: 'w370116', number: oldOf('w370116', 1), text: /这是莱芜市莱城区的旧户号，2019年1月9日起换了新户号/ },
  ...(['w510185', 'w340422', 'w340722', 'w330113'] as const).map((right) => ({
    name: `a number of a district that has left (${mergerInto(right)?.oldDivisionName})`, chosen: mergerInto(right)?.oldCompanyCode ?? '', right, number: oldOf(right, 2), text: new RegExp(`^${mergerInto(right)?.oldDivisionName}从.*起由${companyOf(right)?.name}供水`),
  })),
  { name: 'a number of a district at the company of its city', chosen: 'shenzhen', right: 'w440305', number: numberOf('w440305', 3), text: /您选的缴费单位没有这个户号/ },
]

for (const { name, chosen, right, number, text } of CASES) {
  test(`${name} is bound in one tap and a proof`, async ({ resident: page, world, inbox }) => {
    await give(page, chosen, number)
    await expect(problemOf(page, '填写户号')).not.toBeEmpty()
    await expect(why(page).getByRole('status')).toHaveText(text)
    await expect(why(page).getByRole('listitem')).toHaveCount(1)
    const today = mergerInto(right) ? numberOf(right, right === 'w370116' ? 1 : 2) : number
    await why(page).getByRole('button', { name: `${companyOf(right)?.name} ${today}` }).click()
    await prove(page, inbox, right, today)
    expect((await world.books()).accounts).toContainEqual(expect.objectContaining({ companyCode: right, billKey: today }))
  })
}

test('a number that nobody has: what to check, and the way to other companies; a new try makes it go', async ({ resident: page }) => {
  await give(page, 'beijing', '0199999999')
  await expect(problemOf(page, '填写户号')).toHaveText(/^该户号不存在，请核对号码，并确认选择的缴费单位是否正确/)
  await expect(why(page).getByRole('status')).toContainText('请对照纸质账单左上角逐位核对')
  await page.getByRole('textbox', { name: '用户编号（户号）' }).fill('01000abcde')
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(problemOf(page, '填写户号')).toContainText('用户编号只能是数字')
  await expect(why(page)).toHaveCount(0)
  await give(page, 'beijing', '0199999999')
  await why(page).getByRole('link', { name: '选择其他缴费单位' }).click()
  await expectTitle(page, '选择缴费单位')
})

test('letters where the company has figures only are a slip, unless another company of the city has that number', async ({ resident: page }) => {
  await give(page, 'w130702', numberOf('w130700', 2).toLowerCase())
  await expect(problemOf(page, '填写户号')).toContainText('用户编号只能是数字')
  await expect(why(page).getByRole('button', { name: `${companyOf('w130700')?.name} ${numberOf('w130700', 2)}` })).toBeVisible()
})

test('what is found can be read by everybody, in every mode, and says so when it cannot be looked for', async ({ resident: page }) => {
  await give(page, 'w370116', oldOf('w370116', 4))
  await expect(why(page).getByRole('button')).toHaveCount(1)
  for (const [theme, care] of [['light', false], ['dark', false], ['light', true], ['dark', true]] as const) {
    await page.evaluate(([theme, care]) => {
      document.documentElement.dataset.theme = theme
      document.documentElement.toggleAttribute('data-care', care)
    }, [theme, care] as const)
    await expectAxeFindsNothing(page, `right company, ${theme}, ${care ? 'care' : 'plain'}`)
  }
  for (let n = 0; n < 20; n += 1) {
    await page.getByRole('button', { name: '下一步' }).click()
    await expect(why(page).getByRole('status')).toHaveText(/莱芜市莱城区的旧户号|操作过于频繁/)
  }
  await expect(why(page).getByRole('status')).toHaveText('操作过于频繁，请稍后再试')
  await expect(why(page).getByRole('link', { name: '选择其他缴费单位' })).toBeVisible()
})

test('an old name leads to the company of today', async ({ resident: page }) => {
  await page.goto('/water/bind?q=江干区')
  await expect(page.getByRole('main').getByRole('link', { name: /上城区/ })).toBeVisible()
})
