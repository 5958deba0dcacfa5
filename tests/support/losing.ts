import { advance } from '@/lib/jobs'
import type { Outside } from '@/lib/kernel/outside'
import type { TestWorld } from './world'

/** NOTHING: this one gets through. */
export type Lost = 'ANSWER' | 'REQUEST' | 'NOTHING'

/** The question that finds nothing and the number again; then, as often as may be, the question and the order to cancel it, which is lost. */
export const CANCEL_LOST: Lost[] = ['NOTHING', ...Array.from({ length: 20 }, () => ['NOTHING', 'REQUEST'] as const).flat()]

/** A line to the outside that loses so many exchanges, before or after they have done their work. */
export function lossy(outside: Outside, lost: Lost[]): Outside {
  const through = async <A extends { outcome: string }>(exchange: () => Promise<A>): Promise<A | { outcome: 'TIMEOUT' }> => {
    const fate = lost.shift()
    if (fate === 'REQUEST') return { outcome: 'TIMEOUT' }
    const answer = await exchange()
    return fate === 'ANSWER' ? { outcome: 'TIMEOUT' } : answer
  }
  const { askTcp } = outside
  return { send: (message) => through(() => outside.send(message)), ...(askTcp ? { askTcp: (message) => through(() => askTcp(message)) } : {}) }
}

/** Runs what is due, or moves the clock so far, while exchanges of the world are lost one after another as `lost` says. */
export async function runLosing({ world, system, jobErrors }: TestWorld, lost: Lost[], ms = 0): Promise<void> {
  const { outside, clock } = await system()
  const onError = (job: { kind: string }, error: unknown) => void jobErrors.push(`${job.kind}: ${String(error)}`)
  await advance(world, lossy(outside, lost), new Date(clock.now().getTime() + ms), onError)
}
