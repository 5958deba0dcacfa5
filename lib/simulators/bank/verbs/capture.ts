import type { BankReason } from '@/lib/gateways/bank'
import { answerOf, type Verb } from './verb'

/** Takes what an order holds, in parts or whole, for the custodian account. */
export const capture: Verb<'capture'> = async ({ db, clock }, { orderNo, captureNo, amountFen, feeFen }) =>
  answerOf(
    await db.query<{ outcome: 'DONE' | BankReason }>(`SELECT sim_bank.capture_order($1::text, $2::text, $3::bigint, $4::bigint, $5::timestamptz) AS outcome`, [
      orderNo, captureNo, amountFen, feeFen, clock.now(),
    ]),
  )
