import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { addMonths, monthOf, monthStart } from '@/lib/kernel/calendar'
import { readPayments } from '../read-payments'
import { ListPaymentsInput, type PaymentPage } from '../schemas'
import { conditionOf, RecordFilter } from './filter'
import { searchTerms, type SearchTerms } from './search'

export const PAGE_SIZE = 20

/** What was paid in a calendar month of Shanghai, fees included, under the filter. */
export type MonthTotal = { month: string; paidFen: bigint }
export type RecordPage = PaymentPage & { months: MonthTotal[] }

/** 交易记录: what the caller has agreed to pay and what fits the filter, newest first, paged by key, with the whole of each month's total. */
export async function listRecords({ ctx, input }: Command<unknown>): Promise<RecordPage> {
  const userId = requireResident(ctx)
  const { before } = ListPaymentsInput.parse(input)
  const filter = RecordFilter.parse(input)
  const [at, id] = before?.split('~') ?? []
  const start = at ? [new Date(Number(at)), id] : [new Date(8.64e15), '']
  const terms = await searchTerms(ctx, userId, filter.q)
  const { sql, params } = conditionOf(filter, terms, 4)
  const found = await readPayments(ctx, userId, `(p.created_at, p.id) < ($2::timestamptz, $3) AND ${sql} ORDER BY p.created_at DESC, p.id DESC LIMIT ${PAGE_SIZE + 1}`, [...start, ...params])
  const items = found.slice(0, PAGE_SIZE)
  const last = items.at(-1)
  const months = items[0] && last ? await readTotals(ctx, userId, { filter, terms, from: monthOf(last.createdAt), to: monthOf(items[0].createdAt) }) : []
  return { items, months, first: !at, next: found.length > PAGE_SIZE && last ? `${last.createdAt.getTime()}~${last.id}` : null }
}

type Totalled = { filter: RecordFilter; terms: SearchTerms | null; from: string; to: string }

/** The months of one page, whole, in one round trip. */
async function readTotals(ctx: Ctx, userId: string, { filter, terms, from, to }: Totalled): Promise<MonthTotal[]> {
  const { sql, params } = conditionOf(filter, terms, 4)
  return ctx.db.query<MonthTotal>(
    `SELECT to_char(p.created_at AT TIME ZONE 'Asia/Shanghai', 'YYYYMM') AS month, coalesce(sum(p.amount_fen + p.fee_fen) FILTER (WHERE p.state = 'SUCCEEDED'), 0)::bigint AS "paidFen"
     FROM payment p WHERE p.user_id = $1 AND p.created_at >= $2 AND p.created_at < $3 AND ${sql} GROUP BY 1 ORDER BY 1 DESC`,
    [userId, monthStart(from), monthStart(addMonths(to, 1)), ...params],
  )
}
