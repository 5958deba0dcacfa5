import type { Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { recordAudit, sendNotice, type NoticeKind } from '@/lib/platform'
import { FAMILY_MOVES, FAMILY_STATES, type EndedBy, type FamilyState } from './states'

export type LockedCard = { id: string; giverId: string; receiverId: string; giver: string; receiver: string; state: FamilyState }

/** A payment takes this row first as well (payment_apply_plan): it is before the change, or it sees it. Errors: NOT_FOUND. */
export async function lockCard(tx: Ctx, id: string): Promise<LockedCard> {
  const [card] = await tx.db.query<LockedCard>(
    `SELECT f.id, f.giver_id AS "giverId", f.receiver_id AS "receiverId", g.display_name AS giver, r.display_name AS receiver, f.state
     FROM family_card f JOIN app_user g ON g.id = f.giver_id JOIN app_user r ON r.id = f.receiver_id WHERE f.id = $1 FOR UPDATE OF f`,
    [id],
  )
  if (!card) throw new DomainError('NOT_FOUND')
  return card
}

/** Compare-and-set. Errors: CONFLICT. */
export async function moveCard(tx: Ctx, { id }: LockedCard, to: FamilyState, endedBy: EndedBy | null = null): Promise<void> {
  const from = FAMILY_STATES.filter((state) => (FAMILY_MOVES[state] as readonly FamilyState[]).includes(to))
  const now = tx.clock.now()
  const moved = await tx.db.query(
    `UPDATE family_card SET state = $2, ended_by = $3, ended_at = CASE WHEN $2 = 'ENDED' THEN $4::timestamptz END,
       accepted_at = CASE WHEN state = 'OFFERED' AND $2 = 'ACTIVE' THEN $4::timestamptz ELSE accepted_at END WHERE id = $1 AND state = ANY($5::text[]) RETURNING id`,
    [id, to, endedBy, now, from],
  )
  if (moved.length === 0) throw new DomainError('CONFLICT')
  await recordAudit(tx, { action: `family.${(endedBy ?? to).toLowerCase()}`, subjectId: id })
}

/** 服务通知 to one of the two about the other. */
export async function tell(tx: Ctx, card: LockedCard, who: 'giver' | 'receiver', kind: NoticeKind): Promise<void> {
  const { id, giver, receiver } = card
  await sendNotice(tx, { userId: who === 'giver' ? card.giverId : card.receiverId, kind, subjectId: id, params: { giver, receiver } })
}
