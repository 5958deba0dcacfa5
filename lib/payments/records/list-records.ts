import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { addMonths, monthOf, monthStart } from '@/lib/kernel/calendar'
import { BeforeInput, PAGE_SIZE, pageOf, startOf, type Page } from '@/lib/kernel/paging'
import { readPayments } from '../read-payments'
import type { PaymentDto } from '../schemas'
import { conditionOf, RecordFilter } from './filter'
import { searchTerms, type SearchTerms } from './search'

/** What was paid in a calendar month of Shanghai, and what of it went back, fees included, under the filter. */
export type MonthTotal = { month: string; paidFen: bigint; backFen: bigint }
export type RecordPage = Page<PaymentDto> & { months: MonthTotal[] }

/** 交易记录: what the caller has agreed to pay and what fits the filter, newest first, paged by key, with the whole of each month's total. */
export async function listRecords({ ctx, input }: Command<unknown>): Promise<RecordPage> {
  const userId = requireResident(ctx)
  const { before } = BeforeInput.parse(input)
  const filter = RecordFilter.parse(input)
  const terms = await searchTerms(ctx, userId, filter.q)
  const { sql, params } = conditionOf(filter, terms, 4)
  const found = await readPayments(ctx, userId, `(p.created_at, p.id) < ($2::timestamptz, $3) AND ${sql} ORDER BY p.created_at DESC, p.id DESC LIMIT ${PAGE_SIZE + 1}`, [...startOf(before), ...params])
  const page = pageOf(found, ({ createdAt }) => createdAt, before)
  const [first, last] = [page.items[0], page.items.at(-1)]
  const months = first && last ? await readTotals(ctx, userId, { filter, terms, from: monthOf(last.createdAt), to: monthOf(first.createdAt) }) : []
  return { ...page, months }
}

type Totalled = { filter: RecordFilter; terms: SearchTerms | null; from: string; to: string }

/** The months of one page, whole, in one round trip. */
async function readTotals(ctx: Ctx, userId: string, { filter, terms, from, to }: Totalled): Promise<MonthTotal[]> {
  const { sql, params } = conditionOf(filter, terms, 4)
  return ctx.db.query<MonthTotal>(
    `SELECT to_char(p.created_at AT TIME ZONE 'Asia/Shanghai', 'YYYYMM') AS month, coalesce(sum(p.amount_fen + p.fee_fen) FILTER (WHERE p.state = 'SUCCEEDED'), 0)::bigint AS "paidFen", coalesce(sum(p.refunded_fen), 0)::bigint AS "backFen"
     FROM payment p WHERE p.user_id = $1 AND p.created_at >= $2 AND p.created_at < $3 AND ${sql} GROUP BY 1 ORDER BY 1 DESC`,
    [userId, monthStart(from), monthStart(addMonths(to, 1)), ...params],
  )
}
