import { requireResident } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import type { BankCardDto } from './schemas'

/** As many cards as a wallet holds. */
export const MAX_CARDS = 15

/** The caller's cards, in the order in which they came. */
export async function listCards({ ctx }: { ctx: Ctx }): Promise<BankCardDto[]> {
  return ctx.db.query<BankCardDto>(
    `SELECT id, bank_name AS "bankName", kind, last4, bound_at AS "boundAt" FROM bank_card WHERE user_id = $1 AND unbound_at IS NULL ORDER BY bound_at, id LIMIT ${MAX_CARDS + 1}`,
    [requireResident(ctx)],
  )
}
