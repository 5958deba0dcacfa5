import { describe, expect, test } from 'vitest'
import { type LateFeeInput, type LateFeeRule, lateFee } from '@/lib/companies/tariffs'
import { billFor, day } from './kit'

const usual: LateFeeRule = { ratePpmPerDay: 5_000, graceDays: 15, cap: { kind: 'PRINCIPAL' }, base: 'ALL' }
const dueOn = day('2025-04-01')

function fee(asOf: Date, rule: LateFeeRule, principalFen = 9_000n, paidFen = 0n) {
  const result = lateFee({ rule, principalFen, paidFen, dueOn, asOf })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('late fee', () => {
  test('begins on the day after the days of grace, at midnight in Shanghai', () => {
    expect(fee(new Date('2025-04-16T23:59:59.999+08:00'), usual)).toEqual({ daysLate: 0, baseFen: 9_000n, feeFen: 0n, capped: false })
    expect(fee(new Date('2025-04-17T00:00:00+08:00'), usual)).toEqual({ daysLate: 1, baseFen: 9_000n, feeFen: 45n, capped: false })
  })

  test('is rounded half up once, not day by day', () => {
    expect(fee(day('2025-04-19'), usual, 100n).feeFen).toBe(2n)
    expect(fee(day('2025-04-18'), usual, 90n).feeFen).toBe(1n)
  })

  test('stops at the principal, at a share of it, or not at all', () => {
    const late = day('2026-04-16')
    expect(fee(late, usual)).toEqual({ daysLate: 365, baseFen: 9_000n, feeFen: 9_000n, capped: true })
    expect(fee(day('2025-11-02'), usual)).toEqual({ daysLate: 200, baseFen: 9_000n, feeFen: 9_000n, capped: false })
    expect(fee(late, { ...usual, cap: { kind: 'PPM', ppm: 300_000 } }).feeFen).toBe(2_700n)
    expect(fee(late, { ...usual, cap: { kind: 'NONE' } })).toMatchObject({ feeFen: 16_425n, capped: false })
  })

  test('runs on what is left', () => {
    expect(fee(day('2025-04-26'), usual, 9_000n, 5_000n)).toMatchObject({ daysLate: 10, baseFen: 4_000n, feeFen: 200n })
    expect(fee(day('2025-04-26'), usual, 9_000n, 9_500n)).toMatchObject({ baseFen: 0n, feeFen: 0n })
  })

  test('with a list of components, on those alone, and part payments reduce them first', () => {
    const { componentTotals } = billFor('beijing', { volumeM3: 18 })
    const input = { rule: { ...usual, base: ['WATER' as const] }, principalByComponent: componentTotals, dueOn, asOf: day('2025-04-26') }
    expect(lateFee({ ...input, paidFen: 0n })).toMatchObject({ value: { baseFen: 3_726n, feeFen: 186n } })
    expect(lateFee({ ...input, paidFen: 3_000n })).toMatchObject({ value: { baseFen: 726n, feeFen: 36n } })
    expect(lateFee({ ...input, rule: usual, paidFen: 0n })).toMatchObject({ value: { baseFen: 9_000n } })
  })

  test.each([
    ['a sum without its parts', { principalFen: 1n, rule: { ...usual, base: ['WATER'] } }, 'BREAKDOWN_NEEDED'],
    ['a negative principal', { principalFen: -1n }, 'AMOUNT_INVALID'],
    ['an absurd principal', { principalFen: 10n ** 20n }, 'AMOUNT_INVALID'],
    ['a negative part', { principalByComponent: [{ component: 'WATER', amountFen: -1n }] }, 'AMOUNT_INVALID'],
    ['a negative payment', { principalFen: 1n, paidFen: -1n }, 'AMOUNT_INVALID'],
    ['no day', { principalFen: 1n, asOf: new Date(Number.NaN) }, 'DATE_INVALID'],
  ] satisfies [string, Partial<LateFeeInput>, string][])('refuses %s', (_, change, code) => {
    const input = { rule: usual, dueOn, asOf: dueOn, paidFen: 0n, ...change } as LateFeeInput
    expect(lateFee(input)).toMatchObject({ ok: false, error: { code } })
  })
})
