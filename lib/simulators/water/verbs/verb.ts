import type { RefusalCode, wxlifepay } from '@/lib/gateways/water'
import { err, ok, type Result } from '@/lib/kernel/result'
import type { Desk } from '../desk'

export type Verb<T extends wxlifepay.Trancode> = (desk: Desk, body: wxlifepay.RequestOf<T>) => Promise<Result<wxlifepay.ResponseOf<T>, RefusalCode>>

export const refuse = (code: RefusalCode) => err(code)

/** The answer of a transaction that has nothing to say but yes. */
export const done = ok({ info: {}, rows: [] as never[] })

/** Longest page a company gives, so that an answer stays under the message limit. */
const MAX_PAGE = 50

/** One page of a list, counted from 1; null when the page asked for is none. */
export function pageOf<Row>(rows: Row[], { beginNum, queryNum }: { beginNum: number; queryNum: number }): Row[] | null {
  if (beginNum < 1 || queryNum < 1) return null
  return rows.slice(beginNum - 1, beginNum - 1 + Math.min(queryNum, MAX_PAGE))
}
