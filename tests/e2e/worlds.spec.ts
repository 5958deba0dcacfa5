import { call, World } from '../kit'
import { expect, test } from './fixtures'
import { expectTitle } from './steps'

test('worlds are made, forked, kept, put back, reset and ended on their page', async ({ qa: page, world, watch }) => {
  watch.foresee(/console error: Failed to load resource: .*(400|409)/)
  await page.goto('/worlds')
  await expectTitle(page, '演练环境')
  const list = page.getByRole('list', { name: '全部演练环境' })
  const row = (name: string) => list.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) })
  const said = page.getByRole('region', { name: '全部演练环境' }).getByRole('status')
  await expect(row(world.name)).toContainText('当前')

  const name = `${world.name}-n`
  await page.getByRole('textbox', { name: /^名称/ }).fill('Bad_Name')
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(said).toContainText('填写的内容有误')
  await page.getByRole('textbox', { name: /^名称/ }).fill(name)
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(said).toHaveText(`已新建 ${name}`)
  const made = new World(name)

  await row(name).getByRole('button', { name: '快照' }).click()
  await row(name).getByRole('textbox', { name: '说明' }).fill('拨钟之前')
  await row(name).getByRole('button', { name: '保存快照' }).click()
  await expect(row(name).getByRole('list', { name: '快照' })).toContainText('拨钟之前')
  const then = await made.clock.now()
  await made.clock.by('week')
  await row(name).getByRole('button', { name: '恢复' }).click()
  await expect(said).toHaveText('已恢复到快照')
  expect(await made.clock.now()).toEqual(then)

  await row(name).getByRole('button', { name: '派生' }).click()
  await expect(said).toContainText('已派生 w-')
  const fork = (await said.textContent())?.replace('已派生 ', '') ?? ''
  await expect(row(fork)).toContainText(`派生自 ${name}`)
  await row(name).getByRole('button', { name: '重置' }).click()
  await row(name).getByRole('button', { name: '确定重置？' }).click()
  await expect(said).toHaveText(`${name} 已重置`)
  for (const gone of [fork, name]) {
    await row(gone).getByRole('button', { name: '删除' }).first().click()
    await row(gone).getByRole('button', { name: '确定删除？' }).click()
    await expect(said).toHaveText(`${gone} 已删除`)
    await expect(row(gone)).toHaveCount(0)
  }
})

test('a world that is not there says so, and the way home leads out of it', async ({ page, world, watch }) => {
  watch.foresee(/console error: Failed to load resource: .*404/)
  const { origin } = world
  await page.goto(origin.replace(world.name, 'no-such-world'))
  await expect(page.getByText('没有这个演练环境，它可能已经删除或过期了')).toBeVisible()
  await page.getByRole('link', { name: '回到首页' }).click()
  await expect(page.getByRole('button', { name: '居民 王女士' })).toBeVisible()
})

test('two worlds that hold the same show the same hash; the API describes itself', async ({ qa: page, world }) => {
  await page.goto('/worlds')
  await page.getByRole('button', { name: '计算' }).click()
  const { hash } = await world.stateHash()
  await expect(page.getByRole('region', { name: '状态指纹' }).getByRole('status')).toHaveText(hash)
  await page.getByRole('link', { name: '接口说明' }).click()
  await expectTitle(page, '演练环境接口')
  await expect(page.getByRole('region', { name: 'POST /api/worlds/{world}/clock/advance' })).toContainText('toNextDue')
  const openapi = JSON.parse((await call(world.name, '/api/openapi.json')).text) as { openapi: string; paths: object }
  expect([openapi.openapi, Object.keys(openapi.paths).length > 10]).toEqual(['3.1.0', true])
})
