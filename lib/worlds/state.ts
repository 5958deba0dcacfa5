import type { Db, WorldRef } from '@/lib/db'
import { clockOf, type ClockState, type ClockMode } from '@/lib/kernel/clock'
import { invariant } from '@/lib/kernel/invariant'
import { seededRandom } from '@/lib/kernel/random'
import { systemSecrets } from '@/lib/kernel/secrets'
import type { Outside } from '@/lib/kernel/outside'
import type { Actor, Ctx } from '@/lib/db'

export type WorldState = { name: string; epoch: number; seed: string; clock: ClockState; oneTapSignIn: boolean }

export type WorldStateRow = {
  name: string
  epoch: number
  seed: string
  clock_mode: string
  clock_base: Date
  clock_base_wall: Date
  clock_rate: number
  one_tap_sign_in: boolean
}

export const STATE_COLUMNS = 'w.name, w.epoch, w.seed, w.clock_mode, w.clock_base, w.clock_base_wall, w.clock_rate, w.one_tap_sign_in'

export function toState(row: WorldStateRow): WorldState {
  return {
    name: row.name,
    epoch: row.epoch,
    seed: row.seed,
    clock: { mode: row.clock_mode as ClockMode, baseMs: row.clock_base.getTime(), baseWallMs: row.clock_base_wall.getTime(), rate: row.clock_rate },
    oneTapSignIn: row.one_tap_sign_in,
  }
}

export async function readState(db: Db): Promise<WorldState> {
  const [row] = await db.query<WorldStateRow>(`SELECT ${STATE_COLUMNS} FROM world_state w WHERE w.id = 1`, [])
  invariant(row, 'a world without world_state')
  return toState(row)
}

export type CtxParts = { world: WorldRef; db: Db; state: WorldState; actor: Actor; requestId: string; outside: Outside }

/** The one place where a ctx comes into being. */
export function createCtx({ world, db, state, actor, requestId, outside }: CtxParts): Ctx {
  return { world, db, clock: clockOf(state.clock), random: seededRandom(state.seed), secrets: systemSecrets, actor, requestId, outside }
}

/** The system's own ctx in a world, at the time of `state`. */
export function systemCtx({ ref, db }: { ref: WorldRef; db: Db }, state: WorldState, outside: Outside, requestId: string = systemSecrets.token(9)): Ctx {
  return createCtx({ world: ref, db, state, actor: { kind: 'SYSTEM' }, requestId, outside })
}
