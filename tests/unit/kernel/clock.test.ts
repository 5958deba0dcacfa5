import { describe, expect, it } from 'vitest'
import { clockOf, standingClock, wallDelayUntil, worldTimeAt, type ClockState } from '@/lib/kernel/clock'

const BASE = 1_000_000
const state = (mode: ClockState['mode'], rate = 1): ClockState => ({ mode, rate, baseMs: BASE, baseWallMs: 50_000 })

describe('worldTimeAt', () => {
  it('REAL runs with the wall, whatever its rate says', () => {
    expect(worldTimeAt(state('REAL', 9), 50_000)).toBe(BASE)
    expect(worldTimeAt(state('REAL', 9), 51_234)).toBe(BASE + 1_234)
  })

  it('ACCELERATED runs at its rate', () => {
    expect(worldTimeAt(state('ACCELERATED', 60), 51_000)).toBe(BASE + 60_000)
  })

  it('MANUAL stands', () => {
    expect(worldTimeAt(state('MANUAL', 60), 99_999_999)).toBe(BASE)
  })

  it('never goes back when the machine’s clock does', () => {
    for (const mode of ['REAL', 'ACCELERATED', 'MANUAL'] as const) expect(worldTimeAt(state(mode, 60), 1)).toBe(BASE)
  })

  it('gives whole milliseconds', () => {
    expect(Number.isInteger(worldTimeAt({ ...state('ACCELERATED', 3), baseWallMs: 0.5 }, 1_000.25))).toBe(true)
  })
})

describe('wallDelayUntil', () => {
  it('is how long to wait by the machine’s clock', () => {
    expect(wallDelayUntil(state('REAL'), 50_000, BASE + 700)).toBe(700)
    expect(wallDelayUntil(state('ACCELERATED', 60), 50_000, BASE + 60_001)).toBe(1_001)
  })

  it('is nothing for what is due, also on a clock that stands', () => {
    for (const mode of ['REAL', 'ACCELERATED', 'MANUAL'] as const) expect(wallDelayUntil(state(mode, 2), 50_000, BASE)).toBe(0)
  })

  it('is unknown on a clock that stands', () => {
    expect(wallDelayUntil(state('MANUAL'), 50_000, BASE + 1)).toBeNull()
  })

  it('waited for so long, the moment has come', () => {
    for (const rate of [1, 7, 60, 3600]) {
      const clock = state('ACCELERATED', rate)
      const wait = wallDelayUntil(clock, 50_000, BASE + 12_345) ?? 0
      expect(worldTimeAt(clock, 50_000 + wait)).toBeGreaterThanOrEqual(BASE + 12_345)
    }
  })
})

it('a standing clock hands out copies', () => {
  const instant = new Date(BASE)
  const clock = standingClock(instant)
  clock.now().setTime(0)
  instant.setTime(0)
  expect(clockOf(state('MANUAL')).now().getTime()).toBe(BASE)
})
