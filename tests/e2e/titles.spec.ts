/** 发票抬头: a person's, an organisation's, the default, and which one an account has. */
import type { Page } from '@playwright/test'
import { readTables } from './books'
import { expect, test } from './fixtures'
import { expectTitle, problemOf } from './steps'

const FIRM = '北京水韵物业管理有限公司'
const field = (page: Page, name: string) => page.getByRole('textbox', { name })
const save = (page: Page) => page.getByRole('button', { name: '保存' }).click()
const inList = (page: Page) => page.getByRole('main').getByRole('link', { name: /个人|企业单位/ })

async function addPerson(page: Page, name: string): Promise<void> {
  await page.goto('/invoices/titles/new')
  await field(page, '抬头名称').fill(name)
  await save(page)
  await expectTitle(page, '发票抬头')
}

async function addFirm(page: Page): Promise<void> {
  await page.goto('/invoices/titles/new')
  await page.getByRole('radio', { name: '企业单位' }).check()
  await field(page, '抬头名称').fill(FIRM)
  await field(page, '统一社会信用代码').fill(' 9111 0000-8021 0043 3b ')
  await save(page)
  await expectTitle(page, '发票抬头')
}

test('from 我: a person’s title, then an organisation’s whose code is looked at closely', async ({ resident: page, world }) => {
  await page.goto('/me')
  await page.getByRole('link', { name: '发票抬头' }).click()
  await expect(page.getByText('还没有发票抬头')).toBeVisible()
  await page.getByRole('link', { name: '添加抬头' }).click()
  await expect(field(page, '统一社会信用代码')).toBeHidden()
  await field(page, '抬头名称').fill('王芳')
  await save(page)
  await expect(inList(page)).toHaveText([/王芳个人默认/])

  await page.getByRole('link', { name: '添加抬头' }).click()
  await page.getByRole('radio', { name: '企业单位' }).check()
  await field(page, '抬头名称').fill(FIRM)
  const before = await readTables(world)
  for (const [typed, text] of [
    ['', '请填写统一社会信用代码，在营业执照上'],
    ['9111000080210043', '统一社会信用代码是 18 位（旧的纳税人识别号是 15 或 20 位），您输入了 16 位'],
    ['9111OOOO802100433B', '统一社会信用代码里没有字母 O，可能是数字 0，请核对'],
    ['91110000802100433A', '这个号码的校验位不对，可能有一位输错了，请对照营业执照核对'],
    ["91110000'; DROP--", '统一社会信用代码只有数字和大写字母'],
  ] as const) {
    await field(page, '统一社会信用代码').fill(typed)
    await save(page)
    await expect(problemOf(page, '添加抬头')).toHaveText(text)
    await expect(field(page, '统一社会信用代码')).toHaveValue(typed)
  }
  expect(await readTables(world)).toEqual(before)
  await field(page, '统一社会信用代码').fill('９１１１００００８０２１００４３３ｂ')
  await page.getByRole('button', { name: '保存' }).dblclick()
  await expect(inList(page)).toHaveText([/王芳个人默认/, new RegExp(`${FIRM}企业单位 91110000802100433B`)])
  await page.goBack()
  await page.reload()
  await page.goto('/invoices/titles')
  await expect(inList(page)).toHaveCount(2)
})

test('another one becomes the default; one that is deleted is gone, and its address with it', async ({ resident: page, watch }) => {
  watch.foresee(/console error: Failed to load resource: .*404.*\/invoices\/titles\/ttl_/)
  await addPerson(page, '王芳')
  await addFirm(page)
  await page.getByRole('link', { name: FIRM }).click()
  await expectTitle(page, '编辑抬头')
  const address = page.url()
  await field(page, '注册电话').fill('010-62345678')
  await save(page)
  await page.getByRole('link', { name: FIRM }).click()
  await expect(field(page, '注册电话')).toHaveValue('010-62345678')
  await page.getByRole('button', { name: '设为默认抬头' }).click()
  await expect(inList(page)).toHaveText([new RegExp(`${FIRM}.*默认`), /王芳个人$/])
  await page.getByRole('link', { name: FIRM }).click()
  await expect(page.getByText('这是默认抬头')).toBeVisible()
  await page.getByRole('button', { name: '删除抬头' }).click()
  await expect(inList(page)).toHaveText([/王芳个人默认/])
  await page.goto(address)
  await expectTitle(page, '没有找到这个页面')
})

test('an account uses the default, or one of its own', async ({ resident: page }) => {
  const toAccount = async () => {
    await page.goto('/water/manage')
    await page.getByRole('main').getByRole('link', { name: /爸妈家-主表/ }).click()
    await expectTitle(page, '管理户号')
  }
  await toAccount()
  await expect(page.getByRole('group', { name: '本户号的发票抬头' })).toBeHidden()
  await expect(page.getByRole('link', { name: /发票抬头/ })).toBeVisible()
  await addPerson(page, '王芳')
  await addFirm(page)
  await toAccount()
  await expect(page.getByRole('radio', { name: '默认抬头 现在是“王芳”' })).toBeChecked()
  await page.getByRole('radio', { name: FIRM }).check()
  await page.getByRole('button', { name: '使用这个抬头' }).click()
  await expectTitle(page, '户号管理')
  await toAccount()
  await expect(page.getByRole('radio', { name: FIRM })).toBeChecked()
})
