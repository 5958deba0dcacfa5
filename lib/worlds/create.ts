import { DAY_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { alone } from './lease'
import { countWorlds, findWorld, forgetWorld, registerWorld, WORLD_NAME } from './records'
import { withFresh } from './stock'
import type { Template } from './template'
import { writeState, type StartMode } from './write-state'

/** Worlds of one server. */
export const MAX_WORLDS = 200
/** A world that nobody uses goes after so long, unless it was made to stay; at most a month. */
export const KEEP_MINUTES = DAY_MS / MINUTE_MS
export const MAX_KEEP_MINUTES = (30 * DAY_MS) / MINUTE_MS

export type CreateOptions = {
  /** What chance is drawn from; the preset's own when not given. */
  seed?: string
  startsAt?: Date
  /** REAL: its clock runs from there. */
  startsMode?: StartMode
  /** null: it stays. */
  keepMinutes?: number | null
  /** Whether anybody comes in with one tap (decision 0007); as the preset has it when not given. */
  openDoors?: boolean
}

/**
 * A new world as a copy of its preset; its clock stands at the preset's start unless told otherwise.
 * Errors: INVALID_INPUT for a bad name, WORLD_EXISTS, WORLD_LIMIT.
 */
export async function createWorld(name: string, template: Template, options: CreateOptions = {}): Promise<void> {
  const { preset } = template
  const { seed = `seed:${preset}`, startsAt = template.startsAt, startsMode = 'MANUAL', openDoors, keepMinutes = KEEP_MINUTES } = options
  await refuseName(name)
  await withFresh(template.database, async (database) => {
    await writeState(database, { name, seed, starts: { at: startsAt, mode: startsMode }, openDoors })
    await register({ name, database, preset, parent: null, seed, startsAt, startsMode, openDoors: openDoors ?? null, keepMinutes })
  })
}

/** Errors: INVALID_INPUT, WORLD_EXISTS, WORLD_LIMIT. */
export async function refuseName(name: string): Promise<void> {
  if (!WORLD_NAME.test(name)) throw new DomainError('INVALID_INPUT', {}, `bad world name ${name}`)
  if (await findWorld(name)) throw new DomainError('WORLD_EXISTS')
  if ((await countWorlds()) >= MAX_WORLDS) throw new DomainError('WORLD_LIMIT', { max: MAX_WORLDS })
}

/** Of two that take one name at once, one is told. */
export async function register(world: Parameters<typeof registerWorld>[0]): Promise<void> {
  await registerWorld(world).catch((error: { code?: string }) => {
    throw error.code === '23505' ? new DomainError('WORLD_EXISTS') : error
  })
}

/** With its snapshots. Errors: WORLD_NOT_FOUND, WORLD_BUSY. */
export async function deleteWorld(name: string): Promise<void> {
  if (!(await findWorld(name))) throw new DomainError('WORLD_NOT_FOUND')
  await alone(name, () => forgetWorld(name))
}
