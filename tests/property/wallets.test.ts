/** Whatever is topped up, withdrawn, moved, earned and paid back, and whatever messages are lost: ledger, wallets and the bank’s books agree. */
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { withdrawFee } from '@/lib/funding/wallet'
import { closeControl } from '@/lib/worlds'
import { deepTimeout, runs } from '../support/runs'
import { inWorld } from '../support/world'
import { live, steps } from './wallets-model'

afterAll(closeControl)

test('any life of three wallets', async () => {
  await fc.assert(fc.asyncProperty(steps, (life) => inWorld('demo', (world) => live(world, life))), { numRuns: runs(6, 200), endOnFailure: true })
}, deepTimeout(60))

const amount = fc.bigInt({ min: 1n, max: 10_000_000n })
const terms = fc.record({ feePpm: fc.bigInt({ min: 0n, max: 1_000_000n }), feeMinFen: fc.bigInt({ min: 0n, max: 1_000n }), freeFen: fc.bigInt({ min: 0n, max: 200_000n }) })

test('the fee of a withdrawal: none on what is free, never less for more, at least the minimum', () => {
  fc.assert(
    fc.property(amount, amount, terms, (a, b, t) => {
      const [less, more] = a < b ? [a, b] : [b, a]
      expect(withdrawFee(less, t) <= withdrawFee(more, t)).toBe(true)
      if (a <= t.freeFen || t.feePpm === 0n) expect(withdrawFee(a, t)).toBe(0n)
      else expect(withdrawFee(a, t) >= t.feeMinFen).toBe(true)
    }),
    { numRuns: runs(1_000, 100_000) },
  )
})

test.each([[100_000n, 0n], [100_001n, 10n], [110_000n, 10n], [200_000n, 100n], [200_500n, 101n], [200_499n, 100n]])('of %s fen it is %s', (amountFen, feeFen) => {
  expect(withdrawFee(amountFen, { feePpm: 1_000n, feeMinFen: 10n, freeFen: 100_000n })).toBe(feeFen)
})
