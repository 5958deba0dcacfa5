/** What workers do for the server as a whole, again and again. */
import { control } from './control'
import { alone } from './lease'
import { forgetWorld, worldsExpired } from './records'
import { dropDiscarded, fillStock } from './stock'
import { listTemplates } from './template'

/** Spare copies of each preset: so many worlds begin at once. */
const SPARES = 2
/** Held by the one worker that tidies. */
const TIDY_LOCK = 7_202_603

/** Ends worlds that nobody used for long, drops their databases, and makes spare copies. One process at a time. */
export async function tidyWorlds(onError: (error: unknown) => void): Promise<void> {
  const client = await control().connect()
  const ignore = () => {}
  client.on('error', ignore)
  let broken = true
  try {
    const { rows } = await client.query<{ ours: boolean }>('SELECT pg_try_advisory_lock($1) AS ours', [TIDY_LOCK])
    broken = false
    if (!rows[0]?.ours) return
    broken = true
    for (const { name } of await worldsExpired()) await alone(name, () => forgetWorld(name, { ifIdle: true })).catch(onError)
    await dropDiscarded().catch(onError)
    for (const { database } of await listTemplates()) await fillStock(database, SPARES).catch(onError)
    await client.query('SELECT pg_advisory_unlock($1)', [TIDY_LOCK])
    broken = false
  } finally {
    // A connection that still holds the lock must not go back to the pool.
    client.removeListener('error', ignore)
    client.release(broken)
  }
}
