import { describe, expect, test } from 'vitest'
import { type BillInput, calculateBill, costOfNext, TARIFF_LIMITS, tierBar } from '@/lib/companies/tariffs'
import { day, definitionOf, inputFor, tariffsOf } from './kit'

const usual = inputFor('beijing', { volumeM3: 18 })
const code = (change: Partial<BillInput>) => {
  const result = calculateBill({ ...usual, ...change })
  return result.ok ? 'OK' : result.error.code
}

describe('calculateBill refuses', () => {
  test.each([
    ['an empty period', { period: { begin: day('2025-03-01'), end: day('2025-03-01') } }, 'PERIOD_EMPTY'],
    ['a period that ends before it begins', { period: { begin: day('2025-03-02'), end: day('2025-03-01') } }, 'PERIOD_EMPTY'],
    ['a moment instead of a day', { period: { begin: day('2025-03-01'), end: new Date('2025-03-31T23:59:59+08:00') } }, 'PERIOD_INVALID'],
    ['midnight of another zone', { period: { begin: new Date('2025-03-01T00:00:00Z'), end: day('2025-04-01') } }, 'PERIOD_INVALID'],
    ['no date at all', { period: { begin: new Date(Number.NaN), end: day('2025-04-01') } }, 'PERIOD_INVALID'],
    ['more than two years', { period: { begin: day('2023-01-01'), end: day('2025-01-02') } }, 'PERIOD_TOO_LONG'],
    ['a negative volume', { volumeM3: -1 }, 'VOLUME_INVALID'],
    ['a part of a cubic metre', { volumeM3: 1.5 }, 'VOLUME_INVALID'],
    ['no number', { volumeM3: Number.NaN }, 'VOLUME_INVALID'],
    ['an absurd volume', { volumeM3: TARIFF_LIMITS.volumeM3 + 1 }, 'VOLUME_INVALID'],
    ['negative earlier use', { usedBeforeM3: -1 }, 'USED_INVALID'],
    ['absurd earlier use', { usedBeforeM3: Number.POSITIVE_INFINITY }, 'USED_INVALID'],
    ['a household of nobody', { people: 0 }, 'PEOPLE_INVALID'],
    ['an absurd household', { people: TARIFF_LIMITS.people + 1 }, 'PEOPLE_INVALID'],
    ['no tariff', { tariffs: [] }, 'NO_TARIFF'],
    ['a tariff twice', { tariffs: [...usual.tariffs, ...usual.tariffs] }, 'TARIFF_DUPLICATE'],
    ['another category among them', { tariffs: [...usual.tariffs, ...tariffsOf('shenzhen', 'COLLECTIVE')] }, 'TARIFF_MIXED_CATEGORIES'],
    ['a tariff without a day', { tariffs: usual.tariffs.map((tariff) => ({ ...tariff, validFrom: new Date(Number.NaN) })) }, 'DATE_INVALID'],
    ['an absurd number of tariffs', { tariffs: Array.from({ length: 101 }, () => usual.tariffs).flat() }, 'TOO_MANY_TARIFFS'],
  ] satisfies [string, Partial<BillInput>, string][])('%s', (_, change, expected) => {
    expect(code(change)).toBe(expected)
  })

  test('a period that begins before the first tariff, naming the day', () => {
    const result = calculateBill({ ...usual, period: { begin: day('2014-04-30'), end: day('2014-06-01') } })
    expect(result).toEqual({ ok: false, error: { code: 'NO_TARIFF', params: { day: '2014-04-30' } } })
  })

  test('nothing at the limits themselves', () => {
    expect(code({ volumeM3: TARIFF_LIMITS.volumeM3, usedBeforeM3: TARIFF_LIMITS.usedM3, people: TARIFF_LIMITS.people })).toBe('OK')
    expect(code({ period: { begin: day('2023-01-01'), end: day('2025-01-01') }, volumeM3: 0 })).toBe('OK')
  })
})

describe('the other doors refuse as well', () => {
  const definition = definitionOf('beijing')

  test('costOfNext', () => {
    const next = { definition, people: 3, months: 1, usedM3: 0, m3: 1 }
    const codes = [{ people: 0 }, { months: 0 }, { months: 26 }, { usedM3: 0.5 }, { m3: -1 }].map((change) => {
      const result = costOfNext({ ...next, ...change })
      return result.ok ? 'OK' : result.error.code
    })
    expect(codes).toEqual(['PEOPLE_INVALID', 'MONTHS_INVALID', 'MONTHS_INVALID', 'USED_INVALID', 'VOLUME_INVALID'])
  })

  test('tierBar', () => {
    const result = tierBar({ definition, people: 3, months: 1, usedBeforeM3: -1, thisBillM3: 0 })
    expect(result).toMatchObject({ ok: false, error: { code: 'USED_INVALID' } })
  })
})
