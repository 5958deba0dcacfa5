import type { Ctx } from '@/lib/db'

/** Present balance in fen, credit positive; 0 for an account nobody opened. */
export async function balanceOf(ctx: Pick<Ctx, 'db'>, account: string): Promise<bigint> {
  const [row] = await ctx.db.query<{ fen: bigint }>('SELECT coalesce(sum(balance_fen), 0)::bigint AS fen FROM ledger_balance WHERE account_id = $1', [account])
  return row?.fen ?? 0n
}

/** Balance at a past moment of world time, that moment included, from the postings themselves. */
export async function balanceAt(ctx: Pick<Ctx, 'db'>, account: string, instant: Date): Promise<bigint> {
  const [row] = await ctx.db.query<{ fen: bigint }>(
    'SELECT coalesce(sum(amount_fen), 0)::bigint AS fen FROM posting WHERE account_id = $1 AND occurred_at <= $2',
    [account, instant],
  )
  return row?.fen ?? 0n
}
