import { z } from 'zod'
import { SOURCE_CODES, type SourceCode } from '@/lib/funding'
import { addMonths, monthStart } from '@/lib/kernel/calendar'
import { Id } from '@/lib/kernel/input'
import type { SearchTerms } from './search'

export const RECORD_STATES = ['PAID', 'OPEN', 'FAILED', 'REFUNDED'] as const
export type RecordState = (typeof RECORD_STATES)[number]

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const maybe = <T extends z.ZodType>(type: T) => z.preprocess(first, type.optional()).catch(undefined)

/** As the address has it; what means nothing is no filter. `month` is YYYYMM. */
export const RecordFilter = z.object({
  state: maybe(z.enum(RECORD_STATES)),
  account: maybe(Id),
  month: maybe(z.string().regex(/^20\d{2}(0[1-9]|1[0-2])$/)),
  source: maybe(z.enum(SOURCE_CODES)),
  q: maybe(z.string().max(60).transform((text) => text.trim())),
})
export type RecordFilter = { state?: RecordState; account?: string; month?: string; source?: SourceCode; q?: string }

const STATES: Record<RecordState, string> = {
  PAID: `p.state = 'SUCCEEDED'`,
  OPEN: `p.state NOT IN ('SUCCEEDED', 'FAILED', 'CLOSED')`,
  FAILED: `p.state IN ('FAILED', 'CLOSED')`,
  REFUNDED: `p.refunded_fen > 0`,
}

export type Condition = { sql: string; params: unknown[] }

/** SQL over payment `p`; parameters are numbered from `from`. `terms`: what `q` can mean. */
export function conditionOf({ state, account, month, source }: RecordFilter, terms: SearchTerms | null, from: number): Condition {
  const params: unknown[] = []
  const use = (value: unknown) => `$${from + params.push(value) - 1}`
  const parts = ['p.reserved_at IS NOT NULL']
  if (state) parts.push(STATES[state])
  if (account) parts.push(`p.water_account_id = ${use(account)}`)
  if (month) parts.push(`p.created_at >= ${use(monthStart(month))} AND p.created_at < ${use(monthStart(addMonths(month, 1)))}`)
  if (source) parts.push(`p.source = ${use(source)}`)
  if (terms) parts.push(searchSql(terms, use))
  return { sql: parts.join(' AND '), params }
}

/** Any of what the search can mean. */
function searchSql({ accountIds, amountFen, figures }: SearchTerms, use: (value: unknown) => string): string {
  const ways = [`p.water_account_id = ANY(${use(accountIds)}::text[])`]
  if (amountFen !== null) {
    const amount = `${use(amountFen)}::bigint`
    ways.push(`p.amount_fen = ${amount}`, `p.amount_fen + p.fee_fen = ${amount}`)
  }
  if (figures !== null) {
    const whole = use(figures)
    ways.push(...['p.bill_no', 'p.transaction_id', 'p.channel_bill_no'].map((column) => `${column} = ${whole}`))
  }
  return `(${ways.join(' OR ')})`
}
