import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMonths, DAY_MS, formatCompact, formatDay, monthOf, monthStart, parseCompact, shanghaiDayNumber, shanghaiInstant, shanghaiParts } from '@/lib/kernel/calendar'
import { wallDelayUntil, worldTimeAt, type ClockState } from '@/lib/kernel/clock'
import { runs } from '../support/runs'

const mode = fc.constantFrom('REAL' as const, 'ACCELERATED' as const, 'MANUAL' as const)
const wall = fc.integer({ min: 0, max: 4_000_000_000_000 })
const clock: fc.Arbitrary<ClockState> = fc.record({ mode, baseMs: fc.integer({ min: 0, max: 4_000_000_000_000 }), baseWallMs: wall, rate: fc.integer({ min: 1, max: 100_000 }) })
const shanghaiDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
const numRuns = runs(500, 30_000)

describe('a clock', () => {
  it('never goes back, and never stands before its base', () => {
    fc.assert(
      fc.property(clock, wall, wall, (state, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        expect(worldTimeAt(state, early)).toBeLessThanOrEqual(worldTimeAt(state, late))
        expect(worldTimeAt(state, early)).toBeGreaterThanOrEqual(state.baseMs)
      }),
      { numRuns },
    )
  })

  it('never goes back when it is turned from one way of running to another', () => {
    const changes = fc.array(fc.tuple(mode, fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: -5_000, max: 60_000 })), { maxLength: 20 })
    fc.assert(
      fc.property(clock, changes, (start, turns) => {
        let [state, wallMs, seen] = [start, start.baseWallMs, start.baseMs]
        for (const [next, rate, passed] of turns) {
          wallMs += passed
          const present = worldTimeAt(state, wallMs)
          state = { mode: next, rate, baseMs: Math.max(seen, present), baseWallMs: wallMs }
          expect(worldTimeAt(state, wallMs)).toBeGreaterThanOrEqual(seen)
          seen = worldTimeAt(state, wallMs)
        }
      }),
      { numRuns },
    )
  })

  it('has reached a moment once one has waited for it', () => {
    fc.assert(
      fc.property(clock, fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 10 ** 7 }), (state, aheadMs, passed) => {
        const wallMs = state.baseWallMs + passed
        const target = worldTimeAt(state, wallMs) + aheadMs
        const wait = wallDelayUntil(state, wallMs, target)
        if (wait !== null) expect(worldTimeAt(state, wallMs + wait)).toBeGreaterThanOrEqual(target)
        else expect([state.mode, aheadMs > 0]).toEqual(['MANUAL', true])
      }),
      { numRuns },
    )
  })
})

describe.each(['Asia/Shanghai', 'America/New_York'])('the calendar on a machine in %s', (zone) => {
  const before = process.env.TZ
  beforeEach(() => void (process.env.TZ = zone))
  afterEach(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })
  const instant = fc.date({ min: new Date('1995-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })

  it('takes an instant apart and puts it together again', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const { year, month, day, hour, minute, second } = shanghaiParts(at)
        const whole = Math.floor(at.getTime() / 1_000) * 1_000
        expect(shanghaiInstant(year, month, day, hour, minute, second).getTime()).toBe(whole)
        expect(parseCompact(formatCompact(at))?.getTime()).toBe(whole)
        expect(shanghaiDay.format(at)).toBe(formatDay(at))
      }),
      { numRuns },
    )
  })

  it('counts days one by one', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -800, max: 800 }), (at, days) => {
        expect(shanghaiDayNumber(new Date(at.getTime() + days * DAY_MS))).toBe(shanghaiDayNumber(at) + days)
      }),
      { numRuns },
    )
  })

  it('adds months there and back, and each begins where the last one ends', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -600, max: 600 }), (at, months) => {
        const month = monthOf(at)
        expect(addMonths(addMonths(month, months), -months)).toBe(month)
        expect(monthOf(new Date(monthStart(addMonths(month, 1)).getTime() - 1))).toBe(month)
        expect(monthStart(month) <= at && at < monthStart(addMonths(month, 1))).toBe(true)
      }),
      { numRuns },
    )
  })
})
