import type { BankReason } from '@/lib/gateways/bank'
import { answerOf, type Verb } from './verb'

/** Gives back what an order holds, in parts or whole. */
export const release: Verb<'release'> = async ({ db, clock }, { orderNo, releaseNo, amountFen }) =>
  answerOf(
    await db.query<{ outcome: 'DONE' | BankReason }>(`SELECT sim_bank.release_order($1::text, $2::text, $3::bigint, $4::timestamptz) AS outcome`, [
      orderNo, releaseNo, amountFen, clock.now(),
    ]),
  )
