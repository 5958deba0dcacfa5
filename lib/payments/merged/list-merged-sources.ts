import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { listChoices, type Choices } from '@/lib/funding'
import { needsPassword } from '../approval'
import { getMerged, openLegs } from './read-merged'

/** What the open legs could be paid with together, and whether the password has to be typed (rule P5). Errors: NOT_FOUND. */
export async function listMergedSources({ ctx, input }: Command<unknown>): Promise<{ choices: Choices; asksPassword: boolean }> {
  const userId = requireResident(ctx)
  const merged = await getMerged({ ctx, input })
  const fundingCode = merged.legs.find((leg) => leg.fundingCode !== null)?.fundingCode ?? null
  const [choices, asksPassword] = await Promise.all([listChoices(ctx, { userId, intent: 'FULL', parts: openLegs(merged) }), needsPassword(ctx, { id: merged.id, fundingCode })])
  return { choices, asksPassword }
}
