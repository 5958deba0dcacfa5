import type { Ctx } from '@/lib/db'
import { ledgerAccount } from './accounts'
import { refusing } from './errors'

/** Sets a resident's money aside. Errors: INSUFFICIENT_BALANCE. */
export async function reserve(ctx: Ctx, hold: { id: string; userId: string; amountFen: bigint }): Promise<void> {
  const from = ledgerAccount.wallet(hold.userId)
  await refusing(ctx.db.query('SELECT ledger_reserve($1, $2, $3, $4::bigint, $5)::text', [hold.id, from, ledgerAccount.held(hold.userId), hold.amountFen, ctx.clock.now()]))
}

/** Gives a hold's money to `toAccount`, once; a second end of the same hold fails. */
export async function postHold(ctx: Ctx, holdId: string, toAccount: string): Promise<void> {
  await refusing(ctx.db.query(`SELECT ledger_end_hold($1, 'POSTED', $2, $3)::text`, [holdId, toAccount, ctx.clock.now()]))
}

/** As postHold, and of the money `feeFen` goes to whoever takes the fee. */
export async function postHoldWithFee(ctx: Ctx, holdId: string, toAccount: string, { feeFen, feeTo }: { feeFen: bigint; feeTo: string }): Promise<void> {
  if (feeFen === 0n) return postHold(ctx, holdId, toAccount)
  await refusing(ctx.db.query(`SELECT ledger_end_hold($1, $2, $3::bigint, $4, $5)::text`, [holdId, toAccount, feeFen, feeTo, ctx.clock.now()]))
}

/** Gives a hold's money back to where it came from, once. */
export async function voidHold(ctx: Ctx, holdId: string): Promise<void> {
  await refusing(ctx.db.query(`SELECT ledger_end_hold($1, 'VOIDED', NULL, $2)::text`, [holdId, ctx.clock.now()]))
}
