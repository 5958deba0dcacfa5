import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LateFeeRule, lateFee } from '@/lib/companies/tariffs'
import { instantOf, naiveLateFee } from './naive-tariff'

const rule: fc.Arbitrary<LateFeeRule> = fc.record({
  ratePpmPerDay: fc.integer({ min: 0, max: 20_000 }),
  graceDays: fc.integer({ min: 0, max: 60 }),
  cap: fc.oneof(
    fc.constant({ kind: 'PRINCIPAL' as const }),
    fc.constant({ kind: 'NONE' as const }),
    fc.record({ kind: fc.constant('PPM' as const), ppm: fc.integer({ min: 1, max: 2_000_000 }) }),
  ),
  base: fc.constant('ALL' as const),
})
const owed = fc.bigInt({ min: 0n, max: 5_000_000n })
const due = fc.integer({ min: 18_000, max: 21_000 })

function feeOf(of: LateFeeRule, principalFen: bigint, dueDay: number, today: number, paidFen = 0n) {
  const result = lateFee({ rule: of, principalFen, paidFen, dueOn: instantOf(dueDay), asOf: instantOf(today) })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('late fee', () => {
  test('agrees with adding it up day by day', () => {
    fc.assert(fc.property(rule, owed, due, fc.integer({ min: -30, max: 500 }), (of, fen, day, later) => {
      expect(feeOf(of, fen, day, day + later).feeFen).toBe(naiveLateFee(of, fen, day, day + later))
    }))
  })

  test('never passes the cap', () => {
    fc.assert(fc.property(rule, owed, due, fc.integer({ min: 0, max: 4_000 }), (of, fen, day, later) => {
      const { feeFen } = feeOf(of, fen, day, day + later)
      if (of.cap.kind === 'PRINCIPAL') expect(feeFen).toBeLessThanOrEqual(fen)
      // The cap itself is a rate of the principal and may end in half a fen, which rounds up.
      if (of.cap.kind === 'PPM') expect(feeFen * 1_000_000n).toBeLessThanOrEqual(fen * BigInt(of.cap.ppm) + 500_000n)
    }))
  })

  test('is zero up to the last day of grace, at every hour of it', () => {
    fc.assert(fc.property(rule, owed, due, fc.integer({ min: 0, max: 86_399_999 }), (of, fen, day, moment) => {
      const asOf = new Date(instantOf(day + of.graceDays).getTime() + moment)
      const result = lateFee({ rule: of, principalFen: fen, paidFen: 0n, dueOn: instantOf(day), asOf })
      expect(result.ok && [result.value.feeFen, result.value.daysLate]).toEqual([0n, 0])
    }))
  })

  test('never falls with time and never rises with what was paid', () => {
    fc.assert(fc.property(rule, owed, due, fc.integer({ min: 0, max: 400 }), owed, (of, fen, day, later, paid) => {
      const { feeFen } = feeOf(of, fen, day, day + later)
      expect(feeOf(of, fen, day, day + later + 1).feeFen).toBeGreaterThanOrEqual(feeFen)
      expect(feeOf(of, fen, day, day + later, paid).feeFen).toBeLessThanOrEqual(feeFen)
    }))
  })
})
