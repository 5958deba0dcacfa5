import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { BeforeInput, PAGE_SIZE, pageOf, startOf, type Page } from '@/lib/kernel/paging'
import { TransferIdInput, type TransferDto } from './schemas'

const SELECT = `SELECT w.id, w.kind, w.amount_fen AS "amountFen", w.fee_fen AS "feeFen", w.state, w.code, c.bank_name AS "bankName", c.last4, w.created_at AS "createdAt", w.ended_at AS "endedAt"
  FROM wallet_transfer w LEFT JOIN bank_card c ON c.id = w.about WHERE w.user_id = $1`

/** The caller's 充值, 提现 or 还款. Errors: NOT_FOUND, also for somebody else's. */
export async function getTransfer({ ctx, input }: Command<unknown>): Promise<TransferDto> {
  const userId = requireResident(ctx)
  const { transferId } = TransferIdInput.parse(input)
  const [transfer] = await ctx.db.query<TransferDto>(`${SELECT} AND w.id = $2`, [userId, transferId])
  if (!transfer) throw new DomainError('NOT_FOUND')
  return transfer
}

/** All of them, newest first, paged by key. */
export async function listTransfers({ ctx, input }: Command<unknown>): Promise<Page<TransferDto>> {
  const userId = requireResident(ctx)
  const { before } = BeforeInput.parse(input)
  const rows = await ctx.db.query<TransferDto>(`${SELECT} AND (w.created_at, w.id) < ($2::timestamptz, $3) ORDER BY w.created_at DESC, w.id DESC LIMIT ${PAGE_SIZE + 1}`, [userId, ...startOf(before)])
  return pageOf(rows, ({ createdAt }) => createdAt, before)
}

/** How many of them the bank has not ended yet. */
export async function countUnderWay({ ctx }: { ctx: Ctx }): Promise<number> {
  const [row] = await ctx.db.query<{ count: number }>(`SELECT count(*)::int AS count FROM wallet_transfer WHERE user_id = $1 AND state IN ('REQUESTED', 'UNKNOWN')`, [requireResident(ctx)])
  return row?.count ?? 0
}
