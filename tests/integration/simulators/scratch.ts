/** A migrated database for one test file, gone afterwards. */
import { afterAll, beforeAll } from 'vitest'
import { migrate, openDatabase, type Handle } from '@/lib/db'
import { databaseUrl, withScratchDatabase } from '@/lib/worlds/databases'

/** `fill` makes what the tests hold of it; `name` keeps files that run at once apart. */
export function useScratch<T>(name: string, fill: (handle: Handle) => Promise<T>): () => T {
  const state: { filled?: { it: T }; leave?: () => void; gone?: Promise<void> } = {}
  beforeAll(async () => {
    await new Promise<void>((ready, failed) => {
      state.gone = withScratchDatabase(`test_sim_${name}`, async (database) => {
        await migrate(databaseUrl(database))
        const handle = openDatabase(databaseUrl(database), 12)
        try {
          state.filled = { it: await fill(handle) }
          const left = new Promise<void>((leave) => (state.leave = leave))
          ready()
          await left
        } finally {
          await handle.close()
        }
      })
      state.gone.catch(failed)
    })
  })
  afterAll(async () => {
    state.leave?.()
    await state.gone
  })
  return () => {
    if (!state.filled) throw new Error('the world is not there yet')
    return state.filled.it
  }
}
