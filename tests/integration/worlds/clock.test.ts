import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR_MS, SECOND_MS } from '@/lib/kernel/calendar'
import { wallClock, worldTimeAt, type ClockMode } from '@/lib/kernel/clock'
import { beatHeart, checkMove, HEARTBEAT_MS, lastHeartbeat, moveClockTo, readState, resumeClock, setClockMode } from '@/lib/worlds'
import { poll } from '../../support/poll'
import { refusal } from '../../support/refusal'
import { useWorld } from '../../support/world'

const world = useWorld('empty')
const db = () => world.world.db
const present = async () => worldTimeAt((await readState(db())).clock, wallClock.nowMs())

beforeEach(() => setClockMode(db(), 'MANUAL'))

describe('modes', () => {
  test('a manual clock stands; turned on, it goes on from where it stood', async () => {
    const stood = await present()
    expect(await present()).toBe(stood)
    await setClockMode(db(), 'REAL')
    const moved = await poll('a real clock runs', async () => (await present()) > stood)
    expect(moved).toBe(true)
    expect((await present()) - stood).toBeLessThan(20 * SECOND_MS)
  })

  test('an accelerated clock runs at its rate', async () => {
    const stood = await present()
    const before = wallClock.nowMs()
    await setClockMode(db(), 'ACCELERATED', 3_600)
    await poll('an hour has passed', async () => (await present()) - stood >= HOUR_MS)
    const [worldMs, wallMs] = [(await present()) - stood, wallClock.nowMs() - before]
    expect(worldMs).toBeLessThanOrEqual(wallMs * 3_600)
    expect((await readState(db())).clock.rate).toBe(3_600)
  })

  test('no change of mode ever turns it back', async () => {
    let seen = await present()
    const modes: [ClockMode, number][] = [['REAL', 1], ['ACCELERATED', 1_000], ['MANUAL', 1], ['ACCELERATED', 2], ['REAL', 1], ['MANUAL', 1]]
    for (const [mode, rate] of modes) {
      await setClockMode(db(), mode, rate)
      const now = await present()
      expect(now).toBeGreaterThanOrEqual(seen)
      seen = now
    }
  })

  test('the rate belongs to the accelerated clock alone', async () => {
    for (const mode of ['REAL', 'MANUAL'] as const) {
      await setClockMode(db(), mode, 60)
      expect((await readState(db())).clock).toMatchObject({ mode, rate: 1 })
    }
  })

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 100_001])('a rate of %s is refused, and nothing changes', async (rate) => {
    const before = await readState(db())
    expect(await refusal(setClockMode(db(), 'ACCELERATED', rate))).toBe('CLOCK_RANGE')
    expect(await readState(db())).toEqual(before)
  })
})

describe('moving', () => {
  test('puts the present forward and never back', async () => {
    const stood = await present()
    const later = new Date(stood + HOUR_MS)
    expect(await moveClockTo(db(), later)).toEqual(later)
    expect(await moveClockTo(db(), new Date(stood))).toEqual(later)
    expect(await present()).toBe(later.getTime())
  })

  test('a running clock goes on running', async () => {
    await setClockMode(db(), 'REAL')
    const target = new Date((await present()) + HOUR_MS)
    await moveClockTo(db(), target)
    expect((await readState(db())).clock.mode).toBe('REAL')
    await poll('it runs on', async () => (await present()) > target.getTime())
  })

  test('back, too far and nowhere are refused', () => {
    const at = new Date('2026-03-16T02:00:00Z')
    expect(() => checkMove(at, new Date(at.getTime() - 1))).toThrow('CLOCK_BACKWARDS')
    expect(() => checkMove(at, new Date('2036-03-25T02:00:00Z'))).toThrow('CLOCK_RANGE')
    expect(() => checkMove(at, new Date(Number.NaN))).toThrow('CLOCK_RANGE')
    checkMove(at, at)
    checkMove(at, new Date('2036-03-20T02:00:00Z'))
  })
})

describe('after a pause of the server', () => {
  /** As if the server had been alive last so long ago. */
  const pause = async (ms: number): Promise<Date> => {
    const { clock } = await readState(db())
    await db().query('UPDATE world_state SET clock_base_wall = $1 WHERE id = 1 RETURNING id', [new Date(clock.baseWallMs - ms)])
    return new Date(wallClock.nowMs() - ms)
  }

  test('the world goes on one heartbeat after it was last seen', async () => {
    await setClockMode(db(), 'REAL')
    const seen = await present()
    const heartbeat = await pause(5 * HOUR_MS)
    expect((await present()) - seen).toBeGreaterThanOrEqual(5 * HOUR_MS)
    await resumeClock(db(), heartbeat)
    const resumed = await present()
    expect(resumed).toBeGreaterThanOrEqual(seen)
    expect(resumed - seen).toBeLessThan(HEARTBEAT_MS + 10 * SECOND_MS)
  })

  test('a heartbeat says until when it was alive', async () => {
    const before = wallClock.nowMs()
    await beatHeart()
    expect((await lastHeartbeat()).getTime()).toBeGreaterThanOrEqual(before)
  })

  test('a second resume, or one without a pause, changes nothing', async () => {
    await setClockMode(db(), 'REAL')
    const heartbeat = await pause(HOUR_MS)
    await resumeClock(db(), heartbeat)
    const { clock } = await readState(db())
    await resumeClock(db(), wallClock.now())
    expect((await readState(db())).clock).toEqual(clock)
  })

  test('a manual clock stands where it stood', async () => {
    const stood = await present()
    await resumeClock(db(), await pause(HOUR_MS))
    expect(await present()).toBe(stood)
  })
})
