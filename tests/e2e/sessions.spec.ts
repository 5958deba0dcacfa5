import { expect, test } from './fixtures'
import { expectTitle } from './steps'
import { call, World } from '../kit'

const SESSION = 'shuidan.session'

test('signing out ends the session, also for whoever kept its cookie', async ({ resident: page, openBrowser, world }) => {
  const cookies = await page.context().cookies()
  const session = cookies.find(({ name }) => name === SESSION)
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('button', { name: '居民 王女士' })).toBeVisible()
  await page.goto('/me')
  await expect(page).toHaveURL((url) => url.pathname === '/')

  const thief = await openBrowser()
  await thief.addCookies(cookies)
  const other = await thief.newPage()
  await other.goto('/me')
  await expect(other).toHaveURL((url) => url.pathname === '/')
  await expect(other.getByRole('link', { name: /当前身份/ })).toHaveCount(0)
  const answer = await world.call('/me', { headers: { cookie: `${SESSION}=${session?.value}` } })
  expect(answer.headers.location).toBe('/')
})

test('a cookie of one world means nothing in another, nor in its fork, nor in itself once it began anew', async ({ resident: page, world }) => {
  const valueIn = async () => (await page.context().cookies()).find(({ name, domain }) => name === SESSION && domain === new URL(page.url()).hostname)?.value ?? ''
  const seenBy = async (name: string, value: string) => (await call(name, '/me', { headers: { cookie: `${SESSION}=${value}` } })).status
  const here = await valueIn()
  for (const other of [await World.create(), await world.fork()]) {
    await page.goto(`${other.origin}/`)
    await page.getByRole('button', { name: '居民 王女士' }).click()
    await page.waitForURL('**/me')
    const there = await valueIn()
    expect(there).not.toBe('')
    expect([await seenBy(world.name, here), await seenBy(other.name, there)]).toEqual([200, 200])
    expect([await seenBy(other.name, here), await seenBy(world.name, there)]).toEqual([307, 307])
    await page.goto(`${world.origin}/me`)
    await expectTitle(page, '我')
    await other.delete()
  }
  await world.reset()
  expect(await seenBy(world.name, here)).toBe(307)
})

test('five wrong passwords close the name, the right one comes too late', async ({ page, watch }) => {
  watch.foresee(/console error: Failed to load resource: .*401.*\/api\/auth\/callback\/password/)
  const signIn = async (name: string, password: string) => {
    await page.getByRole('textbox', { name: '账号' }).fill(name)
    await page.getByRole('textbox', { name: '密码' }).fill(password)
    await page.getByRole('button', { name: '登录' }).click()
  }
  const problem = page.getByRole('alert').filter({ hasText: /\S/ })
  await page.goto('/')
  await page.getByRole('link', { name: '账号密码登录' }).click()
  for (let n = 1; n <= 5; n += 1) {
    const answered = page.waitForResponse('**/api/auth/callback/password')
    await signIn('admin', 'wrong')
    await answered
    await expect(problem.filter({ hasText: '账号或密码不正确' })).toBeVisible()
  }
  await signIn('admin', 'admin-demo')
  await expect(problem.filter({ hasText: '尝试次数过多，请 15 分钟后再试' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: '账号' })).toHaveValue('admin')
  await signIn('nobody', 'admin-demo')
  await expect(problem.filter({ hasText: '账号或密码不正确' })).toBeVisible()
  await signIn('operator', 'operator-demo')
  await expectTitle(page, '管理后台')
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('button', { name: '管理员' })).toBeVisible()
})

test('residents come by the simulated WeChat, where they choose who they are', async ({ page, openBrowser }) => {
  await page.goto('/')
  await page.getByRole('button', { name: '微信登录（选择微信号）' }).click()
  await expectTitle(page, '微信登录（模拟）')
  await page.getByRole('button', { name: '李先生' }).click()
  await expectTitle(page, '我')
  await expect(page.getByRole('img', { name: '李先生的头像' })).toBeVisible()
  // A grant without the state of this browser is somebody else's.
  const stranger = await (await openBrowser()).newPage()
  await stranger.goto('/api/auth/callback/wechat?code=stolen&state=forged')
  await expect(stranger).toHaveURL((url) => url.pathname === '/')
  await expect(stranger.getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible()
  await expect(stranger.getByRole('link', { name: /当前身份/ })).toHaveCount(0)
})
