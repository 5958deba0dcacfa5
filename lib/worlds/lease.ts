/**
 * Who is inside a world, over all processes (decision 0010). A process holds one share of each world it has open; whoever
 * copies or replaces a world's database waits until all shares are given back, and new ones wait for it.
 */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { SECOND_MS } from '@/lib/kernel/calendar'
import { elapsedMs } from '@/lib/kernel/clock'
import { DomainError } from '@/lib/kernel/errors'
import { control, controlDatabase, ensureControl } from './control'
import { databaseUrl } from './databases'

const LEASE = 7_202_602
/** Payload: the world that somebody wants for himself. */
const WANTED_CHANNEL = 'shuidan_wanted'
/** Nobody wants it any more: who came meanwhile need not wait until all have left. */
const GIVEN_UP_CHANNEL = 'shuidan_given_up'
/** So long an exclusive visitor waits for those inside. */
const PATIENCE_MS = 30 * SECOND_MS
/** How often a process that waits for its share looks, and how often a wanted world is cried out. */
const LOOK_MS = 15
const CRY_MS = 50

export type LeaseListener = {
  /** Give the share back as soon as nobody is inside any more. */
  wanted(name: string): void
  givenUp(name: string): void
  /** The connection that held these shares is gone, and they with it. */
  lost(share: Share): void
}

/** The connection that holds it. */
export type Share = pg.Client

/** On globalThis: a production build holds this module more than once, and a share is given back where it was taken. */
const LEASES = Symbol.for('shuidan.worlds.leases')
const shared = globalThis as { [LEASES]?: { desk?: Promise<pg.Client>; holder?: pg.Client; turn?: Promise<unknown>; listener?: LeaseListener } }
const leases = (shared[LEASES] ??= {})

export function listenToLeases(listener: LeaseListener): void {
  leases.listener = listener
}

async function connect(): Promise<pg.Client> {
  await ensureControl()
  const client = new pg.Client({ connectionString: databaseUrl(controlDatabase()), application_name: 'shuidan-lease', keepAlive: true })
  client.on('error', () => {})
  await client.connect()
  client.on('end', () => {
    if (leases.holder === client) leases.desk = undefined
    leases.listener?.lost(client)
  })
  client.on('notification', ({ channel, payload = '' }) => (channel === WANTED_CHANNEL ? leases.listener?.wanted(payload) : leases.listener?.givenUp(payload)))
  await client.query(`LISTEN ${WANTED_CHANNEL}; LISTEN ${GIVEN_UP_CHANNEL}`)
  leases.holder = client
  return client
}

function desk(): Promise<pg.Client> {
  leases.desk ??= connect().catch((error: unknown) => {
    leases.desk = undefined
    throw error
  })
  return leases.desk
}

/** One question after another: a connection has no queue. */
function ask(client: pg.Client, text: string, name: string): Promise<pg.QueryResult> {
  const turn = (leases.turn ?? Promise.resolve()).then(() => client.query(text, [LEASE, name]))
  leases.turn = turn.catch(() => {})
  return turn
}

/** Nothing while somebody has the world for himself, or waits for it. */
export async function tryShare(name: string): Promise<Share | undefined> {
  const client = await desk()
  const { rows } = await ask(client, 'SELECT pg_try_advisory_lock_shared($1, hashtext($2)) AS ours', name)
  return rows[0]?.ours ? client : undefined
}

export async function takeShare(name: string): Promise<Share> {
  for (;;) {
    const share = await tryShare(name)
    if (share) return share
    await pause(LOOK_MS)
  }
}

export async function giveBack(name: string, share: Share): Promise<void> {
  await ask(share, 'SELECT pg_advisory_unlock_shared($1, hashtext($2))', name).catch(() => {})
}

/**
 * Runs `work` while nobody else is inside the world: no request, no job, in no process. Those who come meanwhile wait.
 * The caller must not be inside itself. Errors: WORLD_BUSY when somebody stays inside for half a minute.
 */
export async function alone<T>(name: string, work: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  await ensureControl()
  const client = new pg.Client({ connectionString: databaseUrl(controlDatabase()), application_name: 'shuidan-alone' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`SET lock_timeout = ${patienceMs}`)
    await waitFor(client, name, patienceMs).catch(async (error: unknown) => {
      await control().query('SELECT pg_notify($1, $2)::text', [GIVEN_UP_CHANNEL, name])
      throw error
    })
    return await work()
  } finally {
    await client.end()
  }
}

/** The wish stands in PostgreSQL's queue first, so that no new share slips in; then it is cried out until it is granted. */
async function waitFor(client: pg.Client, name: string, patienceMs: number): Promise<void> {
  const wish = { pending: true }
  const granted = client
    .query('SELECT pg_advisory_lock($1, hashtext($2))::text', [LEASE, name])
    .catch((error: { code?: string }) => {
      throw error.code === '55P03' ? new DomainError('WORLD_BUSY') : error
    })
    .finally(() => (wish.pending = false))
  granted.catch(() => {})
  const since = elapsedMs()
  while (wish.pending && elapsedMs() - since < patienceMs) {
    await control().query('SELECT pg_notify($1, $2)::text', [WANTED_CHANNEL, name])
    await Promise.race([granted.catch(() => {}), pause(CRY_MS)])
  }
  await granted
}

export async function closeLeases(): Promise<void> {
  const client = await leases.desk?.catch(() => undefined)
  client?.removeAllListeners('end')
  leases.desk = undefined
  await client?.end()
}
