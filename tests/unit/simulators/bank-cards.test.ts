import { describe, expect, it } from 'vitest'
import { shanghaiInstant, formatInstant } from '@/lib/kernel/calendar'
import { isCardNumber } from '@/lib/kernel/luhn'
import { BEHAVIOURS, CARDS_TO_TRY } from '@/lib/simulators/bank'
import { addWorkingDays } from '@/lib/simulators/bank/working-days'

describe('the cards to try', () => {
  it('have numbers of their own that no real scheme gives out', () => {
    expect(new Set(CARDS_TO_TRY.map(({ pan }) => pan)).size).toBe(CARDS_TO_TRY.length)
    for (const { pan, kind } of CARDS_TO_TRY) {
      expect(pan).toMatch(/^99/)
      expect(isCardNumber(pan)).toBe(true)
      expect(pan).toHaveLength(kind === 'DEBIT' ? 19 : 16)
    }
  })

  it('reach every behaviour', () => {
    expect(new Set(CARDS_TO_TRY.map(({ behaviour }) => behaviour))).toEqual(new Set(Object.keys(BEHAVIOURS)))
  })
})

describe('working days', () => {
  it.each([
    ['Monday', 16, 1, '2026-03-17 10:00:00'],
    ['Thursday', 19, 1, '2026-03-20 10:00:00'],
    ['Friday', 20, 1, '2026-03-23 10:00:00'],
    ['Friday, three days', 20, 3, '2026-03-25 10:00:00'],
    ['Saturday', 21, 1, '2026-03-23 10:00:00'],
    ['Sunday', 22, 2, '2026-03-24 10:00:00'],
  ])('from %s', (_, day, days, then) => {
    expect(formatInstant(addWorkingDays(shanghaiInstant(2026, 3, day, 10), days))).toBe(then)
  })

  it('are those of Shanghai, where Monday begins at 16:00 UTC of Sunday', () => {
    expect(addWorkingDays(new Date('2026-03-19T15:59:00Z'), 1)).toEqual(new Date('2026-03-20T15:59:00Z'))
    expect(addWorkingDays(new Date('2026-03-19T16:00:00Z'), 1)).toEqual(new Date('2026-03-22T16:00:00Z'))
  })
})
