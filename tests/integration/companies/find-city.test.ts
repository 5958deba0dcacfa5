/** From a position or a few letters to the company (rule B2). */
import { beforeAll, describe, expect, test } from 'vitest'
import { listRecentCities, startBinding } from '@/lib/accounts'
import { listCities, listCompaniesOf, locateCity, searchCompanies } from '@/lib/companies'
import type { Ctx } from '@/lib/db'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { searchKeys } from '@/lib/companies/naming'
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

/** Another company, such as an agreement of the platform would bring; it serves its whole city. */
function another(code: string, cityCode: string, cityName: string, name: string) {
  const named = { ...(COMPANIES[0] as (typeof COMPANIES)[number]), code, cityCode, cityName, name, shortName: name, divisionCode: cityCode, divisionName: `${cityName}市`, provinceName: '' }
  return { ...named, ...searchKeys(named) }
}
const agree = async (...[code, cityCode, cityName, name]: Parameters<typeof another>) => void (await ctx.db.prisma.company.create({ data: another(code, cityCode, cityName, name) }))
const undo = (...codes: string[]) => ctx.db.prisma.company.deleteMany({ where: { code: { in: codes } } })
/** A city where nobody can pay. */
const close = (cityCode: string, enabled = false) => ctx.db.prisma.company.updateMany({ where: { cityCode }, data: { enabled } })

