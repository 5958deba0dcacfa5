/** The one way in which a process of a crash test dies. */
import { expect } from 'vitest'
import type { Failpoint } from '@/lib/kernel/failpoint'
import { startChild } from '../support/child'
import { poll } from '../support/poll'
import type { TestWorld } from '../support/world'

/** Sessions at this world's database that are in the middle of something: only they can hold a lock. */
const BUSY = `SELECT pid FROM pg_stat_activity
  WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND state <> 'idle' LIMIT 1`

/**
 * Runs `tests/crash/<script>-child.ts` in this world until it dies at the failpoint, and goes on once PostgreSQL has noticed: until
 * then the dead process still holds its job, and whoever looks for due jobs passes over it.
 */
export async function dieAt({ world }: TestWorld, failpoint: Failpoint, script: string, ...args: string[]): Promise<void> {
  expect(await startChild(`tests/crash/${script}-child.ts`, [world.ref.database, ...args], { SHUIDAN_FAILPOINT: failpoint }).ended).toBe('SIGKILL')
  await poll('PostgreSQL gives back what the dead process held', async () => (await world.db.query(BUSY, [])).length === 0)
}
