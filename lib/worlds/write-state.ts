/** Who a database is: written while nobody is in it. */
import type pg from 'pg'
import { wallClock, worldTimeAt } from '@/lib/kernel/clock'
import { invariant } from '@/lib/kernel/invariant'
import { control } from './control'
import { databaseUrl, withServer } from './databases'
import { STATE_COLUMNS, toState, type WorldStateRow } from './state'

export type StartMode = 'MANUAL' | 'REAL'

type First = { name: string; seed: string; startsAt: Date; oneTapSignIn: boolean }

export async function insertState(database: string, { name, seed, startsAt, oneTapSignIn }: First): Promise<void> {
  await withServer(async (client) => {
    await client.query(
      `INSERT INTO world_state (id, name, epoch, seed, clock_mode, clock_base, clock_base_wall, clock_rate, one_tap_sign_in) VALUES (1, $1, 1, $2, 'MANUAL', $3, $4, 1, $5)`,
      [name, seed, startsAt, wallClock.now(), oneTapSignIn],
    )
  }, databaseUrl(database))
}

/** Never twice, so that a session of one world or of what it was before means nothing in any other. */
async function nextEpoch(): Promise<number> {
  const { rows } = await control().query<{ epoch: number }>(`SELECT nextval('epoch')::int AS epoch`)
  return rows[0]?.epoch ?? 0
}

type Change = {
  name: string
  seed?: string
  /** Where the clock begins, and whether it runs. */
  starts?: { at: Date; mode: StartMode }
  /** A running clock goes on from where it was at this moment of the machine's. */
  stoppedAt?: Date
  openDoors?: boolean
  /** Parties outside the simulation are not spoken to from here. */
  cutOff?: boolean
}

/** What was agreed for later in the other world is not agreed here. */
const SEVERING = [
  `UPDATE company SET enabled = false, is_severed = true WHERE endpoint NOT LIKE 'sim:%'`,
  `UPDATE bank_link SET enabled = false WHERE endpoint NOT LIKE 'sim:%'`,
  `UPDATE company_change ch SET state = 'STALE' FROM company c WHERE c.code = ch.company_code AND ch.state = 'SCHEDULED'
     AND (c.is_severed AND jsonb_path_exists(ch.changes, '$[*] ? (@.name == "enabled" && @.to == true)') OR jsonb_path_exists(ch.changes, '$[*] ? (@.name == "endpoint" && !(@.to starts with "sim:"))'))`,
]

/** Their numbers are those of the other world's runs, which go on there: at a company that both speak to, nothing is credited or asked under them again. */
async function endCertifications(client: pg.Client): Promise<void> {
  await client.query(
    `UPDATE certification_run SET summary = jsonb_build_object('isClean', state = 'WAITING'), state = 'INTERRUPTED', current = NULL, ended_at = $1 WHERE state IN ('WAITING', 'RUNNING')`,
    [await timeAt(client, wallClock.now())],
  )
}

/** A copy becomes a world of its own: name, epoch, clock. */
export async function writeState(database: string, { name, seed, starts, stoppedAt, openDoors, cutOff }: Change): Promise<void> {
  const epoch = await nextEpoch()
  await withServer(async (client) => {
    await client.query('UPDATE world_state SET name = $1, epoch = $2, seed = coalesce($3, seed), one_tap_sign_in = coalesce($4, one_tap_sign_in) WHERE id = 1', [name, epoch, seed ?? null, openDoors ?? null])
    const base = starts?.at ?? (stoppedAt && (await timeAt(client, stoppedAt)))
    if (base) await client.query('UPDATE world_state SET clock_base = $1, clock_base_wall = $2 WHERE id = 1', [base, wallClock.now()])
    if (starts) await client.query('UPDATE world_state SET clock_mode = $1, clock_rate = 1 WHERE id = 1', [starts.mode])
    if (cutOff) for (const statement of SEVERING) await client.query(statement)
    await endCertifications(client)
  }, databaseUrl(database))
}

async function timeAt(client: pg.Client, wall: Date): Promise<Date> {
  const { rows } = await client.query<WorldStateRow>(`SELECT ${STATE_COLUMNS} FROM world_state w WHERE w.id = 1`)
  invariant(rows[0], 'a world without world_state')
  return new Date(worldTimeAt(toState(rows[0]).clock, wall.getTime()))
}
