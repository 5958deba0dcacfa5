import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { HOUR_MS, monthOf, monthStart, addMonths } from '@/lib/kernel/calendar'
import { countAttempt } from '@/lib/platform'
import { readPayments } from '../read-payments'
import type { PaymentDto } from '../schemas'
import { conditionOf, RecordFilter } from './filter'

/** One file holds at most so many. */
export const MAX_ROWS = 20_000
const MONTHS = 12

/**
 * What fits the filter, newest first: the month it names, or else the last twelve. Errors: RATE_LIMITED after thirty files an hour.
 */
export async function exportRecords({ ctx, input }: Command<unknown>): Promise<PaymentDto[]> {
  const userId = requireResident(ctx)
  const filter = RecordFilter.parse(input)
  await countAttempt(ctx, { key: `export:${userId}`, max: 30, windowMs: HOUR_MS, code: 'RATE_LIMITED' })
  const { sql, params } = conditionOf(filter, 3)
  const since = filter.month ? monthStart(filter.month) : monthStart(addMonths(monthOf(ctx.clock.now()), 1 - MONTHS))
  return readPayments(ctx, userId, `p.created_at >= $2 AND ${sql} ORDER BY p.created_at DESC, p.id DESC LIMIT ${MAX_ROWS}`, [since, ...params])
}
