import { requireResident } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { balanceOf, ledgerAccount } from '@/lib/ledger'

/** What the caller has in 零钱, in fen. */
export async function readWallet({ ctx }: { ctx: Ctx }): Promise<bigint> {
  return balanceOf(ctx, ledgerAccount.wallet(requireResident(ctx)))
}
