import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { PAGE_SIZE, pageOf, startOf, type Page } from '@/lib/kernel/paging'
import { findCard } from './find-card'
import { SpendingInput, type SpendingDto } from './schemas'

/** PENDING: under way, and set aside. */
export type PaymentStateOfFamily = 'PENDING' | 'SUCCEEDED' | 'FAILED'

/** What was paid with a card that the caller gave, newest first; which number was paid stays the receiver's. Errors: NOT_FOUND. */
export async function listSpending({ ctx, input }: Command<unknown>): Promise<Page<SpendingDto>> {
  const userId = requireResident(ctx)
  const { familyCardId, before } = SpendingInput.parse(input)
  const card = await findCard(ctx, userId, familyCardId)
  if (card.mine !== 'GIVEN') throw new DomainError('NOT_FOUND')
  const rows = await ctx.db.query<SpendingDto>(
    `SELECT p.id, c.name AS "companyName", p.amount_fen AS "amountFen", p.fee_fen AS "feeFen", p.refunded_fen AS "refundedFen", p.reserved_at AS at, CASE WHEN p.state IN ('SUCCEEDED', 'FAILED') THEN p.state ELSE 'PENDING' END AS state
     FROM payment p JOIN company c ON c.code = p.company_code
     WHERE p.user_id = (SELECT receiver_id FROM family_card WHERE id = $1) AND p.instrument_id = $1 AND p.reserved_at IS NOT NULL AND (p.reserved_at, p.id) < ($2::timestamptz, $3)
     ORDER BY p.reserved_at DESC, p.id DESC LIMIT ${PAGE_SIZE + 1}`,
    [familyCardId, ...startOf(before)],
  )
  return pageOf(rows, ({ at }) => at, before)
}
