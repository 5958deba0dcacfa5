/** Money between the custodian account and somebody else, without an order. */
import type { BankReason, Transfer } from '@/lib/gateways/bank'
import { formatDay } from '@/lib/kernel/calendar'
import type { SimCtx } from '../sim-ctx'

export type Movement = { no: string; kind: Transfer['kind']; party: 'CARD' | 'COMPANY' | 'LENDER' | 'FUND'; partyRef?: string; amountFen: bigint; memo?: string }

/** Once for each number; the reason when it is refused. */
export async function moveMoney({ db, clock }: SimCtx, { no, kind, party, partyRef = '', amountFen, memo = '' }: Movement): Promise<{ outcome: 'DONE' | BankReason }[]> {
  const now = clock.now()
  return db.query(`SELECT sim_bank.move_money($1::text, $2::text, $3::text, $4::text, $5::bigint, $6::text, $7::timestamptz, $8::date) AS outcome`, [
    no, kind, party, partyRef, amountFen, memo, now, formatDay(now),
  ])
}

export async function findTransfer({ db }: SimCtx, no: string): Promise<Transfer | undefined> {
  const [transfer] = await db.query<Transfer>(`SELECT kind, amount_fen AS "amountFen", at FROM sim_bank.transfer WHERE no = $1::text`, [no])
  return transfer
}

/** Nothing is moved under the number from now on, unless it has been. */
export async function cancelNumber({ db, clock }: SimCtx, no: string): Promise<{ outcome: 'DONE' | BankReason }[]> {
  return db.query(`SELECT sim_bank.cancel_transfer($1::text, $2::timestamptz) AS outcome`, [no, clock.now()])
}
