import { requireResident } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { againAt, DONE, recordAudit, scheduleJob, type JobOutcome } from '@/lib/platform'
import { talkToBank } from '../talk-to-bank'
import { CardInput } from './schemas'

/**
 * The card leaves the wallet at once, and the bank is told by a job. A payment under way from it is brought to its end, and refunds
 * still reach it. Errors: NOT_FOUND, CARD_IN_USE.
 */
export async function unbindCard({ ctx, input }: Command<unknown>): Promise<void> {
  const userId = requireResident(ctx)
  const { cardId } = CardInput.parse(input)
  await withTransaction(ctx, async (tx) => {
    const [card] = await tx.db.query<{ id: string }>('SELECT id FROM bank_card WHERE id = $1 AND user_id = $2 AND unbound_at IS NULL FOR UPDATE', [cardId, userId])
    if (!card) throw new DomainError('NOT_FOUND')
    const [open] = await tx.db.query<{ id: string }>(`SELECT id FROM payment WHERE user_id = $1 AND instrument_id = $2 AND state = 'FUNDING' LIMIT 1`, [userId, cardId])
    const [moving] = await tx.db.query<{ id: string }>(`SELECT id FROM wallet_transfer WHERE user_id = $1 AND about = $2 AND state IN ('REQUESTED', 'UNKNOWN') LIMIT 1`, [userId, cardId])
    if (open || moving) throw new DomainError('CARD_IN_USE')
    await tx.db.query('UPDATE bank_card SET unbound_at = $2 WHERE id = $1 RETURNING id', [cardId, ctx.clock.now()])
    await recordAudit(tx, { action: 'card.unbound', subjectId: cardId })
    await scheduleJob(tx, { kind: 'card.revoke', key: cardId, dueAt: ctx.clock.now() })
  })
}

/** Job `card.revoke`: the bank forgets our token, unless the card has come back meanwhile or is still needed. */
export async function revokeCard(ctx: Ctx, cardId: string): Promise<JobOutcome> {
  const [card] = await ctx.db.query<{ token: string; needed: boolean }>(
    `SELECT c.token, EXISTS (SELECT 1 FROM bank_card o WHERE o.token = c.token AND o.unbound_at IS NULL) AS needed FROM bank_card c WHERE c.id = $1`,
    [cardId],
  )
  if (!card || card.needed) return DONE
  const now = ctx.clock.now()
  const answer = await talkToBank(ctx, { subjectId: cardId, sequence: `revoke:${now.getTime()}` }, (gateway, call) => gateway.revokeToken(call, { token: card.token }))
  return answer.ok || answer.error.kind === 'REFUSED' ? DONE : againAt(new Date(now.getTime() + 10 * MINUTE_MS))
}
