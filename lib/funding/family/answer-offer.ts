import { lockPeople, requireResident } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { DONE, type JobOutcome } from '@/lib/platform'
import { readMoreSettings } from '../more-settings'
import { findCard } from './find-card'
import { lockCard, moveCard, tell } from './move-card'
import { AnswerOfferInput, type FamilyCardDto } from './schemas'

/** The receiver takes the card or does not. Errors: NOT_FOUND, FAMILY_RECEIVE_LIMIT, CONFLICT when it has been answered, has run out or was taken back. */
export async function answerOffer({ ctx, input }: Command<unknown>): Promise<FamilyCardDto> {
  const userId = requireResident(ctx)
  const { familyCardId, answer } = AnswerOfferInput.parse(input)
  await withTransaction(ctx, async (tx) => {
    await lockPeople(tx, [userId])
    const card = await lockCard(tx, familyCardId)
    if (card.receiverId !== userId) throw new DomainError('NOT_FOUND')
    if (card.state !== 'OFFERED') throw new DomainError('CONFLICT')
    if (answer === 'ACCEPT') await checkRoom(tx, userId)
    await (answer === 'ACCEPT' ? moveCard(tx, card, 'ACTIVE') : moveCard(tx, card, 'ENDED', 'DECLINED'))
    await tell(tx, card, 'giver', answer === 'ACCEPT' ? 'FAMILY_ACCEPTED' : 'FAMILY_DECLINED')
  })
  return findCard(ctx, userId, familyCardId)
}

async function checkRoom(tx: Ctx, userId: string): Promise<void> {
  const { receiveMost } = await readMoreSettings(tx)
  const [row] = await tx.db.query<{ count: bigint }>(`SELECT count(*) AS count FROM family_card WHERE receiver_id = $1 AND state IN ('ACTIVE', 'PAUSED')`, [userId])
  if ((row?.count ?? 0n) >= receiveMost) throw new DomainError('FAMILY_RECEIVE_LIMIT', { max: Number(receiveMost) })
}

/** Job `family.expire`: an offer nobody answered ends. */
export async function expireOffer(ctx: Ctx, id: string): Promise<JobOutcome> {
  await withTransaction(ctx, async (tx) => {
    const card = await lockCard(tx, id)
    if (card.state !== 'OFFERED') return
    await moveCard(tx, card, 'ENDED', 'EXPIRED')
    await tell(tx, card, 'giver', 'FAMILY_EXPIRED')
  })
  return DONE
}
