import type { BankChannel, BankReason } from '@/lib/gateways/bank'
import { formatDay } from '@/lib/kernel/calendar'
import { ok } from '@/lib/kernel/result'
import { onlyRow, refuse, type Verb } from './verb'

type Row = { outcome: 'AUTHORISED' | BankReason; feeFen: bigint | null; channel: BankChannel | null; bankName: string | null }

/** Sets money aside on a card. The fee of a legacy merchant on credit is asked for here; one above what was agreed to sets nothing aside. */
export const authorise: Verb<'authorise'> = async ({ db, clock, random }, { orderNo, token, merchantNo, amountFen, maxFeeFen }) => {
  const now = clock.now()
  const authNo = random.digits('authNo', orderNo, 12)
  const { outcome, feeFen, channel, bankName } = onlyRow(
    await db.query<Row>(
      `SELECT a.outcome, a.fee_fen AS "feeFen", a.channel,
         (SELECT i.name FROM sim_bank.card_token t JOIN sim_bank.card c ON c.id = t.card_id JOIN sim_bank.issuer i ON i.code = c.issuer_code WHERE t.token = $2::text) AS "bankName"
       FROM sim_bank.authorise($1::text, $2::text, $3::text, $4::bigint, $5::bigint, $6::text, $7::timestamptz, $8::date) a`,
      [orderNo, token, merchantNo, amountFen, maxFeeFen, authNo, now, formatDay(now)],
    ),
  )
  const fee = { feeFen: feeFen ?? 0n, channel: channel ?? 'DIRECT' }
  if (outcome === 'AUTHORISED') return ok({ authNo, ...fee, bankName: bankName ?? '' })
  return outcome === 'FEE_NOT_AGREED' ? refuse(outcome, fee) : refuse(outcome)
}
