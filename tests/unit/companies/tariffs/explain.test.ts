import { describe, expect, test } from 'vitest'
import { costOfNext, explainTiers, tierBar } from '@/lib/companies/tariffs'
import { billFor, definitionOf } from './kit'

const beijing = definitionOf('beijing')

describe('explainTiers', () => {
  test('shows what was used, what this bill uses, and what is left of every tier', () => {
    const { bill, year } = explainTiers(billFor('beijing', { volumeM3: 30, usedBeforeM3: 170 }))
    expect(bill).toEqual([
      {
        basis: 'YEAR',
        usedBeforeM3: 170,
        thisBillM3: 30,
        tier: 2,
        usedM3: 200,
        nextBoundM3: 260,
        leftM3: 60,
        nextPriceE4: 90_000n,
        tiers: [
          { tier: 1, fromM3: 0, toM3: 180, priceE4: 50_000n, usedBeforeM3: 170, thisBillM3: 10, leftM3: 0 },
          { tier: 2, fromM3: 180, toM3: 260, priceE4: 70_000n, usedBeforeM3: 0, thisBillM3: 20, leftM3: 60 },
          { tier: 3, fromM3: 260, toM3: null, priceE4: 90_000n, usedBeforeM3: 0, thisBillM3: 0, leftM3: null },
        ],
      },
    ])
    expect(year).toEqual(bill[0])
  })

  test('the year holds both parts of a tariff change, and only the new year after its turn', () => {
    const change = explainTiers(billFor('beijing', { volumeM3: 61, usedBeforeM3: 100, from: '2024-11-01', to: '2025-01-01' }))
    expect(change.bill.map((bar) => bar.thisBillM3)).toEqual([30, 31])
    expect(change.year).toMatchObject({ usedBeforeM3: 100, thisBillM3: 61, usedM3: 161, leftM3: 19 })
    const turn = explainTiers(billFor('beijing', { volumeM3: 30, usedBeforeM3: 300, from: '2025-12-01', to: '2026-02-01' }))
    expect(turn.year).toMatchObject({ usedBeforeM3: 0, thisBillM3: 15, leftM3: 165 })
  })

  test('a monthly tariff has no year', () => {
    expect(explainTiers(billFor('shenzhen', { volumeM3: 25 })).year).toBeNull()
  })

  test('the last cubic metre of a tier is still in it', () => {
    const bar = tierBar({ definition: beijing, people: 3, months: 1, usedBeforeM3: 170, thisBillM3: 10 })
    expect(bar).toMatchObject({ value: { tier: 1, leftM3: 0, nextPriceE4: 70_000n } })
  })
})

describe('costOfNext', () => {
  const next = (usedM3: number, m3: number, people = 3) => {
    const result = costOfNext({ definition: beijing, people, months: 1, usedM3, m3 })
    if (!result.ok) throw new Error(result.error.code)
    return result.value.totalFen
  }

  test('crosses a tier', () => {
    expect([next(170, 0), next(170, 1), next(180, 1), next(170, 30), next(250, 25)]).toEqual([0n, 500n, 700n, 19_000n, 20_500n])
  })

  test('knows the household', () => {
    expect(next(180, 1, 6)).toBe(500n)
  })
})
