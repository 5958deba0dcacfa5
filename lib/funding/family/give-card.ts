import { checkPaymentPassword, lockPeople, requireResident } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { HOUR_MS, SECOND_MS } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { countAttempt, recall, recordAudit, runOnce, scheduleJob, sendNotice } from '@/lib/platform'
import { readMoreSettings } from '../more-settings'
import { monthLimit } from './month-limit'
import { findCard } from './find-card'
import { GiveCardInput, type FamilyCardDto, type Relation } from './schemas'
import { RELATIONS } from './states'

/**
 * The caller offers a 亲情卡: up to a limit a month her 零钱 will pay what the receiver buys, once the receiver has accepted (rule P2).
 * Errors: PASSWORD_*, FAMILY_*, AMOUNT_*, RATE_LIMITED, IDEMPOTENCY_KEY_REUSED.
 */
export async function giveCard({ ctx, input }: Command<unknown>): Promise<FamilyCardDto> {
  const userId = requireResident(ctx)
  const { nickname, relation, limit, password, idempotencyKey } = GiveCardInput.parse(input)
  await checkPaymentPassword(ctx, userId, password)
  const once = { key: idempotencyKey, command: 'giveCard', input: { nickname, relation, limit } }
  const known = await recall<{ id: string }>(ctx, once)
  if (known) return findCard(ctx, userId, known.id)
  // Who lives here is not to be found out by trying names.
  await countAttempt(ctx, { key: `family:${userId}`, max: 20, windowMs: HOUR_MS, code: 'RATE_LIMITED' })
  const limitFen = await monthLimit(ctx, limit)
  const receiverId = await personCalled(ctx, nickname)
  if (receiverId === userId) throw new DomainError('FAMILY_SELF')
  const { id } = await withTransaction(ctx, async (tx) => {
    await lockPeople(tx, [userId, receiverId])
    return runOnce(tx, once, async () => {
      await checkRoom(tx, { userId, receiverId, relation })
      const cardId = tx.random.id('fam', `${userId}:${idempotencyKey}`)
      await offer(tx, { id: cardId, giverId: userId, receiverId, relation, limitFen })
      return { id: cardId }
    })
  })
  return findCard(ctx, userId, id)
}

async function personCalled(ctx: Ctx, nickname: string): Promise<string> {
  const people = await ctx.db.query<{ id: string }>(`SELECT id FROM app_user WHERE role = 'RESIDENT' AND display_name = $1 LIMIT 2`, [nickname])
  if (people.length > 1) throw new DomainError('FAMILY_PERSON_TWICE')
  if (!people[0]) throw new DomainError('FAMILY_PERSON')
  return people[0].id
}

async function checkRoom(tx: Ctx, { userId, receiverId, relation }: { userId: string; receiverId: string; relation: Relation }): Promise<void> {
  const { giveMost } = await readMoreSettings(tx)
  const given = await tx.db.query<{ receiverId: string; relation: Relation }>(`SELECT receiver_id AS "receiverId", relation FROM family_card WHERE giver_id = $1 AND state <> 'ENDED'`, [userId])
  if (given.some((card) => card.receiverId === receiverId)) throw new DomainError('FAMILY_EXISTS')
  if (BigInt(given.length) >= giveMost) throw new DomainError('FAMILY_GIVE_LIMIT', { max: Number(giveMost) })
  if (given.filter((card) => card.relation === relation).length >= RELATIONS[relation]) throw new DomainError('FAMILY_RELATION_TAKEN')
}

type Offer = { id: string; giverId: string; receiverId: string; relation: Relation; limitFen: bigint }

async function offer(tx: Ctx, card: Offer): Promise<void> {
  const [{ offerSeconds }, now] = [await readMoreSettings(tx), tx.clock.now()]
  await tx.db.prisma.familyCard.create({ data: { ...card, state: 'OFFERED', offeredAt: now } })
  const names = await tx.db.query<{ id: string; name: string }>('SELECT id, display_name AS name FROM app_user WHERE id = ANY($1::text[])', [[card.giverId, card.receiverId]])
  const name = (id: string) => names.find((one) => one.id === id)?.name ?? ''
  await sendNotice(tx, { userId: card.receiverId, kind: 'FAMILY_OFFERED', subjectId: card.id, params: { giver: name(card.giverId) } })
  await sendNotice(tx, { userId: card.giverId, kind: 'FAMILY_GIVEN', subjectId: card.id, params: { receiver: name(card.receiverId) } })
  await scheduleJob(tx, { kind: 'family.expire', key: card.id, dueAt: new Date(now.getTime() + Number(offerSeconds) * SECOND_MS) })
  await recordAudit(tx, { action: 'family.offered', subjectId: card.id, detail: { limitFen: card.limitFen, relation: card.relation } })
}
