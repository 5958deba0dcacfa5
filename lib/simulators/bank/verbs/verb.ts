import type { BankReason, bankV3 } from '@/lib/gateways/bank'
import { InvariantError } from '@/lib/kernel/invariant'
import { err, ok, type Result } from '@/lib/kernel/result'
import type { SimCtx } from '../../sim-ctx'

export type Refused = { reason: BankReason; detail?: bankV3.RefusalDetail }
export type Verb<O extends bankV3.Operation> = (sim: SimCtx, question: bankV3.QuestionOf<O>) => Promise<Result<bankV3.AnswerOf<O>, Refused>>

export const refuse = (reason: BankReason, detail?: bankV3.RefusalDetail) => err({ reason, ...(detail && { detail }) })

/** The answer of an operation that has nothing to say but yes. */
export const done = ok({})

/** The one row of a function that answers one. */
export function onlyRow<Row>(rows: Row[]): Row {
  const [row] = rows
  if (!row) throw new InvariantError('sim_bank: a function answered nothing')
  return row
}

/** DONE, or a reason. */
export function answerOf(rows: { outcome: 'DONE' | BankReason }[]) {
  const { outcome } = onlyRow(rows)
  return outcome === 'DONE' ? done : refuse(outcome)
}
