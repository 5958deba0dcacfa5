import { afterAll, describe, expect, it } from 'vitest'
import { addMonths, formatCompact, formatDay, formatInstant, monthOf, monthStart, parseCompact, shanghaiDayNumber, shanghaiInstant, shanghaiParts } from '@/lib/kernel/calendar'

const TZ = process.env.TZ
afterAll(() => {
  if (TZ === undefined) delete process.env.TZ
  else process.env.TZ = TZ
})

const ZONES: [string, number][] = [['Asia/Shanghai', -480], ['America/New_York', 300], ['UTC', 0], ['Pacific/Kiritimati', -840]]

describe.each(ZONES)('on a machine in %s', (zone, offset) => {
  function there<T>(work: () => T): T {
    process.env.TZ = zone
    expect(new Date('2026-01-15T00:00:00Z').getTimezoneOffset()).toBe(offset)
    return work()
  }

  it('a Shanghai day begins at 16:00 UTC', () => {
    there(() => {
      expect(shanghaiInstant(2026, 3, 16).toISOString()).toBe('2026-03-15T16:00:00.000Z')
      expect(formatDay(new Date('2026-03-15T15:59:59.999Z'))).toBe('2026-03-15')
      expect(formatDay(new Date('2026-03-15T16:00:00Z'))).toBe('2026-03-16')
    })
  })

  it('texts say Shanghai time', () => {
    there(() => {
      const instant = shanghaiInstant(2026, 3, 16, 10, 5, 9)
      expect(formatInstant(instant)).toBe('2026-03-16 10:05:09')
      expect(formatCompact(instant)).toBe('20260316100509')
      expect(parseCompact('20260316100509')).toEqual(instant)
      expect(shanghaiParts(instant)).toEqual({ year: 2026, month: 3, day: 16, hour: 10, minute: 5, second: 9 })
    })
  })

  it('the hour that New York skips and the one it has twice are ordinary', () => {
    there(() => {
      for (const text of ['20260308023000', '20261101013000']) expect(formatCompact(parseCompact(text) ?? new Date(0))).toBe(text)
    })
  })

  it('months begin in Shanghai', () => {
    there(() => {
      expect(monthStart('202603').toISOString()).toBe('2026-02-28T16:00:00.000Z')
      expect(monthOf(new Date('2025-12-31T16:00:00Z'))).toBe('202601')
      expect(monthOf(new Date('2025-12-31T15:59:59Z'))).toBe('202512')
    })
  })

  it('days are counted in Shanghai', () => {
    there(() => {
      expect(shanghaiDayNumber(new Date(0))).toBe(0)
      expect(shanghaiDayNumber(new Date('1970-01-01T16:00:00Z'))).toBe(1)
      expect(shanghaiDayNumber(shanghaiInstant(2026, 3, 16)) - shanghaiDayNumber(shanghaiInstant(2026, 3, 15, 23, 59, 59))).toBe(1)
    })
  })
})

it('a leap day is there in its year only', () => {
  expect(parseCompact('20240229000000')).not.toBeNull()
  for (const text of ['20260229000000', '20260230000000', '20261301000000', '20260316240000', '20260316106000', '2026031610000', '202603161000000', '2026-03-16 10:00', '']) {
    expect(parseCompact(text)).toBeNull()
  }
})

it('adding months crosses years both ways', () => {
  expect([addMonths('202512', 1), addMonths('202601', -1), addMonths('202603', 0), addMonths('202601', 25), addMonths('202601', -13)]).toEqual(['202601', '202512', '202603', '202802', '202412'])
})
