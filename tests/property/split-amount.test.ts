import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sumFen } from '@/lib/kernel/money'
import { INTENTS, splitAmount, type Intent, type Limits } from '@/lib/payments/rules'
import { runs } from '../support/runs'

const fen = fc.oneof(fc.bigInt({ min: 0n, max: 300n }), fc.bigInt({ min: 0n, max: 10_000_000n }))
const typed = fc.option(fc.oneof(fen, fc.bigInt({ min: -100n, max: 0n })))
const limits = fc.tuple(fc.bigInt({ min: 1n, max: 500n }), fc.bigInt({ min: 500n, max: 6_000_000n })).map(([minPaymentFen, maxPaymentFen]) => ({ minPaymentFen, maxPaymentFen }))
type Wish = { intent: Intent; typed: bigint | null; dues: bigint[]; limits: Limits }
const wish: fc.Arbitrary<Wish> = fc.record({ intent: fc.constantFrom(...INTENTS), typed, dues: fc.array(fen, { maxLength: 6 }), limits })

function law(name: string, holds: (wish: Wish, split: ReturnType<typeof splitAmount>, dueFen: bigint) => void) {
  it(name, () => {
    const property = fc.property(wish, (one) => holds(one, splitAmount(one.intent, one.typed, one.dues, one.limits), sumFen(one.dues)))
    fc.assert(property, { numRuns: runs(1_000, 100_000) })
  })
}

law('an accepted amount is positive and within what one payment may take', ({ limits: { maxPaymentFen } }, split) => {
  if (split.ok) expect(split.value.amountFen > 0n && split.value.amountFen <= maxPaymentFen).toBe(true)
})

law('arrears come first: what settles them is the smaller of amount and due', (_, split, dueFen) => {
  if (!split.ok) return
  const { amountFen, arrearsFen } = split.value
  expect(arrearsFen).toBe(amountFen < dueFen ? amountFen : dueFen)
})

law('a resident pays what was typed or what is due, never anything else', ({ intent, typed }, split, dueFen) => {
  if (split.ok) expect(split.value.amountFen).toBe(intent === 'FULL' ? dueFen : typed)
})

law('only a prepayment leaves something over', ({ intent }, split) => {
  if (split.ok && intent !== 'PREPAY') expect(split.value.arrearsFen).toBe(split.value.amountFen)
})

law('only everything due may be less than the least payment', ({ intent, limits: { minPaymentFen } }, split) => {
  if (split.ok && intent !== 'FULL') expect(split.value.amountFen >= minPaymentFen).toBe(true)
})

law('a refused amount that names a bound is on its wrong side', ({ typed, intent }, split, dueFen) => {
  if (split.ok) return
  const bound = split.error.params.max ?? split.error.params.min
  if (bound === undefined) return
  const [boundFen, amountFen] = [BigInt(String(bound).replace('.', '')), intent === 'FULL' ? dueFen : (typed ?? 0n)]
  expect(split.error.code === 'AMOUNT_TOO_LARGE' ? amountFen > boundFen : amountFen < boundFen).toBe(true)
})

law('the amount that the refusal names is accepted, when the bill allows any', ({ intent, dues, limits }, split) => {
  if (split.ok || split.error.code !== 'AMOUNT_TOO_SMALL') return
  const named = BigInt(String(split.error.params.min).replace('.', ''))
  const again = splitAmount(intent, named, dues, limits)
  const impossible = named > limits.maxPaymentFen || (intent === 'PART' && named > sumFen(dues))
  expect(again.ok).toBe(!impossible)
})

law('the order of the bills does not matter', ({ intent, typed, dues, limits }, split) => {
  expect(splitAmount(intent, typed, [...dues].reverse(), limits)).toEqual(split)
})
