import { ENDPOINT_COLUMNS, type KnownCompany } from '@/lib/companies'
import { withTransaction, type Ctx } from '@/lib/db'
import type { SourceCode } from '@/lib/funding/schemas'
import { DomainError } from '@/lib/kernel/errors'
import { invariant } from '@/lib/kernel/invariant'
import { ledgerAccount, postJournal } from '@/lib/ledger'
import { recordAudit, recordEvent } from '@/lib/platform'
import { mayMove, type RefundState } from './states'

export type RefundRow = {
  id: string; paymentId: string; amountFen: bigint; feeFen: bigint; state: RefundState; sends: number; unsureAt: Date | null
  userId: string; waterAccountId: string; source: SourceCode; giverId: string | null; paidFen: bigint; bankOrderNo: string | null; billNo: string; transactionId: string; attach: string
}
/** What a step of it leaves to do. NEXT: more, at once. LATER: ask again. Or when. */
export type Step = 'DONE' | 'NEXT' | 'LATER' | Date

/** With its company, also one that has been switched off meanwhile; it is read when a change of its line, if one is being made, has ended (companies/changes/quiet-line.ts). */
export type TakenRefund = RefundRow & KnownCompany & { billKey: string }

export async function readRefund(ctx: Ctx, id: string): Promise<TakenRefund | null> {
  const [row] = await ctx.db.query<TakenRefund>(
    `SELECT r.id, r.payment_id AS "paymentId", r.amount_fen AS "amountFen", r.fee_fen AS "feeFen", r.state, r.sends, r.unsure_at AS "unsureAt", p.user_id AS "userId",
       p.water_account_id AS "waterAccountId", p.source, f.giver_id AS "giverId", p.amount_fen AS "paidFen", p.bank_order_no AS "bankOrderNo", p.bill_no AS "billNo",
       p.transaction_id AS "transactionId", p.attach, p.bill_key AS "billKey", ${ENDPOINT_COLUMNS}
     FROM payment_refund r JOIN payment p ON p.id = r.payment_id JOIN company c ON c.code = p.company_code LEFT JOIN family_card f ON f.id = p.instrument_id WHERE r.id = $1 FOR KEY SHARE OF c`,
    [id],
  )
  return row ?? null
}

/**
 * Before a message goes out, so that whoever comes after a crash knows that one may be on its way. Two workers never send at once: the
 * slower one is told. Errors: CONFLICT.
 */
export async function markSent<Row extends RefundRow>(ctx: Ctx, refund: Row): Promise<Row> {
  const { id, state, sends } = refund
  const marked = await ctx.db.query('UPDATE payment_refund SET sends = sends + 1, unsure_at = $2::timestamptz WHERE id = $1 AND state = $3 AND sends = $4::int RETURNING id', [id, ctx.clock.now(), state, sends])
  if (marked.length === 0) throw new DomainError('CONFLICT')
  return { ...refund, sends: sends + 1 }
}

/** The message certainly did nothing; what is known of those before it stays. `why`: what is shown meanwhile. */
export async function markHeard(ctx: Ctx, { id, state, sends, unsureAt }: RefundRow, why: { code: string; prompt?: string } | null): Promise<void> {
  await ctx.db.query('UPDATE payment_refund SET unsure_at = $2::timestamptz, code = coalesce($4, code), prompt = coalesce($5, prompt) WHERE id = $1 AND state = $3 AND sends = $6::int RETURNING id', [id, unsureAt, state, why?.code ?? null, why?.prompt ?? null, sends])
}

/** `sends`: only while nobody has sent another message since, as for a no. */
export type Change = { sends?: number; takenBackAt?: Date; bankedAt?: Date; arrivesAt?: Date; isRedirected?: boolean; code?: string | null; prompt?: string | null; decidedBy?: string }

/** Compare-and-set; what is asked next begins to count anew. Errors: CONFLICT. */
export async function moveRefund(tx: Ctx, { id, state }: Pick<RefundRow, 'id' | 'state'>, to: RefundState, { sends, takenBackAt, bankedAt, arrivesAt, isRedirected, code, prompt, decidedBy }: Change = {}): Promise<void> {
  invariant(mayMove(state, to), `no way from ${state} to ${to}`)
  const now = tx.clock.now()
  const moved = await tx.db.query(
    `UPDATE payment_refund SET state = $3, sends = 0, unsure_at = NULL, taken_back_at = coalesce(taken_back_at, $4::timestamptz), banked_at = coalesce(banked_at, $5::timestamptz),
       arrives_at = coalesce(arrives_at, $6::timestamptz), is_redirected = is_redirected OR $7::boolean, code = $8, prompt = $9, decided_by = coalesce(decided_by, $10),
       decided_at = coalesce(decided_at, $11::timestamptz), ended_at = $12::timestamptz
     WHERE id = $1 AND state = $2 AND sends = coalesce($13::int, sends) RETURNING id`,
    [id, state, to, takenBackAt ?? null, bankedAt ?? null, arrivesAt ?? null, isRedirected ?? false, code ?? null, prompt ?? null, decidedBy ?? null, decidedBy ? now : null, to === 'SUCCESS' || to === 'CLOSED' ? now : null, sends ?? null],
  )
  if (moved.length === 0) throw new DomainError('CONFLICT')
}

/** The ledger account of whom it belongs to: of a family card's payment the giver's; null where it goes to the bank side. */
function accountOf({ source, userId, giverId }: RefundRow): string | null {
  if (source === 'BALANCE') return ledgerAccount.wallet(userId)
  if (source === 'FUND') return ledgerAccount.fund(userId)
  if (source === 'FAMILY_CARD') return ledgerAccount.wallet(giverId ?? '')
  return null
}

/** The company has taken it off its books: it owes the money to the resident now. From a wallet that is the end of it. */
export async function takeBack(ctx: Ctx, refund: TakenRefund): Promise<void> {
  const { id, companyCode, amountFen, feeFen, paymentId } = refund
  const own = accountOf(refund)
  await withTransaction(ctx, async (tx) => {
    await moveRefund(tx, refund, own ? 'SUCCESS' : 'PAYING', { takenBackAt: tx.clock.now() })
    await tx.db.query('UPDATE payment SET refunded_fen = refunded_fen + $2::bigint WHERE id = $1 RETURNING id', [paymentId, amountFen + feeFen])
    await tell(tx, 'refund.booked', refund)
    if (own) await tell(tx, 'refund.ended', refund)
    await recordAudit(tx, { action: 'refund.taken-back', subjectId: id, key: id })
    await postJournal(tx, { id: own ? `refund:${id}` : `takeback:${id}`, kind: 'REFUND', subjectId: id, postings: [{ account: ledgerAccount.payable(companyCode), amountFen: -amountFen }, { account: own ?? ledgerAccount.refunding, amountFen }] })
  })
}

export const tell = (tx: Ctx, topic: 'refund.booked' | 'refund.ended', { id, userId, waterAccountId, amountFen, feeFen }: RefundRow) =>
  recordEvent(tx, { topic, subjectId: id, userId, waterAccountId, amountFen: (amountFen + feeFen).toString() })
