import { describe, expect, test } from 'vitest'
import { parseDay, parseTariff, tariffAt, tariffToJson, tierPriceE4 } from '@/lib/companies/tariffs'
import { CATALOGUE_COMPANIES, type CatalogueCompany, TARIFF_CATALOGUE } from '@/prisma/seed/tariffs'
import { day, tariffsOf } from './kit'

const all = CATALOGUE_COMPANIES.flatMap((company) => TARIFF_CATALOGUE[company].map((entry) => ({ company, ...entry })))

describe('the catalogue', () => {
  test.each(all.map((entry) => [`${entry.company} ${entry.category} ${entry.validFrom}`, entry] as const))('%s holds its own rules', (_, entry) => {
    expect(parseTariff(tariffToJson(entry.definition))).toEqual({ ok: true, value: entry.definition })
    expect(entry.definition.category).toBe(entry.category)
    expect(day(entry.validFrom)).toBeInstanceOf(Date)
    expect(entry.source.zh.length > 10 && entry.source.en.length > 10).toBe(true)
  })

  test('has no two tariffs of a category on one day', () => {
    const keys = all.map((entry) => `${entry.company} ${entry.category} ${entry.validFrom}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test.each([
    ['beijing', [5, 7, 9]],
    ['shanghai', [3.45, 4.83, 5.83]],
    ['guangzhou', [2.93, 3.92, 4.91]],
    ['shenzhen', [4.16, 5.6, 9.7]],
    ['chengdu', [3.03, 3.9, 6.51]],
    ['hangzhou', [2.9, 3.85, 6.7]],
    ['wuhan', [2.47, 3.15, 3.84]],
    ['nanjing', [3.04, 3.75, 5.88]],
  ] satisfies [CatalogueCompany, number[]][])('%s adds up to the published totals', (company, yuan) => {
    const now = tariffAt(tariffsOf(company), day('2026-11-24'))
    expect(now?.definition.tiers.map(tierPriceE4)).toEqual(yuan.map((price) => BigInt(Math.round(price * 10_000))))
  })

  test('knows which tariff was in force', () => {
    const beijing = tariffsOf('beijing')
    const taxed = (text: string) => tariffAt(beijing, new Date(text))?.definition.tiers[0]?.prices.RESOURCE_TAX
    expect(tariffAt(beijing, new Date('2014-04-30T23:59:59+08:00'))).toBeNull()
    expect(taxed('2024-11-30T23:59:59+08:00')).toBeUndefined()
    expect(taxed('2024-12-01T00:00:00+08:00')).toBe(15_700n)
  })
})

test('parseDay reads a Shanghai day and nothing else', () => {
  expect(parseDay('2024-02-29')?.toISOString()).toBe('2024-02-28T16:00:00.000Z')
  for (const text of ['2025-02-29', '2025-13-01', '2025-1-1', '0050-01-01', '2025-01-01T00:00', '']) expect(parseDay(text)).toBeNull()
})
