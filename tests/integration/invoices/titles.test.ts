import { beforeEach, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { addTitle, changeTitle, chooseTitle, getTitle, listTitles, makeDefaultTitle, removeTitle, titlesOfAccount } from '@/lib/invoices/titles'
import { newKey, newResident } from '../../support/journey'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const FIRM = { kind: 'ORGANISATION', name: '北京水韵物业管理有限公司', taxId: '91110000802100433B' }
let ctx: Ctx
let waterAccountId: string

beforeEach(async () => {
  const made = await newResident(world, { numbers: ['0100000003'] })
  ctx = made.ctx
  waterAccountId = made.accounts[0] ?? ''
})

const add = async (fields: object, idempotencyKey = newKey()) => (await addTitle({ ctx, input: { ...fields, idempotencyKey } })).titleId
const person = (name: string) => add({ kind: 'PERSON', name })
const names = async () => (await listTitles({ ctx })).map(({ name, isDefault }) => `${name}${isDefault ? '*' : ''}`)
const nameOfAccount = async () => {
  const { titles, ownId } = await titlesOfAccount({ ctx, input: { waterAccountId } })
  const own = titles.find(({ id }) => id === ownId)
  return own ? `${own.name} (own)` : (titles[0]?.name ?? '-')
}

test('the first title is the default, another can be made it, and the next takes its place', async () => {
  const [first, second] = [await person('王一'), await add(FIRM)]
  await person('王二')
  expect(await names()).toEqual(['王一*', `${FIRM.name}`, '王二'])
  await makeDefaultTitle({ ctx, input: { titleId: second } })
  expect(await names()).toEqual([`${FIRM.name}*`, '王一', '王二'])
  await removeTitle({ ctx, input: { titleId: second } })
  expect(await names()).toEqual(['王一*', '王二'])
  await removeTitle({ ctx, input: { titleId: first } })
  expect(await names()).toEqual(['王二*'])
})

test('an account has a title of its own or the default', async () => {
  expect(await nameOfAccount()).toBe('-')
  await person('王芳')
  const firm = await add(FIRM)
  expect(await nameOfAccount()).toBe('王芳')
  await chooseTitle({ ctx, input: { waterAccountId, titleId: firm } })
  expect(await nameOfAccount()).toBe(`${FIRM.name} (own)`)
  await chooseTitle({ ctx, input: { waterAccountId, titleId: '' } })
  expect(await nameOfAccount()).toBe('王芳')
  await chooseTitle({ ctx, input: { waterAccountId, titleId: firm } })
  await removeTitle({ ctx, input: { titleId: firm } })
  expect(await nameOfAccount()).toBe('王芳')
})

test('the same title, however it is typed, is there once; a change of one may keep its name', async () => {
  const titleId = await add(FIRM)
  expect(await refusal(add({ ...FIRM, name: '北京水韵物业管理有限公司 ', taxId: '９１１１００００８０２１００４３３b' }))).toBe('TITLE_EXISTS')
  await changeTitle({ ctx, input: { titleId, ...FIRM, telephone: '010-62345678' } })
  expect(await getTitle({ ctx, input: { titleId } })).toMatchObject({ ...FIRM, telephone: '010-62345678' })
})

test('a double tap adds one, and ten at once of the last free place add one', async () => {
  const key = newKey()
  await Promise.all([add(FIRM, key), add(FIRM, key), add(FIRM, key)])
  expect(await names()).toHaveLength(1)
  for (let n = 2; n < 20; n += 1) await person(`居民${n}`)
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => person(`同时${n}`).then(() => 'ok', (error: { code: string }) => error.code)))
  expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1)
  expect(new Set(answers)).toEqual(new Set(['ok', 'TITLE_LIMIT']))
})

test('somebody else’s title and account are not there, and nothing changes', async () => {
  const titleId = await person('王芳')
  const own = ctx
  const other = await newResident(world, { numbers: ['0100000004'] })
  ctx = other.ctx
  const changed = await tablesChangedBy(ctx.db, async () => {
    for (const attempt of [
      () => getTitle({ ctx, input: { titleId } }),
      () => changeTitle({ ctx, input: { titleId, kind: 'PERSON', name: '李明' } }),
      () => makeDefaultTitle({ ctx, input: { titleId } }),
      () => removeTitle({ ctx, input: { titleId } }),
      () => chooseTitle({ ctx, input: { waterAccountId: other.accounts[0], titleId } }),
      () => chooseTitle({ ctx: own, input: { waterAccountId: other.accounts[0], titleId } }),
      () => titlesOfAccount({ ctx, input: { waterAccountId } }),
    ]) expect(await refusal(attempt())).toBe('NOT_FOUND')
  })
  expect(changed).toEqual([])
})
