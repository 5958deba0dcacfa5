/** Turning a world's clock. It only ever moves forward (DESIGN.md "Time and chance"). */
import { wakeWorkers, type Db } from '@/lib/db'
import { wallClock, worldTimeAt, type ClockMode, type ClockState } from '@/lib/kernel/clock'
import { DAY_MS } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { control } from './control'
import { readState } from './state'

/** Longest single move: ten years. */
export const MAX_MOVE_MS = 3660 * DAY_MS
export const MAX_RATE = 100_000
/** How often workers note that the server is alive. */
export const HEARTBEAT_MS = 2_000

async function writeClock(db: Db, clock: ClockState): Promise<void> {
  await db.query('UPDATE world_state SET clock_mode = $1, clock_base = $2, clock_base_wall = $3, clock_rate = $4 WHERE id = 1', [
    clock.mode,
    new Date(clock.baseMs),
    new Date(clock.baseWallMs),
    clock.rate,
  ])
}

/** Puts the present at `instant`, or leaves it where it is when it is later already. */
export async function moveClockTo(db: Db, instant: Date): Promise<Date> {
  const { clock } = await readState(db)
  const wallMs = wallClock.nowMs()
  const present = worldTimeAt(clock, wallMs)
  const target = Math.max(present, instant.getTime())
  await writeClock(db, { ...clock, baseMs: target, baseWallMs: wallMs })
  return new Date(target)
}

/** Errors: CLOCK_BACKWARDS, CLOCK_RANGE. */
export function checkMove(present: Date, target: Date): void {
  if (target.getTime() < present.getTime()) throw new DomainError('CLOCK_BACKWARDS')
  if (!(target.getTime() - present.getTime() <= MAX_MOVE_MS)) throw new DomainError('CLOCK_RANGE')
}

/** Changes how the clock runs from its present on; workers reckon anew when they are needed. `rate` counts for ACCELERATED only. */
export async function setClockMode(db: Db, mode: ClockMode, rate = 1): Promise<void> {
  if (!Number.isInteger(rate) || rate < 1 || rate > MAX_RATE) throw new DomainError('CLOCK_RANGE')
  const { clock } = await readState(db)
  const wallMs = wallClock.nowMs()
  await writeClock(db, { mode, baseMs: worldTimeAt(clock, wallMs), baseWallMs: wallMs, rate: mode === 'ACCELERATED' ? rate : 1 })
  wakeWorkers(db)
}

/** The server is alive, and time passes in its worlds. */
export async function beatHeart(): Promise<void> {
  await control().query('INSERT INTO server_life (id, heartbeat_at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET heartbeat_at = $1', [wallClock.now()])
}

/** The machine's moment up to which the server was alive. */
export async function lastHeartbeat(): Promise<Date> {
  const { rows } = await control().query<{ heartbeat_at: Date }>('SELECT heartbeat_at FROM server_life WHERE id = 1')
  return rows[0]?.heartbeat_at ?? wallClock.now()
}

/** After a pause of the server the world goes on from where it stood, one heartbeat later so that no moment is seen twice. */
export async function resumeClock(db: Db, heartbeat: Date): Promise<void> {
  const { clock } = await readState(db)
  const wallMs = wallClock.nowMs()
  if (wallMs - heartbeat.getTime() < 2 * HEARTBEAT_MS) return
  await writeClock(db, { ...clock, baseMs: worldTimeAt(clock, heartbeat.getTime() + HEARTBEAT_MS), baseWallMs: wallMs })
}
