import { describe, expect, it } from 'vitest'
import { isUncertain, splitAmount, type Intent } from '@/lib/payments/rules'

const LIMITS = { minPaymentFen: 1n, maxPaymentFen: 5_000_000n }
const split = (intent: Intent, typed: bigint | null, dues: bigint[], limits = LIMITS) => splitAmount(intent, typed, dues, limits)
const refused = (code: string, params: object = {}) => ({ ok: false, error: { code, params } })
const paid = (amountFen: bigint, arrearsFen: bigint) => ({ ok: true, value: { amountFen, arrearsFen } })

describe('everything that is due', () => {
  it('is the sum of the bills, whatever was typed', () => {
    expect(split('FULL', null, [9600n, 7000n])).toEqual(paid(16_600n, 16_600n))
    expect(split('FULL', 5n, [9000n])).toEqual(paid(9000n, 9000n))
  })

  it('is nothing when nothing is due', () => {
    expect(split('FULL', null, [])).toEqual(refused('NOTHING_DUE'))
    expect(split('FULL', null, [0n])).toEqual(refused('NOTHING_DUE'))
  })

  it('may be more than one payment can take', () => {
    expect(split('FULL', null, [5_000_001n])).toEqual(refused('AMOUNT_TOO_LARGE', { max: '50000.00' }))
  })

  it('may be less than the least payment: it is still all that is due', () => {
    expect(split('FULL', null, [50n], { ...LIMITS, minPaymentFen: 100n })).toEqual(paid(50n, 50n))
  })
})

describe('a part', () => {
  it('settles arrears only', () => {
    expect(split('PART', 1n, [9000n])).toEqual(paid(1n, 1n))
    expect(split('PART', 9000n, [9000n])).toEqual(paid(9000n, 9000n))
  })

  it('is no more than what is due, and no less than the least payment', () => {
    expect(split('PART', 9001n, [9000n])).toEqual(refused('AMOUNT_TOO_LARGE', { max: '90.00' }))
    expect(split('PART', 99n, [9000n], { ...LIMITS, minPaymentFen: 100n })).toEqual(refused('AMOUNT_TOO_SMALL', { min: '1.00' }))
    expect(split('PART', 5n, [])).toEqual(refused('NOTHING_DUE'))
  })
})

describe('a prepayment', () => {
  it('pays arrears first; the rest is kept', () => {
    expect(split('PREPAY', 10_000n, [9000n])).toEqual(paid(10_000n, 9000n))
    expect(split('PREPAY', 9000n, [9000n])).toEqual(paid(9000n, 9000n))
    expect(split('PREPAY', 5000n, [])).toEqual(paid(5000n, 0n))
  })

  it('covers the arrears, or is a part', () => {
    expect(split('PREPAY', 8999n, [9000n])).toEqual(refused('AMOUNT_BELOW_DUE', { min: '90.00' }))
  })

  it('has its limits', () => {
    expect(split('PREPAY', 5_000_001n, [])).toEqual(refused('AMOUNT_TOO_LARGE', { max: '50000.00' }))
    expect(split('PREPAY', 5_000_000n, [])).toEqual(paid(5_000_000n, 0n))
    expect(split('PREPAY', 99n, [], { ...LIMITS, minPaymentFen: 100n })).toEqual(refused('AMOUNT_TOO_SMALL', { min: '1.00' }))
  })
})

it.each<[Intent, bigint | null]>([['PART', null], ['PART', 0n], ['PART', -1n], ['PREPAY', null], ['PREPAY', 0n], ['PREPAY', -100n]])('%s of %s fen is no amount', (intent, typed) => {
  expect(split(intent, typed, [9000n])).toEqual(refused('AMOUNT_INVALID'))
})

it('only refusals that say nothing of what was done leave it open', () => {
  expect(['EQ0010', 'EQ0011', 'EQ0021', 'EQ0024', 'ES0010'].filter(isUncertain)).toHaveLength(5)
  expect(['EQ0001', 'EQ0005', 'EQ0006', 'EQ0007', 'EQ0009', 'EQ0012', 'SIM0007', '', 'EQ00100'].filter(isUncertain)).toEqual([])
})
