import { beforeAll, describe, expect, it } from 'vitest'
import { searchCompanies } from '@/lib/companies'
import { exportCompanies, importCompanies } from '@/lib/console/companies'
import type { Ctx } from '@/lib/db'
import { useWorld } from '../../support/world'
import { deskOf } from './desk'

const world = useWorld()
const desk = {} as Record<'admin' | 'operator', Ctx>

beforeAll(async () => {
  for (const name of ['admin', 'operator'] as const) desk[name] = await deskOf(world, name)
})

const NEW = '代码,名称,简称,省份,城市代码,城市,区划代码,区县,客服电话,服务费率,地址,机构代号,商户号\nxincheng,新城供水（模拟）,新城供水,河北省,130600,保定,130629,容城县,96119,0.1,sim:xincheng,990000002,1900000991'
const run = (text: string, more: object = {}) => importCompanies({ ctx: desk.admin, input: { text, apply: false, ...more } })
const everything = async () => (await world.system()).db.query(`SELECT code, name, hotline, version FROM company ORDER BY code`, [])

it('what was exported changes nothing when it is imported again', async () => {
  const text = await exportCompanies({ ctx: desk.operator, input: { q: '深圳' } })
  expect(text.split('\r\n')).toHaveLength(12)
  expect(text).not.toMatch(/[0-9a-f]{32}/)
  expect(await run(text)).toMatchObject({ same: 10, created: 0, changed: 0, bad: 0, applied: false })
})

