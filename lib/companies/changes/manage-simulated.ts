import type { Ctx } from '@/lib/db'
import { env } from '@/lib/env'
import { canonicalJson } from '@/lib/kernel/canonical'
import { SECOND_MS } from '@/lib/kernel/calendar'
import { againAt, countTries, type JobKind, type JobOutcome } from '@/lib/platform'
import { signManaging } from '../managing'

const TIMEOUT_MS = 10_000
const AGAIN_MS = 5 * SECOND_MS
const TRIES = 5

type Managed = { is: 'ANSWERED'; status: number; body: Uint8Array } | { is: 'AGAIN'; outcome: JobOutcome } | { is: 'SILENT' }

/** What only this installation may tell a simulated party: from a job, which tries five times where nobody answers, or with a failure. */
export async function manageSimulated(ctx: Ctx, job: { kind: JobKind; key: string }, { endpoint, path }: { endpoint: string; path: string }, message: unknown): Promise<Managed> {
  const body = new TextEncoder().encode(canonicalJson(message))
  const answer = await ctx.outside.send({ endpoint, path, headers: { 'content-type': 'application/json', ...signManaging(env.manageKey, body) }, body, timeoutMs: TIMEOUT_MS })
  if (answer.outcome === 'ANSWERED' && answer.status < 500) return { is: 'ANSWERED', status: answer.status, body: answer.body }
  const isLast = (await countTries(ctx, job.kind, job.key)) >= TRIES
  return isLast ? { is: 'SILENT' } : { is: 'AGAIN', outcome: againAt(new Date(ctx.clock.now().getTime() + AGAIN_MS)) }
}
