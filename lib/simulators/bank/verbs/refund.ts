import type { BankReason } from '@/lib/gateways/bank'
import { ok } from '@/lib/kernel/result'
import { addWorkingDays } from '../working-days'
import { onlyRow, refuse, type Verb } from './verb'

/** Gives captured money back. On a debit card it arrives after one to three working days. */
export const refund: Verb<'refund'> = async ({ db, clock, random }, { refundNo, captureNo, amountFen, feeFen }) => {
  const now = clock.now()
  const debitAt = addWorkingDays(now, random.int('refundDays', refundNo, 1, 3))
  const { outcome, arrivesAt } = onlyRow(
    await db.query<{ outcome: 'DONE' | BankReason; arrivesAt: Date }>(
      `SELECT outcome, arrives_at AS "arrivesAt" FROM sim_bank.refund_capture($1::text, $2::text, $3::bigint, $4::bigint, $5::timestamptz, $6::timestamptz)`,
      [refundNo, captureNo, amountFen, feeFen, now, debitAt],
    ),
  )
  return outcome === 'DONE' ? ok({ state: refundState(arrivesAt, now), arrivesAt }) : refuse(outcome)
}

export const refundState = (arrivesAt: Date, now: Date) => (arrivesAt <= now ? ('SUCCESS' as const) : ('PROCESSING' as const))
