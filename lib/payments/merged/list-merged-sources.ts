import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { sourcesFor, type OrderSources } from '../list-sources'
import { getMerged, openLegs } from './read-merged'

/** What the open legs could be paid with together (rule P5). Errors: NOT_FOUND. */
export async function listMergedSources({ ctx, input }: Command<unknown>): Promise<OrderSources> {
  const userId = requireResident(ctx)
  const merged = await getMerged({ ctx, input })
  const parts = openLegs(merged)
  return sourcesFor(ctx, { userId, intent: 'FULL', parts }, { id: merged.id, tried: parts })
}