describe('a position', () => {
  test('in Beijing leads to its only company; in Chengdu to many, or to none when all are switched off', async () => {
    expect(await locate(39.9, 116.4)).toEqual({ kind: 'CITY', choices: [{ name: '北京', english: 'Beijing', city: { code: '110100', name: '北京', english: 'Beijing', letter: 'B', companies: 1, only: { code: 'beijing', name: '北京市自来水（模拟）' } } }] })
    expect(await locate(30.57, 104.07)).toMatchObject({ kind: 'CITY', choices: [{ name: '成都', city: { companies: 21, only: null } }] })
    await close('510100')
    expect(await locate(30.57, 104.07)).toMatchObject({ kind: 'CITY', choices: [{ name: '成都', city: null }] })
    await close('510100', true)
  })

  test('in Hong Kong or Macau asks, whether or not the nearest city has a company', async () => {
    expect(await locate(22.3, 114.17)).toMatchObject({ kind: 'BORDER', at: { name: '香港' }, choices: [{ name: '深圳', city: { companies: 10 } }] })
    expect(await locate(22.19, 113.54)).toMatchObject({ kind: 'BORDER', at: { name: '澳门' }, choices: [{ name: '珠海', city: { companies: 4 } }] })
    await close('440300')
    expect(await locate(22.3, 114.17)).toMatchObject({ kind: 'BORDER', choices: [{ name: '深圳', city: null }] })
    await close('440300', true)
  })

  test('between Guangzhou and Foshan asks; in London, or without precision, it gives up', async () => {
    expect(await locate(23.085, 113.21)).toMatchObject({ kind: 'BETWEEN', choices: [{ name: '广州', city: { only: { code: 'guangzhou' } } }, { name: '佛山', city: { companies: 6 } }] })
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
  test('has every city with a company that is switched on, by pinyin', async () => {
    const cities = await listCities(ctx)
    expect(cities.length).toBe(369)
    expect(cities.map(({ letter }) => letter)).toEqual(cities.map(({ letter }) => letter).toSorted())
    const of = (name: string) => cities.find((city) => city.name === name)
    expect([of('北京')?.only?.code, of('上海')?.only?.code, of('广州')?.only?.code, of('东莞')?.only?.code]).toEqual(['beijing', 'shanghai', 'guangzhou', 'w441900'])
    expect([of('重庆'), of('厦门'), of('六安'), of('台州'), of('济源'), of('延边州')].map((city) => [city?.letter, city?.companies])).toEqual([['C', 39], ['X', 7], ['L', 8], ['T', 10], ['J', 1], ['Y', 9]])
  })

  test('leaves out those that are switched off, and has new ones at once; without pinyin they come last', async () => {
    await close('440300')
    expect((await listCities(ctx)).some(({ name }) => name === '深圳')).toBe(false)
    expect(await listCompaniesOf({ ctx, input: { cityCode: '440300' } })).toEqual({ companies: [], more: false })
    await close('440300', true)
    await agree('guangzhou-b', '440100', '广州', '广州番禺水务')
    await ctx.db.prisma.company.create({ data: { ...another('unknown', '999900', '无名', '无名水务'), cityPinyin: '' } })
    expect((await listCompaniesOf({ ctx, input: { cityCode: '440100' } })).companies.map(({ code }) => code)).toEqual(['guangzhou', 'guangzhou-b'])
    expect((await listCities(ctx)).at(-1)).toMatchObject({ letter: '#', name: '无名', only: { code: 'unknown' } })
    await undo('guangzhou-b', 'unknown')
  })

  test('of one city has its own company first, then its districts; a text finds among them', async () => {
    const inCity = async (text?: string) => (await listCompaniesOf({ ctx, input: { cityCode: '440300', text } })).companies.map(({ code }) => code)
    expect(await inCity()).toEqual(['shenzhen', 'w440303', 'w440304', 'w440305', 'w440306', 'w440307', 'w440308', 'w440309', 'w440310', 'w440311'])
    expect([await inCity('南山'), await inCity('ns'), await inCity('nan shan'), await inCity('天河'), await inCity(' ')]).toEqual([['w440305'], ['w440305'], ['w440305'], [], await inCity()])
  })
})

describe('search', () => {
  test.each([
    ['北京', ['beijing']], ['上海市', ['shanghai']], ['shanghai', ['shanghai']], ['Guang Zhou', ['guangzhou']], ['城投', ['shanghai']], ['北京市 自来水(模拟)', ['beijing']], ['', []], ['   ', []], ['%', []], ['_', []], ['|', []], ['\\', []],
    [`' OR 1=1 --`, []], ['<script>alert(1)</script>', []], ['乱'.repeat(1000), []], ['\u0000', []],
  ])('%j finds %j', async (text, codes) => expect((await search(text)).sort()).toEqual([...codes].sort()))

  test.each([
    ['GZ', 'guangzhou'], ['广东', 'guangzhou'], ['cd', 'chengdu'], ['深圳', 'shenzhen'], ['深圳市', 'shenzhen'], ['sz', 'shenzhen'], ['南山区', 'w440305'], ['南山', 'w440305'], ['nanshanqu', 'w440305'], ['nsq', 'w440305'], ['深圳南山', 'w440305'], ['深圳市南山区', 'w440305'],
    ['深圳 nanshan', 'w440305'], ['深圳nanshan', 'w440305'], ['sz ns', 'w440305'], ['ＳＺ　ＮＳ', 'w440305'], ['szns', 'w440305'], ['广东深圳南山', 'w440305'], ['gdszns', 'w440305'], ['南山县', 'w440305'], ['nanshanxian', 'w440305'], ['w440305', 'w440305'], ['440305', 'w440305'],
    ['六安', 'w341500'], ['luan', 'w341500'], ['乐清', 'w330382'], ['yueqing', 'w330382'], ['济源', 'w419001'], ['神农架', 'w429021'], ['延边', 'w222400'], ['延边朝鲜族自治州', 'w222400'], ['Harbin', 'w230100'], ["xi'an", 'xian'], ['东莞', 'w441900'], ['城口', 'w500229'],
  ])('%j finds %j among the first', async (text, code) => expect((await search(text)).slice(0, 8)).toContain(code))

  test.each([['朝阳', 'w211300'], ['深圳', 'shenzhen'], ['西安', 'xian'], ['xian', 'xian'], ['吉林', 'w220200'], ['北京', 'beijing'], ['440305', 'w440305']])('%j has %j first: the whole name before its beginning, a city before others', async (text, code) => {
    expect((await search(text))[0]).toBe(code)
  })

  test('by company number; 南山区 is in two cities, and each says which', async () => {
    const { companyId } = await ctx.db.prisma.company.findUniqueOrThrow({ where: { code: 'w440305' } })
    expect(await search(companyId)).toEqual(['w440305'])
    expect((await searchCompanies({ ctx, input: { text: '南山区' } })).companies.map(({ cityName }) => cityName)).toEqual(['鹤岗', '深圳'])
  })

  test('says what was meant where nobody can pay', async () => {
    expect(await searchCompanies({ ctx, input: { text: '香港' } })).toEqual({ companies: [], more: false, notOpen: { name: '香港', english: 'Hong Kong' } })
    expect(await search('（模拟）')).toHaveLength(50)
  })

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

test('three thousand more: what is read stays bounded, and every city is there', async () => {
  const many = Array.from({ length: 3000 }, (_, n) => {
    const { code: cityCode = '', name: cityName = '' } = PLACES[n % PLACES.length] ?? {}
    return { ...another('many', cityCode, cityName, `${cityName}第${n}水务`), code: `many-${n}` }
  })
  await ctx.db.prisma.company.createMany({ data: many })
  expect((await listCities(ctx)).length).toBe(371)
  expect(await searchCompanies({ ctx, input: { text: '水务' } })).toMatchObject({ companies: { length: 50 }, more: true })
  expect(await search('第2999水务')).toEqual(['many-2999'])
  expect(await listCompaniesOf({ ctx, input: { cityCode: '110100' } })).toMatchObject({ companies: { length: 50 }, more: true })
  await ctx.db.prisma.company.deleteMany({ where: { code: { startsWith: 'many-' } } })
  expect((await listCities(ctx)).length).toBe(369)
})
