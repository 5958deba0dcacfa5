/** How workers learn in which worlds there is work, over all processes. */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { WAKE_CHANNEL } from '@/lib/db'
import { SECOND_MS } from '@/lib/kernel/calendar'
import { control, controlDatabase, ensureControl } from './control'
import { databaseUrl } from './databases'

/** Tells workers that there may be work in a world. */
export async function announce(name: string): Promise<void> {
  await control().query('SELECT pg_notify($1, $2)::text', [WAKE_CHANNEL, name])
}

type Ears = { onReady(): Promise<void>; onError(error: unknown): void }

/** Listens until it is stopped, again after a lost connection. */
export function listenForWork(onWork: (name: string) => void, { onReady, onError }: Ears): () => Promise<void> {
  const state: { stopped: boolean; client?: pg.Client } = { stopped: false }
  const listening = (async () => {
    while (!state.stopped) {
      try {
        await listenOnce(state, onWork, onReady)
      } catch (error) {
        if (!state.stopped) onError(error)
        await pause(SECOND_MS)
      }
    }
  })()
  return async () => {
    state.stopped = true
    await state.client?.end().catch(() => {})
    await listening
  }
}

async function listenOnce(state: { client?: pg.Client }, onWork: (name: string) => void, onReady: () => Promise<void>): Promise<void> {
  await ensureControl()
  const client = new pg.Client({ connectionString: databaseUrl(controlDatabase()), application_name: 'shuidan-work', keepAlive: true })
  const lost = new Promise<void>((resolve) => client.once('end', resolve))
  client.on('error', () => {})
  client.on('notification', ({ payload }) => onWork(payload ?? ''))
  state.client = client
  try {
    await client.connect()
    await client.query(`LISTEN ${WAKE_CHANNEL}`)
    await onReady()
    await lost
  } finally {
    await client.end().catch(() => {})
  }
}
