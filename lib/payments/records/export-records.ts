import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { HOUR_MS, monthOf, monthStart, addMonths } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { startOf } from '@/lib/kernel/paging'
import { countAttempt } from '@/lib/platform'
import { readPayments } from '../read-payments'
import type { PaymentDto } from '../schemas'
import { conditionOf, RecordFilter } from './filter'
import { searchTerms } from './search'

/** One file holds at most so many. */
export const MAX_ROWS = 20_000
const MONTHS = 12
const CHUNK = 1_000

/**
 * What fits the filter, newest first: the month it names, or else the last twelve; all of it or nothing, since a bill that ends in the
 * middle looks whole. Errors: RATE_LIMITED after thirty files an hour, EXPORT_TOO_MANY.
 */
export async function exportRecords({ ctx, input }: Command<unknown>): Promise<PaymentDto[]> {
  const userId = requireResident(ctx)
  const filter = RecordFilter.parse(input)
  await countAttempt(ctx, { key: `export:${userId}`, max: 30, windowMs: HOUR_MS, code: 'RATE_LIMITED' })
  const { sql, params } = conditionOf(filter, await searchTerms(ctx, userId, filter.q), 5)
  const since = filter.month ? monthStart(filter.month) : monthStart(addMonths(monthOf(ctx.clock.now()), 1 - MONTHS))
  const items: PaymentDto[] = []
  for (let read = CHUNK; read === CHUNK; ) {
    const last = items.at(-1)
    const key = last ? [last.createdAt, last.id] : startOf(undefined)
    const chunk = await readPayments(ctx, userId, `p.created_at >= $2 AND (p.created_at, p.id) < ($3::timestamptz, $4) AND ${sql} ORDER BY p.created_at DESC, p.id DESC LIMIT ${CHUNK}`, [since, ...key, ...params])
    items.push(...chunk)
    read = chunk.length
    if (items.length > MAX_ROWS) throw new DomainError('EXPORT_TOO_MANY', { max: MAX_ROWS })
  }
  return items
}
