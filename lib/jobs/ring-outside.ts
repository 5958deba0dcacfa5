import type { Ctx } from '@/lib/db'
import { SECOND_MS } from '@/lib/kernel/calendar'
import { againAt, DONE, type JobOutcome } from '@/lib/platform'

/** So long a party works at most before it is rung again. */
const TIMEOUT_MS = 60_000
const AGAIN_MS = 5 * SECOND_MS

/** Job `outside.ring`, key `<party>:<second>`: a simulated party has something to do (lib/simulators/ring.ts); it has no timer of its own. */
export async function ringOutside(ctx: Ctx, key: string): Promise<JobOutcome> {
  const [party = ''] = key.split(':')
  const answer = await ctx.outside.send({ endpoint: `sim:${party}`, path: '/ring', headers: {}, body: new Uint8Array(), timeoutMs: TIMEOUT_MS })
  return answer.outcome === 'ANSWERED' && answer.status === 204 ? DONE : againAt(new Date(ctx.clock.now().getTime() + AGAIN_MS))
}