describe('five hundred companies', () => {
  const head = '代码,客服电话,名称'
  const lines = async (bad: Record<number, string> = {}) => {
    const rows = await (await world.system()).db.query<{ code: string; name: string }>(`SELECT code, name FROM company WHERE code ~ '^w' ORDER BY code LIMIT 500`, [])
    return [head, ...rows.map(({ code, name }, n) => bad[n] ?? `${code},9${code.slice(1, 6)}1,${name}`)].join('\n')
  }

  it('with three bad lines import nothing and name the three', async () => {
    const before = await everything()
    const text = await lines({ 4: 'w110000X,96000,坏代码', 199: 'w999999', 499: 'w130102,12,电话不对' })
    const report = await run(text)
    expect(report.lines.filter(({ action }) => action === 'BAD').map(({ line, code, problem }) => [line, code, problem?.code])).toEqual([
      [6, 'w110000X', 'COMPANY_CODE'],
      [201, 'w999999', 'CSV_NEW_COMPANY'],
      [501, 'w130102', expect.stringMatching(/COMPANY_HOTLINE|COMPANY_EXISTS/)],
    ])
    await expect(run(text, { apply: true, reason: '换号', idempotencyKey: 'import-0001' })).rejects.toMatchObject({ code: 'CSV_BAD_LINES', params: { n: 3 } })
    expect(await everything()).toEqual(before)
  })

  it('are changed in one go, each with a version, a record and a word to its company', async () => {
    const report = await run(await lines(), { apply: true, reason: '统一换号', idempotencyKey: 'import-0002' })
    expect(report).toMatchObject({ changed: 500, bad: 0, applied: true })
    const { db } = await world.system()
    const count = async (what: string) => (await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${what}`, []))[0]?.n
    expect(await count(`company WHERE version = 2 AND hotline LIKE '9%1'`)).toBe(500)
    expect(await count(`audit_entry WHERE action = 'company.changed' AND subject_id LIKE 'w%'`)).toBe(500)
    expect(await count(`scheduled_job WHERE kind = 'company.tell'`)).toBe(500)
  })
})

it('a cycle that does not divide the year is a bad line', async () => {
  expect((await run('代码,账期\nshanghai,5')).lines).toMatchObject([{ action: 'BAD', problem: { code: 'COMPANY_CYCLE' } }])
})

describe('a company that nobody knows', () => {
  const line = (over: Record<string, string> = {}) => {
    const cells = NEW.split('\n').map((row) => row.split(','))
    const head = cells[0] ?? []
    return [head.join(','), head.map((name, n) => over[name] ?? cells[1]?.[n] ?? '').join(',')].join('\n')
  }

  it('is not made of a slip in a code', async () => {
    const [only] = (await run('代码,客服电话\nbejing,96116')).lines
    expect(only).toMatchObject({ action: 'BAD', problem: { code: 'CSV_NEW_COMPANY', params: { names: expect.stringMatching(/^名称、简称、省份.*地址、机构代号、商户号$/) as string } } })
  })

  it.each(['名称', '简称', '省份', '城市代码', '城市', '区划代码', '区县', '客服电话', '地址', '机构代号', '商户号'])('needs its own %s', async (head) => {
    expect((await run(line({ [head]: '' }))).lines).toMatchObject([{ action: 'BAD', problem: { code: 'CSV_NEW_COMPANY', params: { names: head } } }])
  })

  it('shows all that it would be, and what of it is lent', async () => {
    const { lines, usual } = await run(line())
    const [only] = lines
    expect(usual).toBe('北京市自来水（模拟）')
    expect(only?.action).toBe('CREATE')
    expect(only?.changes).toContainEqual({ name: 'companyId', from: null, to: '990000002' })
    expect(only?.changes.map(({ name }) => name)).not.toContain('acquirerMerchantNo')
    expect(only?.lent).toEqual(expect.arrayContaining(['channel', 'numberRule', 'protocol', expect.stringMatching(/^tariff:RESIDENTIAL:/)]))
    expect(only?.lent).not.toEqual(expect.arrayContaining(['name']))
    const ruled = await run(`${line().replace('商户号\n', '商户号,户号位数,户号字符,示例户号\n')},8,DIGITS,`)
    expect(ruled.lines).toMatchObject([{ action: 'BAD', problem: { code: 'COMPANY_NUMBER_RULE' } }])
  })

  it('does not come where another one is: by address and institution number together', async () => {
    const [taken] = await (await world.system()).db.query<{ endpoint: string; id: string }>(`SELECT endpoint, company_id AS id FROM company WHERE code = 'beijing'`, [])
    const there = { 地址: taken?.endpoint ?? '', 机构代号: taken?.id ?? '' }
    expect((await run(line(there))).lines).toMatchObject([{ action: 'BAD', problem: { code: 'COMPANY_LINE_TAKEN', params: { code: 'beijing' } } }])
    const twice = `${line()}\n${line({ 代码: 'xincheng2' }).split('\n')[1]}`
    expect((await run(twice)).lines).toMatchObject([{ action: 'CREATE' }, { action: 'BAD', problem: { code: 'COMPANY_LINE_TAKEN', params: { code: 'xincheng' } } }])
    const moved = `代码,地址,机构代号\nshanghai,${there.地址},${there.机构代号}`
    expect((await run(moved)).lines).toMatchObject([{ action: 'BAD', problem: { code: 'COMPANY_LINE_TAKEN' } }])
  })
})

it('a bad line is named as an editor shows it, behind empty lines and a cell of two', async () => {
  for (const end of ['\n', '\r\n']) {
    const text = ['代码,名称,客服电话', '', 'shanghai,"两', '行",96000', '', 'beijing,,12', 'guangzhou,"又', '两行",12', ''].join(end)
    expect((await run(text)).lines.map(({ line, code }) => [line, code])).toEqual([[3, 'shanghai'], [6, 'beijing'], [7, 'guangzhou']])
  }
})

it('a company that a table renames is found by its new name, and still by those of districts it took over', async () => {
  const resident = await world.resident()
  const search = (text: string) => searchCompanies({ ctx: resident, input: { text } })
  await run('代码,名称,简称\nw370116,莱芜甘泉供水（模拟）,甘泉供水', { apply: true, reason: '更名', idempotencyKey: 'import-0005' })
  for (const query of ['甘泉', 'ganquan', '莱城']) expect((await search(query)).companies.map(({ code }) => code)).toContain('w370116')
})

it('what moves money waits for a second person, and a new company is off', async () => {
  expect(await run('代码,服务费率\r\nshanghai,0.5', { apply: true, reason: '调费', idempotencyKey: 'import-0003' })).toMatchObject({ changed: 1, created: 0, applied: true })
  expect(await run(NEW, { apply: true, reason: '新签', idempotencyKey: 'import-0004' })).toMatchObject({ changed: 0, created: 1, applied: true })
  const { db } = await world.system()
  expect(await db.query('SELECT enabled FROM company WHERE code = $1', ['xincheng'])).toEqual([{ enabled: false }])
  expect(await db.query('SELECT state FROM company_change WHERE company_code = $1', ['shanghai'])).toEqual([{ state: 'PENDING' }])
})

it.each<[string, string, string]>([
  ['no code', '名称\n水', 'CSV_HEAD'],
  ['a column nobody knows', '代码,密钥\nshanghai,x', 'CSV_HEAD'],
  ['an open quote', '代码,名称\nshanghai,"水', 'CSV_FORMAT'],
  ['too many lines', `代码\n${'shanghai\n'.repeat(1_001)}`, 'CSV_TOO_LARGE'],
  ['too many letters', `代码\n${'x'.repeat(2_000_001)}`, 'CSV_TOO_LARGE'],
])('a table with %s is refused', async (_, text, code) => {
  await expect(run(text)).rejects.toMatchObject({ code })
})

it('only an admin imports', async () => {
  await expect(importCompanies({ ctx: desk.operator, input: { text: '代码\nshanghai', apply: false } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
