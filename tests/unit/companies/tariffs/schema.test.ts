import { describe, expect, test } from 'vitest'
import { BillLines, billLinesToJson, parseTariff, tariffToJson } from '@/lib/companies/tariffs'
import { billFor } from './kit'

type Node = { [key: string]: unknown }

const good = {
  category: 'RESIDENTIAL',
  basis: 'YEAR',
  tiers: [
    { upToM3: 180, prices: { WATER: '20700', SEWAGE: '13600' } },
    { upToM3: 260, prices: { WATER: '40700', SEWAGE: '13600' } },
    { upToM3: null, prices: { WATER: '60700', SEWAGE: '13600' } },
  ],
  household: { kind: 'NONE' },
  lateFee: { ratePpmPerDay: 5_000, graceDays: 15, cap: { kind: 'PRINCIPAL' }, base: ['WATER'] },
}

/** The complaints about the good definition with one field set to something else. */
function issues(path: string, value: unknown): string[] {
  const json = structuredClone(good)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce((node, key) => node[key] as Node, json as unknown as Node)
  parent[last] = value
  const result = parseTariff(json)
  return result.ok ? [] : result.error.map((issue) => `${issue.path} ${issue.code}`)
}

describe('a definition', () => {
  test('reads prices as bigint and writes them as decimal strings', () => {
    const result = parseTariff(good)
    expect(result.ok && result.value.tiers[0]?.prices.WATER).toBe(20_700n)
    expect(result.ok && tariffToJson(result.value)).toEqual(good)
  })

  test.each([
    ['a number as a price', 'tiers.0.prices.WATER', 20_700, 'tiers.0.prices.WATER SHAPE'],
    ['a price with a point', 'tiers.0.prices.WATER', '2.07', 'tiers.0.prices.WATER SHAPE'],
    ['a negative price', 'tiers.0.prices.WATER', '-1', 'tiers.0.prices.WATER SHAPE'],
    ['leading zeros', 'tiers.0.prices.WATER', '007', 'tiers.0.prices.WATER SHAPE'],
    ['an absurd price', 'tiers.2.prices.WATER', '10000001', 'tiers.2.prices.WATER SHAPE'],
    ['an unknown component', 'tiers.0.prices.AIR', '1', 'tiers.0.prices SHAPE'],
    ['an unknown key', 'note', 'x', ' SHAPE'],
    ['an unknown category', 'category', 'PALACE', 'category SHAPE'],
    ['an unknown basis', 'basis', 'WEEK', 'basis SHAPE'],
    ['no tier', 'tiers', [], 'tiers SHAPE'],
    ['eleven tiers', 'tiers', Array.from({ length: 11 }, () => good.tiers[2]), 'tiers SHAPE'],
    ['a bound inside a cubic metre', 'tiers.0.upToM3', 0.5, 'tiers.0.upToM3 SHAPE'],
    ['a bound of nothing', 'tiers.0.upToM3', 0, 'tiers.0.upToM3 SHAPE'],
    ['a bounded last tier', 'tiers.2.upToM3', 400, 'tiers.2.upToM3 LAST_TIER_BOUNDED'],
    ['an unbounded middle tier', 'tiers.1.upToM3', null, 'tiers.1.upToM3 TIER_UNBOUNDED'],
    ['equal bounds', 'tiers.1.upToM3', 180, 'tiers.1.upToM3 BOUNDS_NOT_ASCENDING'],
    ['falling bounds', 'tiers.1.upToM3', 100, 'tiers.1.upToM3 BOUNDS_NOT_ASCENDING'],
    ['no component', 'tiers', [{ upToM3: null, prices: {} }], 'tiers.0.prices NO_COMPONENT'],
    ['a forgotten price', 'tiers.1.prices', { WATER: '40700' }, 'tiers.1.prices COMPONENTS_DIFFER'],
    ['a price that falls', 'tiers.2.prices.WATER', '40699', 'tiers.2.prices PRICE_FALLS'],
    ['an unknown household rule', 'household', { kind: 'ROYAL' }, 'household.kind SHAPE'],
    ['a rule with the fields of another', 'household', { kind: 'FLAT', above: 5, addM3: 100 }, 'household.atLeast SHAPE'],
    [
      'too few per-person bounds',
      'household', { kind: 'PER_CAPITA', atLeast: 5, boundsCentiM3PerPerson: [625] },
      'household.boundsCentiM3PerPerson HOUSEHOLD_BOUNDS_COUNT',
    ],
    [
      'falling per-person bounds',
      'household', { kind: 'PER_CAPITA', atLeast: 5, boundsCentiM3PerPerson: [825, 625] },
      'household.boundsCentiM3PerPerson HOUSEHOLD_BOUNDS_NOT_ASCENDING',
    ],
    ['an absurd late fee', 'lateFee.ratePpmPerDay', 50_000, 'lateFee.ratePpmPerDay SHAPE'],
    ['a late fee on what is not charged', 'lateFee.base', ['GARBAGE'], 'lateFee.base LATE_FEE_COMPONENT_UNKNOWN'],
    ['a late fee twice on the same', 'lateFee.base', ['WATER', 'WATER'], 'lateFee.base LATE_FEE_COMPONENT_TWICE'],
    ['a late fee on nothing', 'lateFee.base', [], 'lateFee.base SHAPE'],
  ] satisfies [string, string, unknown, string][])('is refused for %s', (_, path, value, expected) => {
    expect(issues(path, value)).toContain(expected)
  })

  test.each([null, undefined, 7, 'x', [], {}])('is refused when it is %j', (json) => {
    expect(parseTariff(json).ok).toBe(false)
  })
})

test('bill lines survive the database', () => {
  const { lines } = billFor('beijing', { volumeM3: 30, usedBeforeM3: 170 })
  expect(BillLines.parse(JSON.parse(JSON.stringify(billLinesToJson(lines))))).toEqual(lines)
})
