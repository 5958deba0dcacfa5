import { SECOND_MS } from '@/lib/kernel/calendar'
import type { SimCtx } from './sim-ctx'

/**
 * Has the world's own calendar ring the party at each moment (job `outside.ring`), to the second: a party without a timer of its own works in
 * every world, also where somebody turns the clock. Ringing twice does nothing.
 */
export async function ringAt({ db, random }: SimCtx, party: 'tax', moments: readonly Date[]): Promise<void> {
  const seconds = [...new Set(moments.map((moment) => Math.ceil(moment.getTime() / SECOND_MS) * SECOND_MS))]
  const keys = seconds.map((second) => `${party}:${second}`)
  if (keys.length === 0) return
  await db.query(`SELECT job_add(id, 'outside.ring', key, due, '{}')::text FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS t(id, key, due)`, [
    keys.map((key) => random.id('job', `outside.ring:${key}`)), keys, seconds.map((second) => new Date(second)),
  ])
}
