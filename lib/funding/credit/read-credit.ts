import { requireResident } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { talkToBank } from '../talk-to-bank'
import type { CreditDto } from './schemas'

type Line = { token: string; limitFen: bigint }

export async function readLine(ctx: Ctx, userId: string): Promise<Line | null> {
  const [line] = await ctx.db.query<Line>('SELECT token, limit_fen AS "limitFen" FROM credit_line WHERE user_id = $1', [userId])
  return line ?? null
}

/** What is on its way to the lender: it is no debt to be paid a second time. */
export async function repayingOf(ctx: Ctx, userId: string): Promise<bigint> {
  const [row] = await ctx.db.query<{ fen: bigint }>(`SELECT coalesce(sum(amount_fen), 0)::bigint AS fen FROM wallet_transfer WHERE user_id = $1 AND kind = 'REPAY' AND state IN ('REQUESTED', 'UNKNOWN')`, [userId])
  return row?.fen ?? 0n
}

/** The debt as the lender has it now, null when it does not answer. */
export async function askLender(ctx: Ctx, { token }: Line) {
  const topic = { subjectId: token, sequence: `creditLine:${ctx.requestId}` }
  const answer = await talkToBank(ctx, topic, (gateway, call) => gateway.creditLine(call, { token }))
  return answer.ok ? answer.value : null
}

const above = (fen: bigint) => (fen > 0n ? fen : 0n)

/** Whether the caller has opened it; the lender is not asked. */
export async function hasCredit({ ctx }: { ctx: Ctx }): Promise<boolean> {
  return (await readLine(ctx, requireResident(ctx))) !== null
}

/** The caller's 信用支付; null: not opened. */
export async function readCredit({ ctx }: { ctx: Ctx }): Promise<CreditDto | null> {
  const userId = requireResident(ctx)
  const line = await readLine(ctx, userId)
  if (!line) return null
  const [now, walletFen, repayingFen] = await Promise.all([askLender(ctx, line), balanceOf(ctx, ledgerAccount.wallet(userId)), repayingOf(ctx, userId)])
  const used = now && { owedFen: above(now.usedFen), heldFen: now.heldFen, leftFen: above(now.limitFen - now.usedFen - now.heldFen) }
  return { limitFen: now?.limitFen ?? line.limitFen, walletFen, repayingFen, used }
}
