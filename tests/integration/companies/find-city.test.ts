/** From a position or a few letters to the company (rule B2). */
import { beforeAll, describe, expect, test } from 'vitest'
import { listRecentCities, startBinding } from '@/lib/accounts'
import { listCities, listCompaniesOf, locateCity, searchCompanies } from '@/lib/companies'
import type { Ctx } from '@/lib/db'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { PLACES } from '@/lib/places'
import { COMPANIES } from '@/prisma/seed/companies'
import { newResident } from '../../support/journey'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx

beforeAll(async () => {
  ctx = (await newResident(world)).ctx
})

const locate = (latitude: number, longitude: number, accuracyM = 50) => locateCity({ ctx, input: { latitude, longitude, accuracyM } })
const search = async (text: string) => (await searchCompanies({ ctx, input: { text } })).companies.map(({ code }) => code)

/** Another company, such as an agreement of the platform would bring. */
async function agree(code: string, cityCode: string, cityName: string, name: string, enabled = true): Promise<void> {
  const [pattern] = COMPANIES
  if (pattern) await ctx.db.prisma.company.create({ data: { ...pattern, code, cityCode, cityName, name, shortName: name, enabled } })
}
const undo = (...codes: string[]) => ctx.db.prisma.company.deleteMany({ where: { code: { in: codes } } })

describe('a position', () => {
  test('in Beijing leads to its only company; in Chengdu to none', async () => {
    expect(await locate(39.9, 116.4)).toEqual({ kind: 'CITY', choices: [{ name: '北京', english: 'Beijing', city: { code: '110100', name: '北京', english: 'Beijing', letter: 'B', companies: 1, only: { code: 'beijing', name: '北京市自来水（模拟）' } } }] })
    expect(await locate(30.57, 104.07)).toMatchObject({ kind: 'CITY', choices: [{ name: '成都', city: null }] })
  })

  test('in Hong Kong or Macau asks, whether or not the nearest city has a company', async () => {
    expect(await locate(22.3, 114.17)).toMatchObject({ kind: 'BORDER', at: { name: '香港' }, choices: [{ name: '深圳', city: null }] })
    expect(await locate(22.19, 113.54)).toMatchObject({ kind: 'BORDER', at: { name: '澳门' }, choices: [{ name: '珠海', city: null }] })
    await agree('shenzhen', '440300', '深圳', '深圳水务')
    expect(await locate(22.3, 114.17)).toMatchObject({ kind: 'BORDER', choices: [{ name: '深圳', city: { only: { code: 'shenzhen' } } }] })
    await undo('shenzhen')
  })

  test('between Guangzhou and Foshan asks; in London, or without precision, it gives up', async () => {
    expect(await locate(23.085, 113.21)).toMatchObject({ kind: 'BETWEEN', choices: [{ name: '广州', city: { only: { code: 'guangzhou' } } }, { name: '佛山', city: null }] })
    expect([await locate(51.5, -0.13), await locate(39.9, 116.4, 60_000)]).toEqual([{ kind: 'NOWHERE', choices: [] }, { kind: 'VAGUE', choices: [] }])
  })

  test('is written down nowhere', async () => {
    expect(await tablesChangedBy(ctx.db, () => locate(39.9, 116.4))).toEqual([])
  })

  test.each([
    null, 'text', [], {}, { latitude: 39.9, longitude: 116.4 }, { latitude: '39.9', longitude: 116.4, accuracyM: 5 }, { latitude: 90.1, longitude: 0, accuracyM: 5 }, { latitude: 0, longitude: -180.1, accuracyM: 5 },
    { latitude: Number.NaN, longitude: 0, accuracyM: 5 }, { latitude: 0, longitude: Number.POSITIVE_INFINITY, accuracyM: 5 }, { latitude: 0, longitude: 0, accuracyM: -1 }, { latitude: 0, longitude: 0, accuracyM: 1e9 },
  ])('%j is none', async (input) => expect(await refusal(locateCity({ ctx, input }))).toBe('INVALID_INPUT'))

  test('is read for residents only', async () => {
    const input = { latitude: 39.9, longitude: 116.4, accuracyM: 5 }
    expect(await refusal(locateCity({ ctx: await world.as({ kind: 'ANONYMOUS' }), input }))).toBe('UNAUTHENTICATED')
    expect(await refusal(locateCity({ ctx: await world.as({ kind: 'USER', userId: 'u', role: 'ADMIN', sessionId: 's' }), input }))).toBe('FORBIDDEN')
  })
})

