import type { QuestionOf, RefusalCode, SaidOf, WaterOperation } from '@/lib/gateways/water'
import { err, ok, type Result } from '@/lib/kernel/result'
import type { Desk } from '../desk'

/** What a company does when it is asked, whatever protocol it was asked in. */
export type Verb<O extends WaterOperation> = (desk: Desk, question: QuestionOf<O>) => Promise<Result<SaidOf<O>, RefusalCode>>

export const refuse = (code: RefusalCode) => err(code)

/** The answer of an operation that has nothing to say but yes. */
export const done = ok(null)

/** Longest page a company gives, so that an answer stays under the message limit. */
const MAX_PAGE = 50
/** So many are asked for where a protocol knows no pages. */
export const ALL_ROWS = Number.MAX_SAFE_INTEGER

/** One page of a list, counted from 1; null when the page asked for is none. */
export function pageOf<Row>(rows: Row[], { beginNum, queryNum }: { beginNum: number; queryNum: number }): Row[] | null {
  if (beginNum < 1 || queryNum < 1) return null
  return rows.slice(beginNum - 1, beginNum - 1 + (queryNum === ALL_ROWS ? rows.length : Math.min(queryNum, MAX_PAGE)))
}
