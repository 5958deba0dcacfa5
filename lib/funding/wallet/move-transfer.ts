import { withTransaction, type Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { ledgerAccount, postHoldWithFee, postJournal, voidHold } from '@/lib/ledger'
import { recordAudit } from '@/lib/platform'
import { statesBefore, type TransferState } from './states'
import type { TransferKind } from './schemas'

export type TransferRow = { id: string; userId: string | null; kind: TransferKind | 'YIELD'; token: string | null; amountFen: bigint; feeFen: bigint; state: TransferState; code: string | null; createdAt: Date; /** Before its first message went; null: none has */ sentAt: Date | null }

export async function readTransfer(ctx: Ctx, id: string): Promise<TransferRow | null> {
  const [row] = await ctx.db.query<TransferRow>(
    'SELECT id, user_id AS "userId", kind, token, amount_fen AS "amountFen", fee_fen AS "feeFen", state, code, created_at AS "createdAt", sent_at AS "sentAt" FROM wallet_transfer WHERE id = $1',
    [id],
  )
  return row ?? null
}

/** Before the first message goes, so that whoever comes after a crash knows that one may be on its way. */
export async function markSent(ctx: Ctx, { id, sentAt }: TransferRow): Promise<void> {
  if (!sentAt) await ctx.db.query('UPDATE wallet_transfer SET sent_at = $2 WHERE id = $1 RETURNING id', [id, ctx.clock.now()])
}

/** No usable answer: only the bank can tell. `code`: why it is given up, and to be cancelled. */
export async function markUnknown(ctx: Ctx, id: string, code: string | null): Promise<void> {
  await ctx.db.query(`UPDATE wallet_transfer SET state = 'UNKNOWN', code = $2 WHERE id = $1 AND state IN ('REQUESTED', 'UNKNOWN') AND code IS NULL RETURNING id`, [id, code])
}

/** Compare-and-set. Errors: CONFLICT. */
async function moveTransfer(tx: Ctx, id: string, to: 'DONE' | 'REFUSED', code: string | null): Promise<void> {
  const moved = await tx.db.query('UPDATE wallet_transfer SET state = $2, code = $3, ended_at = $4::timestamptz WHERE id = $1 AND state = ANY($5::text[]) RETURNING id', [id, to, code, tx.clock.now(), statesBefore(to)])
  if (moved.length === 0) throw new DomainError('CONFLICT')
}

/** What the bank has said becomes our books', once. Errors: CONFLICT. */
export async function endTransfer(ctx: Ctx, transfer: TransferRow, outcome: 'DONE' | { refused: string }): Promise<void> {
  const isDone = outcome === 'DONE'
  await withTransaction(ctx, async (tx) => {
    await moveTransfer(tx, transfer.id, isDone ? 'DONE' : 'REFUSED', isDone ? null : outcome.refused)
    if (isDone) await book(tx, transfer)
    else if (transfer.kind !== 'TOP_UP') await voidHold(tx, transfer.id)
    await recordAudit(tx, { action: isDone ? 'transfer.done' : 'transfer.refused', subjectId: transfer.id })
  })
}

async function book(tx: Ctx, { id, kind, userId, amountFen, feeFen }: TransferRow): Promise<void> {
  if (kind === 'WITHDRAW' || kind === 'REPAY') return postHoldWithFee(tx, id, ledgerAccount.custodian, { feeFen, feeTo: ledgerAccount.income })
  const to = kind === 'YIELD' ? ledgerAccount.fundReceivable : ledgerAccount.wallet(userId ?? '')
  const journal = kind === 'YIELD' ? { id: `collect:${id}`, kind: 'COLLECT' } : { id: `topup:${id}`, kind: 'TOP_UP' }
  await postJournal(tx, { ...journal, subjectId: id, postings: [{ account: ledgerAccount.custodian, amountFen: -amountFen }, { account: to, amountFen }] })
}
