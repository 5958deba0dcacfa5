/** How much of a payment can go back, and what of its fee goes with it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MS } from '@/lib/kernel/calendar'
import { APPROVAL_FEN, shareOf, type GivenBack } from '@/lib/payments/refunds/rules'

const AT = new Date('2026-03-16T10:00:00+08:00')
const later = (ms: number) => new Date(AT.getTime() + ms)
const paid = (amountFen: bigint, feeFen = 0n) => ({ state: 'SUCCEEDED', amountFen, feeFen, endedAt: AT })
const NOTHING: GivenBack = { amountFen: 0n, feeFen: 0n, count: 0 }

describe('shareOf', () => {
  it('asks for a second person above 500.00 yuan in all', () => {
    expect(shareOf(paid(90_000n), NOTHING, APPROVAL_FEN, AT)).toEqual({ ok: true, value: { feeFen: 0n, needsApproval: false } })
    expect(shareOf(paid(90_000n), NOTHING, APPROVAL_FEN + 1n, AT)).toEqual({ ok: true, value: { feeFen: 0n, needsApproval: true } })
    expect(shareOf(paid(90_000n), { amountFen: APPROVAL_FEN, feeFen: 0n, count: 1 }, 1n, AT)).toEqual({ ok: true, value: { feeFen: 0n, needsApproval: true } })
  })

  it('ends after 365 days, to the millisecond', () => {
    expect(shareOf(paid(100n), NOTHING, 1n, later(365 * DAY_MS)).ok).toBe(true)
    expect(shareOf(paid(100n), NOTHING, 1n, later(365 * DAY_MS + 1))).toMatchObject({ ok: false, error: { code: 'REFUND_TOO_LATE', params: { days: 365 } } })
  })

  it('says what is left', () => {
    expect(shareOf(paid(9_000n), { amountFen: 2_345n, feeFen: 0n, count: 1 }, 6_656n, AT)).toMatchObject({ ok: false, error: { code: 'REFUND_TOO_MUCH', params: { left: '66.55' } } })
    expect(shareOf({ ...paid(9_000n), state: 'FAILED' }, NOTHING, 1n, AT)).toMatchObject({ ok: false, error: { code: 'REFUND_NOT_PAID' } })
  })

  it('never takes a fee back: where a larger refund was turned down, the next one goes without', () => {
    expect(shareOf(paid(100_000n, 600n), { amountFen: 120n, feeFen: 1n, count: 1 }, 1n, AT)).toEqual({ ok: true, value: { feeFen: 0n, needsApproval: false } })
  })

  it('gives the fee back in proportion, never too much, and all of it in the end', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(1n, 5_000_000n), { minLength: 1, maxLength: 50 }), fc.bigInt(0n, 50_000n), (parts, feeFen) => {
        const amountFen = parts.reduce((sum, part) => sum + part, 0n)
        const before = { ...NOTHING }
        for (const part of parts) {
          const share = shareOf(paid(amountFen, feeFen), before, part, AT)
          if (!share.ok) throw new Error(share.error.code)
          expect(share.value.feeFen >= 0n).toBe(true)
          before.amountFen += part
          before.feeFen += share.value.feeFen
          before.count += 1
          expect(before.feeFen * amountFen <= feeFen * before.amountFen && (before.feeFen + 1n) * amountFen > feeFen * before.amountFen).toBe(true)
        }
        expect(before.feeFen).toBe(feeFen)
      }),
    )
  })
})
