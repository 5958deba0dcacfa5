import { advance } from '@/lib/jobs'
import type { Outside, OutsideAnswer } from '@/lib/kernel/outside'
import type { TestWorld } from './world'

/** NOTHING: this one gets through. */
export type Lost = 'ANSWER' | 'REQUEST' | 'NOTHING'

/** The question that finds nothing and the number again; then, as often as may be, the question and the order to cancel it, which is lost. */
export const CANCEL_LOST: Lost[] = ['NOTHING', ...Array.from({ length: 20 }, () => ['NOTHING', 'REQUEST'] as const).flat()]

/** A line to the outside that loses so many exchanges, before or after they have done their work. */
export function lossy(outside: Outside, lost: Lost[]): Outside {
  return {
    send: async (message): Promise<OutsideAnswer> => {
      const fate = lost.shift()
      if (fate === 'REQUEST') return { outcome: 'TIMEOUT' }
      const answer = await outside.send(message)
      return fate === 'ANSWER' ? { outcome: 'TIMEOUT' } : answer
    },
  }
}

/** Runs what is due, or moves the clock so far, while exchanges of the world are lost one after another as `lost` says. */
export async function runLosing({ world, system, jobErrors }: TestWorld, lost: Lost[], ms = 0): Promise<void> {
  const { outside, clock } = await system()
  const onError = (job: { kind: string }, error: unknown) => void jobErrors.push(`${job.kind}: ${String(error)}`)
  await advance(world, lossy(outside, lost), new Date(clock.now().getTime() + ms), onError)
}
