import type { Ctx } from '@/lib/db'
import { formatDay, SECOND_MS } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { readMoreSettings } from '../more-settings'
import { readSettings } from '../settings'
import type { FamilyCardDto } from './schemas'

type Row = Omit<FamilyCardDto, 'leftFen' | 'expiresAt'> & { usedFen: bigint }

const SELECT = `SELECT f.id, CASE WHEN f.giver_id = $1 THEN 'GIVEN' ELSE 'RECEIVED' END AS mine, g.display_name AS giver, r.display_name AS receiver, f.relation, f.limit_fen AS "limitFen",
  f.state, f.ended_by AS "endedBy", f.offered_at AS "offeredAt", f.accepted_at AS "acceptedAt", f.ended_at AS "endedAt", coalesce(q.used_fen, 0)::bigint AS "usedFen"
  FROM family_card f JOIN app_user g ON g.id = f.giver_id JOIN app_user r ON r.id = f.receiver_id LEFT JOIN quota_use q ON q.key = 'FAMILY:' || f.giver_id || ':' || f.receiver_id AND q.period = $2
  WHERE (f.giver_id = $1 OR f.receiver_id = $1)`

/** The limit that holds is the lower of the card's own and the setting's (rule P2). */
async function finish(ctx: Ctx, rows: Row[]): Promise<FamilyCardDto[]> {
  if (rows.length === 0) return []
  const [settings, { offerSeconds }] = await Promise.all([readSettings(ctx), readMoreSettings(ctx)])
  const mostFen = settings.FAMILY_CARD.monthFen
  return rows.map(({ usedFen, ...row }) => {
    const limitFen = mostFen !== null && mostFen < row.limitFen ? mostFen : row.limitFen
    return { ...row, leftFen: usedFen < limitFen ? limitFen - usedFen : 0n, expiresAt: expiryOf(row, offerSeconds) }
  })
}

const expiryOf = ({ offeredAt }: Pick<Row, 'offeredAt'>, seconds: bigint) => new Date(offeredAt.getTime() + Number(seconds) * SECOND_MS)
const month = (ctx: Ctx) => formatDay(ctx.clock.now()).slice(0, 7)

/** The cards that somebody gives or has, newest first; of ended ones the last ten. */
export async function findCards(ctx: Ctx, userId: string): Promise<FamilyCardDto[]> {
  const [open, ended] = await Promise.all([
    ctx.db.query<Row>(`${SELECT} AND f.state <> 'ENDED' ORDER BY f.offered_at DESC, f.id`, [userId, month(ctx)]),
    ctx.db.query<Row>(`${SELECT} AND f.state = 'ENDED' ORDER BY f.ended_at DESC, f.id LIMIT 10`, [userId, month(ctx)]),
  ])
  return finish(ctx, [...open, ...ended])
}

/** Errors: NOT_FOUND, also for a card that is neither given nor had by this person. */
export async function findCard(ctx: Ctx, userId: string, id: string): Promise<FamilyCardDto> {
  const [card] = await finish(ctx, await ctx.db.query<Row>(`${SELECT} AND f.id = $3`, [userId, month(ctx), id]))
  if (!card) throw new DomainError('NOT_FOUND')
  return card
}
