import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fenToYuan, formatFen, parseYuan, ratePpm, roundE4ToFen, shareOut, sumFen } from '@/lib/kernel/money'
import { runs } from '../support/runs'

const fen = fc.bigInt({ min: 0n, max: 999_999_999_999n })
const anyFen = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })

describe('what is shown can be read back', () => {
  it('plain, with separators, in full width', () => {
    fc.assert(
      fc.property(fen, (amountFen) => {
        const fullWidth = fenToYuan(amountFen).replace(/[0-9.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
        expect([fenToYuan(amountFen), formatFen(amountFen), fullWidth].map(parseYuan)).toEqual([amountFen, amountFen, amountFen])
      }),
      { numRuns: runs(500, 100_000) },
    )
  })

  it('and what is read can be shown: nothing is made or lost between', () => {
    const typed = fc.tuple(fc.bigInt({ min: 0n, max: 9_999_999_999n }), fc.option(fc.integer({ min: 0, max: 99 })))
    fc.assert(
      fc.property(typed, ([yuan, cents]) => {
        const text = cents === null ? `${yuan}` : `${yuan}.${String(cents).padStart(2, '0')}`
        expect(parseYuan(text)).toBe(yuan * 100n + BigInt(cents ?? 0))
      }),
      { numRuns: runs(500, 100_000) },
    )
  })
})

it('any text at all is an amount of at most two decimals or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[ ¥￥0-9.,eE+-]{0,14}$/)), (text) => {
      const amountFen = parseYuan(text)
      if (amountFen === null) return
      expect(amountFen).toBeGreaterThanOrEqual(0n)
      expect(parseYuan(fenToYuan(amountFen))).toBe(amountFen)
    }),
    { numRuns: runs(1_000, 300_000) },
  )
})

describe('rounding', () => {
  it('is off by half a fen at most, and the same on both sides of zero', () => {
    fc.assert(
      fc.property(anyFen, (amountE4) => {
        const error = roundE4ToFen(amountE4) * 100n - amountE4
        expect(error >= -50n && error <= 50n).toBe(true)
        expect(roundE4ToFen(-amountE4)).toBe(-roundE4ToFen(amountE4))
      }),
      { numRuns: runs(500, 100_000) },
    )
  })

  it('never falls when the amount or the rate grows', () => {
    const rate = fc.bigInt({ min: 0n, max: 1_000_000n })
    fc.assert(
      fc.property(fen, fen, rate, rate, (a, b, p, q) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const [low, high] = p < q ? [p, q] : [q, p]
        expect(ratePpm(less, low) <= ratePpm(more, high)).toBe(true)
      }),
      { numRuns: runs(500, 100_000) },
    )
  })
})

it('a sum does not care about order', () => {
  fc.assert(
    fc.property(fc.array(anyFen), (amounts) => {
      expect(sumFen([...amounts].reverse())).toBe(sumFen(amounts))
    }),
    { numRuns: runs(200, 20_000) },
  )
})

it('shares make the whole, follow their weights to a fen, and none is below zero', () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), weights, (amount, parts) => {
      const shares = shareOut(amount, parts)
      const whole = sumFen(parts)
      expect(sumFen(shares)).toBe(amount)
      if (whole > 0n) for (const [n, share] of shares.entries()) expect(share * whole > amount * (parts[n] ?? 0n) - whole && share * whole < amount * (parts[n] ?? 0n) + whole && share >= 0n).toBe(true)
    }),
    { numRuns: runs(1_000, 100_000) },
  )
})
