import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { listChoices, type Choices } from '@/lib/funding'
import { getPayment } from './read-payments'

/** What the caller's quoted payment could be paid with, and what each would mean (rule P5). Errors: NOT_FOUND. */
export async function listSources({ ctx, input }: Command<unknown>): Promise<Choices> {
  const userId = requireResident(ctx)
  const { companyCode, amountFen, intent } = await getPayment({ ctx, input })
  return listChoices(ctx, { userId, intent, parts: [{ companyCode, amountFen }] })
}
