/** Fees by line and matching of statements, for any amounts and any movements. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ratePpm, sumFen } from '@/lib/kernel/money'
import { addDays } from '@/lib/kernel/calendar'
import { ENTRY_KINDS, type StatementEntry } from '@/lib/gateways/bank'
import { journalsOf, matchStatement, type OurEntry } from '@/lib/recon/match-statement'
import { isWorkingDay, nextWorkingDay } from '@/lib/recon/working-days'
import { deepTimeout, runs } from '../support/runs'
import { inWorld, useWorld } from '../support/world'
import { live, steps } from './settlements-model'

const world = useWorld('empty')
const amounts = fc.bigInt({ min: -10_000_000_000n, max: 10_000_000_000n })

describe('the fee', () => {
  test('in SQL is half a fen up, the same either way, and adds up line by line', () =>
    fc.assert(
      fc.asyncProperty(fc.array(amounts, { minLength: 1, maxLength: 30 }), fc.bigInt({ min: 0n, max: 100_000n }), async (list, ppm) => {
        const rows = await world.world.db.query<{ fee: bigint }>('SELECT settlement_fee(a, $2::bigint) AS fee FROM unnest($1::bigint[]) WITH ORDINALITY AS u(a, n) ORDER BY n', [list, ppm])
        const fees = rows.map(({ fee }) => fee)
        expect(fees).toEqual(list.map((amountFen) => ratePpm(amountFen, ppm)))
        const [back] = await world.world.db.query<{ fee: bigint }>('SELECT sum(settlement_fee(a, $2::bigint) + settlement_fee(-a, $2::bigint))::bigint AS fee FROM unnest($1::bigint[]) a', [list, ppm])
        expect(back?.fee).toBe(0n)
        // No line is off by more than half a fen.
        const off = sumFen(fees) * 1_000_000n - sumFen(list) * ppm
        expect(off <= 500_000n * BigInt(list.length) && off >= -500_000n * BigInt(list.length)).toBe(true)
      }),
    ))
})

describe('working days', () => {
  test('the next one works, and none between does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11_000 }), (n) => {
        const day = addDays('2004-01-01', n)
        const next = nextWorkingDay(day)
        expect(next > day && isWorkingDay(next)).toBe(true)
        for (let between = addDays(day, 1); between < next; between = addDays(between, 1)) expect(isWorkingDay(between)).toBe(false)
      }),
    )
  })
})

describe('a statement', () => {
  const at = new Date(0)
  const movements = fc.uniqueArray(
    fc.record({ kind: fc.constantFrom(...ENTRY_KINDS), reference: fc.stringMatching(/^[a-z]{1,4}(:[0-9])?$/), amountFen: amounts.filter((fen) => fen !== 0n), seen: fc.constantFrom('BOTH', 'BANK', 'OURS', 'AMOUNT') }),
    { selector: ({ kind, reference }) => journalsOf({ kind, reference })[0] ?? '', maxLength: 40 },
  )

  test('is taken apart into what agrees and what does not, each once', () => {
    fc.assert(
      fc.property(movements, (list) => {
        const entries = list.filter(({ seen }) => seen !== 'OURS').map(({ kind, reference, amountFen }): Omit<StatementEntry, 'seq'> => ({ kind, reference, amountFen, at }))
        const ours = list.filter(({ seen }) => seen !== 'BANK').map(({ kind, reference, amountFen, seen }): OurEntry => ({ journalId: journalsOf({ kind, reference })[0] ?? '', kind, amountFen: seen === 'AMOUNT' ? amountFen + 1n : amountFen, at }))
        const { matched, breaks } = matchStatement(entries, ours)
        const count = (side: string) => breaks.filter((one) => one.side === side).length
        const seen = (how: string) => list.filter((one) => one.seen === how).length
        expect([matched, count('BANK'), count('OURS'), count('AMOUNT')]).toEqual([seen('BOTH'), seen('BANK'), seen('OURS'), seen('AMOUNT')])
        // What the two sides differ by is what the breaks say, to the fen.
        const apart = sumFen(entries.map(({ amountFen }) => amountFen)) - sumFen(ours.map(({ amountFen }) => amountFen))
        expect(sumFen(breaks.map(({ bankFen, ourFen }) => (bankFen ?? 0n) - (ourFen ?? 0n)))).toBe(apart)
      }),
    )
  })
})

test('any life of three companies: each is paid what it is owed, once, and the bank’s statements agree', () =>
  fc.assert(fc.asyncProperty(steps, (life) => inWorld('demo', (own) => live(own, life))), { numRuns: runs(6, 120), endOnFailure: true }), deepTimeout(30))
