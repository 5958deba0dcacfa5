import { z } from 'zod'
import { SOURCE_CODES, type SourceCode } from '@/lib/funding'
import { addMonths, monthStart } from '@/lib/kernel/calendar'
import { normalizeNumber } from '@/lib/kernel/digits'
import { Id } from '@/lib/kernel/input'
import { parseYuan } from '@/lib/kernel/money'

export const RECORD_STATES = ['PAID', 'OPEN', 'FAILED'] as const
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
}

export type Condition = { sql: string; params: unknown[] }

/** SQL over payment `p`, company `c` and water account `a`; parameters are numbered from `from`. */
export function conditionOf({ state, account, month, source, q }: RecordFilter, from: number): Condition {
  const params: unknown[] = []
  const use = (value: unknown) => `$${from + params.push(value) - 1}`
  const parts = ['p.reserved_at IS NOT NULL']
  if (state) parts.push(STATES[state])
  if (account) parts.push(`p.water_account_id = ${use(account)}`)
  if (month) parts.push(`p.created_at >= ${use(monthStart(month))} AND p.created_at < ${use(monthStart(addMonths(month, 1)))}`)
  if (source) parts.push(`p.source = ${use(source)}`)
  if (q) parts.push(searchSql(q, use))
  return { sql: parts.join(' AND '), params }
}

/** Names by what they hold, numbers whole or by their beginning, amounts to the fen. */
function searchSql(q: string, use: (value: unknown) => string): string {
  const [text, number, fen] = [use(`%${q.normalize('NFKC').replace(/[\\%_]/g, '\\$&')}%`), use(normalizeNumber(q)), use(parseYuan(q.normalize('NFKC')))]
  const exact = ['p.bill_no', 'p.transaction_id', 'p.channel_bill_no'].map((column) => `${column} = ${number}`)
  return `(a.alias ILIKE ${text} OR c.name ILIKE ${text} OR (${number} <> '' AND starts_with(p.bill_key, ${number})) OR ${exact.join(' OR ')} OR p.amount_fen = ${fen}::bigint)`
}
