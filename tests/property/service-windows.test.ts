/** Whatever hours a company keeps: what is open ends, and nothing is told open that is not. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MINUTE_MS, shanghaiInstant } from '@/lib/kernel/calendar'
import { closedAt, WINDOW_KINDS, windowAt, type ServiceWindow } from '@/lib/kernel/service-window'

const time = fc.integer({ min: 0, max: 24 * 12 - 1 }).map((fives) => `${`${Math.floor(fives / 12)}`.padStart(2, '0')}:${`${(fives % 12) * 5}`.padStart(2, '0')}`)
const days = fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 }))
const window: fc.Arbitrary<ServiceWindow> = fc.record({ kind: fc.constantFrom(...WINDOW_KINDS), days, from: time, to: time })
const windows = fc.array(window, { maxLength: 4 })
const instant = fc.integer({ min: 0, max: 14 * 24 * 3600 }).map((seconds) => new Date(shanghaiInstant(2026, 2, 25).getTime() + seconds * 1000))

const STEP_MS = 5 * MINUTE_MS

test('it is closed just when a window is open, for at most a day', () => {
  fc.assert(
    fc.property(windows, instant, (all, at) => {
      const closed = closedAt(all, at)
      expect(closed !== null).toBe(windowAt(all, at) !== null)
      if (!closed) return
      expect(closed.until.getTime()).toBeGreaterThan(at.getTime())
      expect(closed.until.getTime() - at.getTime()).toBeLessThanOrEqual(24 * 60 * MINUTE_MS)
    }),
  )
})

test('one window: open at every moment until its end, and not then, unless it begins again', () => {
  fc.assert(
    fc.property(window, instant, (one, at) => {
      const until = closedAt([one], at)?.until
      if (!until) return
      for (let ms = until.getTime() - 1; ms >= at.getTime(); ms -= STEP_MS) expect(windowAt([one], new Date(ms))).toBe(one)
      if (one.from !== one.to) expect(windowAt([one], until)).toBeNull()
    }),
  )
})

test('maintenance is told before collecting; whoever waits from end to end comes to an opening, or the company never opens', () => {
  fc.assert(
    fc.property(windows, instant, (all, at) => {
      const closed = closedAt(all, at)
      const maintenance = closedAt(all.filter(({ kind }) => kind === 'MAINTENANCE'), at)
      expect(closed?.kind === 'MAINTENANCE').toBe(maintenance !== null)
      let now = at
      for (let n = 0; n < 100 && closedAt(all, now); n += 1) now = closedAt(all, now)?.until ?? now
      const opens = Array.from({ length: 8 * 24 * 12 }, (_, n) => new Date(at.getTime() + n * STEP_MS)).find((then) => windowAt(all, then) === null)
      if (opens) expect(now.getTime()).toBeLessThan(opens.getTime() + STEP_MS)
    }),
  )
})