describe('the list', () => {
  test('has cities with a company that is switched on, by pinyin', async () => {
    await agree('chongqing', '500100', '重庆', '重庆自来水')
    await agree('shenyang', '210100', '沈阳', '沈阳水务', false)
    await agree('guangzhou-b', '440100', '广州', '广州番禺水务')
    await agree('lvliang', '141100', '吕梁', '吕梁水务')
    expect((await listCities(ctx)).map(({ letter, name, companies, only }) => [letter, name, companies, only?.code])).toEqual([
      ['B', '北京', 1, 'beijing'], ['C', '重庆', 1, 'chongqing'], ['G', '广州', 2, undefined], ['S', '上海', 1, 'shanghai'], ['#', '吕梁', 1, 'lvliang'],
    ])
    expect((await listCompaniesOf({ ctx, input: { cityCode: '440100' } })).companies.map(({ code }) => code)).toEqual(['guangzhou', 'guangzhou-b'])
    expect(await listCompaniesOf({ ctx, input: { cityCode: '210100' } })).toEqual({ companies: [], more: false })
    await undo('chongqing', 'shenyang', 'guangzhou-b', 'lvliang')
  })
})

describe('search', () => {
  test.each([
    ['北京', ['beijing']], ['上海市', ['shanghai']], ['shanghai', ['shanghai']], ['Guang Zhou', ['guangzhou']], ['GZ', ['guangzhou']], ['广东', ['guangzhou']], ['城投', ['shanghai']], ['（模拟）', ['beijing', 'shanghai', 'guangzhou']],
    ['北京市 自来水(模拟)', ['beijing']], ['cd', []], ['', []], ['   ', []], ['%', []], ['_', []], ['\\', []], [`' OR 1=1 --`, []], ['<script>alert(1)</script>', []], ['乱'.repeat(1000), []], ['\u0000', []],
  ])('%j finds %j', async (text, codes) => expect((await search(text)).sort()).toEqual([...codes].sort()))

  test('puts those of the city first', async () => {
    await agree('a-bj', '441900', '东莞', '东莞北京路水务')
    expect(await search('北京')).toEqual(['beijing', 'a-bj'])
    await undo('a-bj')
  })
})

describe('recent cities', () => {
  test('are those of the last three choices, the newest first, each once; a company switched off has none', async () => {
    ctx = (await newResident(world)).ctx
    expect(await listRecentCities({ ctx })).toEqual([])
    const start = async (companyCode: string, number: string) => {
      await world.advance(HOUR_MS)
      ctx = { ...ctx, clock: (await world.system()).clock }
      await startBinding({ ctx, input: { companyCode, number } })
    }
    const names = async () => (await listRecentCities({ ctx })).map(({ name }) => name)
    await start('beijing', '0100000004')
    await start('shanghai', '20000001')
    await start('guangzhou', '300000000001')
    expect(await names()).toEqual(['广州', '上海', '北京'])
    await start('beijing', '0100000004')
    expect(await names()).toEqual(['北京', '广州', '上海'])
    await ctx.db.prisma.company.update({ where: { code: 'guangzhou' }, data: { enabled: false } })
    expect(await names()).toEqual(['北京', '上海'])
    await ctx.db.prisma.company.update({ where: { code: 'guangzhou' }, data: { enabled: true } })
    expect((await listRecentCities({ ctx: await world.resident('李先生') })).map(({ name }) => name)).toEqual(['北京'])
  })
})

test('three thousand companies: what is read stays bounded, and every city is there', async () => {
  const [pattern] = COMPANIES
  const many = Array.from({ length: 3000 }, (_, n) => {
    const { code: cityCode = '', name: cityName = '' } = PLACES[n % PLACES.length] ?? {}
    return { ...(pattern as (typeof COMPANIES)[number]), code: `many-${n}`, cityCode, cityName, name: `${cityName}第${n}水务`, shortName: '水务' }
  })
  await ctx.db.prisma.company.createMany({ data: many })
  expect((await listCities(ctx)).length).toBe(PLACES.length)
  expect(await searchCompanies({ ctx, input: { text: '水务' } })).toMatchObject({ companies: { length: 50 }, more: true })
  expect(await search('第2999水务')).toEqual(['many-2999'])
  expect(await listCompaniesOf({ ctx, input: { cityCode: '110100' } })).toMatchObject({ companies: { length: 50 }, more: true })
  await ctx.db.prisma.company.deleteMany({ where: { code: { startsWith: 'many-' } } })
})
