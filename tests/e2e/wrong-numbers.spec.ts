import { readTables } from './books'
import { expect, test } from './fixtures'
import { askForCode, expectTitle, giveCode, giveNumber, problemOf } from './steps'

const REFUSED: [name: string, typed: string, text: string][] = [
  ['7 digits', '0100001', '用户编号应为 10 位数字，您输入了 7 位，请对照纸质账单左上角核对'],
  ['13 digits', '0100000001234', '用户编号应为 10 位数字，您输入了 13 位，请对照纸质账单左上角核对'],
  ['letters', '01000abcde', '用户编号只能是数字，请对照纸质账单左上角核对'],
  ['nothing', '', '请输入用户编号'],
  ['blanks', '   ', '请输入用户编号'],
  ['SQL', "0100000001' OR '1'='1", '用户编号只能是数字，请对照纸质账单左上角核对'],
  ['markup', '<img src=x onerror=alert(1)>', '用户编号只能是数字，请对照纸质账单左上角核对'],
]

test('numbers that are none are refused in Chinese, kept in the field, and nothing is written', async ({ resident: page, world }) => {
  await page.goto('/water/bind/beijing')
  const before = await readTables(world)
  const field = page.getByRole('textbox', { name: '用户编号（户号）' })
  for (const [name, typed, text] of REFUSED) {
    await field.fill(typed)
    await page.getByRole('button', { name: '下一步' }).click()
    await expect(problemOf(page, '填写户号'), name).toHaveText(text)
    await expect(field, name).toHaveValue(typed)
    await expect(field).toHaveAttribute('aria-invalid', 'true')
  }
  expect(await readTables(world)).toEqual(before)
})

test('a number nobody has is refused and nothing is written', async ({ resident: page, world }) => {
  await page.goto('/water/bind/beijing')
  const before = await readTables(world)
  await giveNumber(page, '0199999999')
  await expect(problemOf(page, '填写户号')).toContainText('该户号不存在，请核对号码，并确认选择的缴费单位是否正确')
  expect(await readTables(world)).toEqual(before)
})

test('full-width digits, spaces and dashes are how people paste numbers', async ({ resident: page }) => {
  await giveNumber(page, ' ０１００－０００ ００-１ ')
  await expectTitle(page, '验证身份')
  await expect(page.getByText('01****0001')).toBeVisible()
})

test('a number bound already is refused', async ({ resident: page, world }) => {
  const before = await readTables(world)
  await giveNumber(page, '0100000003')
  await expect(problemOf(page, '填写户号')).toContainText('您已绑定过该户号（学院路小区-主表），可在“水费”首页查看')
  expect(await readTables(world)).toEqual(before)
})

test('wrong and expired codes do not bind', async ({ resident: page, world, inbox }) => {
  await giveNumber(page, '0100000001')
  await giveCode(page, '123456')
  await expect(problemOf(page, '验证身份')).toContainText('请先获取验证码')
  await askForCode(page)
  const code = await inbox.code()
  for (const [typed, text] of [
    ['', '请输入 6 位数字验证码'],
    ['12345', '请输入 6 位数字验证码'],
    ['一二三四五六', '请输入 6 位数字验证码'],
    [String((Number(code) + 1) % 1_000_000).padStart(6, '0'), '验证码不正确，请重新输入'],
  ] as const) {
    await giveCode(page, typed)
    await expect(problemOf(page, '验证身份'), typed).toContainText(text)
    await expect(page.getByRole('textbox', { name: '短信验证码' })).toHaveValue(typed)
  }
  // Codes hold for five minutes of the world's time, a binding for fifteen.
  for (let minutes = 0; minutes < 6; minutes += 1) await world.clock.by('minute')
  await giveCode(page, code)
  await expect(problemOf(page, '验证身份')).toContainText('验证码已过期，请重新获取')
  expect((await world.books()).bindings.map(({ state }) => state)).toEqual(['STARTED'])
  await world.clock.by('quarter')
  await page.reload()
  await expect(page.getByText('本次绑定已超时')).toBeVisible()
  expect((await world.books()).accounts.filter(({ billKey }) => billKey === '0100000001')).toEqual([])
})

test('a second code waits a minute of the world’s time, also after a reload and when one starts again', async ({ resident: page, world }) => {
  await giveNumber(page, '0100000001')
  await askForCode(page)
  const waiting = page.getByRole('button', { name: '60 秒后可重新获取' })
  await expect(waiting).toBeVisible()
  await page.reload()
  await expect(waiting).toHaveAttribute('aria-disabled', 'true')
  await giveNumber(page, '0100000001')
  await expect(waiting).toHaveAttribute('aria-disabled', 'true')
  await world.clock.by('minute')
  await page.reload()
  await askForCode(page)
  await expect(waiting).toBeVisible()
})

test('a sixth wrong code is locked, the right one too', async ({ resident: page, world, inbox }) => {
  await giveNumber(page, '0100000001')
  await askForCode(page)
  const code = await inbox.code()
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  const problem = problemOf(page, '验证身份')
  for (let n = 1; n <= 4; n += 1) {
    await giveCode(page, wrong)
    await expect(problem).toContainText('验证码不正确')
  }
  await giveCode(page, wrong)
  await expect(problem).toContainText('验证码错误次数过多，请 30 分钟后重新获取')
  await giveCode(page, code)
  await expect(problem).toContainText('验证码错误次数过多')
  expect((await world.books()).bindings.map(({ state }) => state)).toEqual(['STARTED'])
})

test('aliases: markup, forty characters and nothing are refused; what was typed stays', async ({ resident: page, world, inbox }) => {
  await giveNumber(page, '0100000001')
  await askForCode(page)
  await giveCode(page, await inbox.code())
  await expectTitle(page, '起个名字')
  const before = await readTables(world)
  const field = page.getByRole('textbox', { name: '别名' })
  for (const [typed, text] of [
    ['<script>alert(1)</script>', '别名不能包含尖括号 < > 或看不见的字符，请换个写法'],
    ['家'.repeat(40), '别名最多 20 个字，您输入了 40 个字'],
    ['', '请给户号起个别名'],
    ['   ', '请给户号起个别名'],
  ] as const) {
    await field.fill(typed)
    await page.getByRole('button', { name: '完成绑定' }).click()
    await expect(problemOf(page, '起个名字')).toHaveText(text)
    await expect(field).toHaveValue(typed)
  }
  expect(await readTables(world)).toEqual(before)
  await field.fill(`A&B "家" ' 🏠`)
  await page.getByRole('button', { name: '完成绑定' }).click()
  await expect(page.getByRole('region', { name: '待缴金额' })).toContainText(`A&B "家" ' 🏠`)
})
