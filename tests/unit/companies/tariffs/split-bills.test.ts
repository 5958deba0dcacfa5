import { describe, expect, test } from 'vitest'
import { formatDay } from '@/lib/kernel/calendar'
import { billFor, yuanOf } from './kit'

describe('the turn of the year', () => {
  test('sends the counter back to the first tier, the volume by days', () => {
    const bill = billFor('beijing', { volumeM3: 30, usedBeforeM3: 300, from: '2025-12-01', to: '2026-02-01' })
    expect(bill.segments.map((part) => [formatDay(part.begin), part.days, part.volumeM3, part.usedBeforeM3, part.year])).toEqual([
      ['2025-12-01', 31, 15, 300, 2025],
      ['2026-01-01', 31, 15, 0, 2026],
    ])
    expect(yuanOf(bill).total).toBe('210.00')
    expect(bill.position).toMatchObject({ tier: 1, usedM3: 15 })
  })

  test('an odd cubic metre goes to the later part', () => {
    const bill = billFor('beijing', { volumeM3: 31, from: '2025-12-01', to: '2026-02-01' })
    expect(bill.segments.map((part) => part.volumeM3)).toEqual([15, 16])
  })

  test('a bill that ends on 1 January is of the old year alone', () => {
    const bill = billFor('beijing', { volumeM3: 30, usedBeforeM3: 300, from: '2025-11-01', to: '2026-01-01' })
    expect(bill.segments).toHaveLength(1)
    expect(bill.position.usedM3).toBe(330)
  })

  test('does not split a monthly tariff', () => {
    const bill = billFor('wuhan', { volumeM3: 40, from: '2025-12-01', to: '2026-02-01' })
    expect(bill.segments).toHaveLength(1)
    expect(bill.segments[0]).toMatchObject({ months: 2, year: null, boundsM3: [50, 66] })
  })
})

describe('a tariff change inside a period', () => {
  test('北京, 2024-12-01: the fee becomes a tax, the counter runs on', () => {
    const bill = billFor('beijing', { volumeM3: 61, usedBeforeM3: 150, from: '2024-11-01', to: '2025-01-01' })
    expect(bill.segments.map((part) => [part.volumeM3, part.usedBeforeM3])).toEqual([[30, 150], [31, 180]])
    expect(yuanOf(bill)).toEqual({ WATER: '188.27', RESOURCE_FEE: '47.10', RESOURCE_TAX: '48.67', SEWAGE: '82.96', total: '367.00' })
  })

  test('lines of one tier at one price stay apart in two segments', () => {
    const { lines, tierTotals } = billFor('beijing', { volumeM3: 20, from: '2024-11-21', to: '2024-12-11' })
    expect(lines.filter((line) => line.component === 'SEWAGE').map((line) => [line.segment, line.tier, line.volumeM3])).toEqual([[0, 1, 10], [1, 1, 10]])
    expect(tierTotals).toEqual([{ tier: 1, volumeM3: 20, amountFen: 10_000n }])
  })

  test('武汉, monthly: the second tariff goes on where the first one stopped', () => {
    const bill = billFor('wuhan', { volumeM3: 60, from: '2023-12-01', to: '2024-02-01' })
    expect(bill.segments.map((part) => [part.volumeM3, part.usedBeforeM3, part.boundsM3])).toEqual([[30, 0, [50, 66]], [30, 30, [50, 66]]])
    expect(yuanOf(bill).total).toBe('150.50')
  })
})

describe('months of a period', () => {
  test.each([
    ['2025-03-01', '2025-04-01', 1],
    ['2025-03-01', '2025-03-08', 1],
    ['2025-01-31', '2025-02-28', 1],
    ['2024-01-31', '2024-02-29', 1],
    ['2025-03-03', '2025-05-05', 2],
    ['2025-03-03', '2025-04-30', 2],
    ['2025-03-01', '2025-04-15', 1],
    ['2025-03-01', '2025-04-16', 2],
    ['2025-01-31', '2025-03-15', 2],
    ['2025-01-31', '2025-03-14', 1],
    ['2024-03-01', '2025-03-01', 12],
  ])('%s to %s: %i', (from, to, months) => {
    expect(billFor('shenzhen', { volumeM3: 1, from, to }).segments[0]?.months).toBe(months)
  })
})
