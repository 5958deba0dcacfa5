/** A world's time. Nobody else calls the system clock (DESIGN.md "Time and chance"). */

export type ClockMode = 'REAL' | 'ACCELERATED' | 'MANUAL'

/** World time at `wall` is `base + (wall − baseWall) × rate`; MANUAL stands at `base`. */
export type ClockState = { mode: ClockMode; baseMs: number; baseWallMs: number; rate: number }

export interface Clock {
  /** The world's present. */
  now(): Date
  /** The machine's clock, only for session expiry, leases and limits against attackers. */
  wall(): Date
}

/** World seconds that pass in one of the machine's. */
export function clockRate({ mode, rate }: Pick<ClockState, 'mode' | 'rate'>): number {
  return { REAL: 1, ACCELERATED: rate, MANUAL: 0 }[mode]
}

export function worldTimeAt(state: ClockState, wallMs: number): number {
  return Math.floor(state.baseMs + Math.max(0, wallMs - state.baseWallMs) * clockRate(state))
}

/** Wall milliseconds until the world reaches `instantMs`; null when its clock does not move by itself. */
export function wallDelayUntil(state: ClockState, wallMs: number, instantMs: number): number | null {
  const gap = instantMs - worldTimeAt(state, wallMs)
  if (gap <= 0) return 0
  const rate = clockRate(state)
  return rate === 0 ? null : Math.ceil(gap / rate)
}

export const wallClock = { nowMs: () => Date.now(), now: () => new Date() }

/** Monotonic milliseconds, for measuring only. */
export const elapsedMs = () => performance.now()

export function clockOf(state: ClockState): Clock {
  return { now: () => new Date(worldTimeAt(state, wallClock.nowMs())), wall: wallClock.now }
}

/** A clock that stands, for jobs (which run at their due time) and tests. */
export function standingClock(instant: Date): Clock {
  return { now: () => new Date(instant), wall: wallClock.now }
}
