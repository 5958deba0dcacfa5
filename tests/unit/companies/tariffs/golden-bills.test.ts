import { describe, expect, test } from 'vitest'
import { fenToYuan } from '@/lib/kernel/money'
import { billFor, yuanOf } from './kit'

const tiers = (bill: ReturnType<typeof billFor>) =>
  bill.tierTotals.map(({ tier, volumeM3, amountFen }) => [tier, volumeM3, fenToYuan(amountFen)])

describe('北京, by the year', () => {
  test('18 m³ in the first tier: the real bill of March 2025', () => {
    const bill = billFor('beijing', { volumeM3: 18 })
    expect(yuanOf(bill)).toEqual({ WATER: '37.26', RESOURCE_TAX: '28.26', SEWAGE: '24.48', total: '90.00' })
    expect(bill.position).toEqual({ tier: 1, usedM3: 18, nextBoundM3: 180, leftM3: 162, nextPriceE4: 70_000n })
  })

  test('170 used, 30 more: 10 in the first tier, 20 in the second', () => {
    const bill = billFor('beijing', { volumeM3: 30, usedBeforeM3: 170 })
    expect(yuanOf(bill)).toEqual({ WATER: '102.10', RESOURCE_TAX: '47.10', SEWAGE: '40.80', total: '190.00' })
    expect(tiers(bill)).toEqual([[1, 10, '50.00'], [2, 20, '140.00']])
    expect(bill.lines[0]).toEqual({ segment: 0, tier: 1, component: 'WATER', volumeM3: 10, priceE4: 20_700n, amountFen: 2_070n })
  })

  test('250 used, 25 more: 10 in the second tier, 15 in the third', () => {
    const bill = billFor('beijing', { volumeM3: 25, usedBeforeM3: 250 })
    expect(yuanOf(bill)).toEqual({ WATER: '131.75', RESOURCE_TAX: '39.25', SEWAGE: '34.00', total: '205.00' })
    expect(bill.position).toEqual({ tier: 3, usedM3: 275, nextBoundM3: null, leftM3: null, nextPriceE4: null })
  })

  test('a sixth and seventh person move every bound by 30 m³ each', () => {
    expect(billFor('beijing', { volumeM3: 30, usedBeforeM3: 180, people: 5 }).tierTotals.map((total) => total.tier)).toEqual([2])
    const seven = billFor('beijing', { volumeM3: 100, usedBeforeM3: 230, people: 7 })
    expect(tiers(seven)).toEqual([[1, 10, '50.00'], [2, 80, '560.00'], [3, 10, '90.00']])
  })

  test('执行居民水价的非居民 pay 6 yuan whatever they use', () => {
    expect(yuanOf(billFor('beijing', { volumeM3: 1_000, category: 'RESIDENT_PRICED' })).total).toBe('6000.00')
  })
})

describe('深圳, by the month, with sewage in tiers and a garbage fee', () => {
  test.each([
    [20, '83.20'],
    [25, '108.32'],
    [35, '184.82'],
  ])('%i m³', (volumeM3, total) => {
    expect(yuanOf(billFor('shenzhen', { volumeM3 })).total).toBe(total)
  })

  test('35 m³ by component', () => {
    expect(yuanOf(billFor('shenzhen', { volumeM3: 35 }))).toEqual({ WATER: '130.87', SEWAGE: '33.30', GARBAGE: '20.65', total: '184.82' })
  })

  test('what was used before counts for nothing, and two months have twice the bounds', () => {
    expect(billFor('shenzhen', { volumeM3: 20, usedBeforeM3: 500 }).totalFen).toBe(8_320n)
    const twoMonths = billFor('shenzhen', { volumeM3: 70, from: '2025-03-01', to: '2025-05-01' })
    expect(yuanOf(twoMonths).total).toBe('369.64')
  })

  test('a 集体户 counts per person: 4 people have 20 and 28 m³', () => {
    const four = billFor('shenzhen', { volumeM3: 30, people: 4, category: 'COLLECTIVE' })
    expect(four.tierTotals.map((total) => [total.tier, total.volumeM3])).toEqual([[1, 20], [2, 8], [3, 2]])
  })
})

describe('上海, 2013 table', () => {
  test('11 m³ in the first tier', () => {
    expect(yuanOf(billFor('shanghai', { volumeM3: 11 }))).toEqual({ WATER: '21.12', SEWAGE: '16.83', total: '37.95' })
  })

  test('8 m³ in the first tier and 3 in the second', () => {
    const bill = billFor('shanghai', { volumeM3: 11, usedBeforeM3: 212 })
    expect(bill.lines.filter((line) => line.component === 'WATER').map((line) => fenToYuan(line.amountFen))).toEqual(['15.36', '9.90'])
    expect(yuanOf(bill)).toEqual({ WATER: '25.26', SEWAGE: '16.83', total: '42.09' })
  })

  test('five people have 100 m³ more, fifty have no more than five', () => {
    for (const people of [5, 50]) expect(billFor('shanghai', { volumeM3: 11, usedBeforeM3: 212, people }).totalFen).toBe(3_795n)
  })
})

describe('武汉, per head from five people on', () => {
  test.each([
    [4, 25, 33],
    [5, 31, 41],
    [6, 37, 49],
    [7, 43, 57],
  ])('%i people: %i and %i m³', (people, first, second) => {
    expect(billFor('wuhan', { volumeM3: 0, people }).segments[0]?.boundsM3).toEqual([first, second])
  })
})
