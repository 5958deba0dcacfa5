/** What the bureau sends by itself: signed, again and again until it is taken, now and then late or twice. */
import { taxWire } from '@/lib/gateways/tax'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@/lib/kernel/calendar'
import type { SimCtx } from '../sim-ctx'
import { outcomeOf, readApplications } from './applications'
import { ringAt } from '../ring'
import { troubleOf } from './behaviours'
import { readKeys } from './keys'

/** Seconds after the end of the application; null: never. */
export type Planned = { noticeNo: string; after: number | null; again: number | null }

const SOON = 1
const LATE = 600
const AGAIN = 30
/** So often without a name that asks for it. */
const CHANCE = { twice: 0.03, late: 0.06 }

export function planNotice({ random }: SimCtx, applicationNo: string, buyerName: string): Planned {
  const [trouble, chance] = [troubleOf(buyerName), random.unit('tax.notice', applicationNo)]
  const isTwice = trouble === 'NOTICE_DOUBLED' || chance < CHANCE.twice
  const isLate = trouble === 'NOTICE_LATE' || (!isTwice && chance < CHANCE.late)
  const after = isLate ? LATE : SOON
  return { noticeNo: random.id('ntc', applicationNo), after: trouble === 'NOTICE_LOST' ? null : after, again: isTwice && trouble !== 'NOTICE_LOST' ? after + AGAIN : null }
}

/** Waits between tries, as WeChat Pay's own notifications have them; after the last one it is given up. */
const WAITS_MS = [15 * SECOND_MS, 15 * SECOND_MS, 30 * SECOND_MS, 3 * MINUTE_MS, 10 * MINUTE_MS, 20 * MINUTE_MS, 30 * MINUTE_MS, 30 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 3 * HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 6 * HOUR_MS]

const AT_ONCE = 50

type Due = { noticeNo: string; copy: number; applicationNo: string; tries: number }

/** The way to the platform; tells whether it has taken the message. */
export type Post = (message: { headers: Record<string, string>; body: Uint8Array }) => Promise<boolean>

/** Sends what is due. Returns how many were sent. */
export async function sendDueNotices(sim: SimCtx, post: Post): Promise<number> {
  const due = await sim.db.query<Due>(
    `SELECT notice_no AS "noticeNo", copy, application_no AS "applicationNo", tries FROM sim_tax.notice WHERE state = 'PENDING' AND due_at <= $1::timestamptz ORDER BY due_at, notice_no, copy LIMIT ${AT_ONCE}`,
    [sim.clock.now()],
  )
  const [keys, applications] = await Promise.all([readKeys(sim), readApplications(sim, due.map(({ applicationNo }) => applicationNo))])
  for (const one of due) {
    if (!(await begin(sim, one))) continue
    const application = applications.find(({ applicationNo }) => applicationNo === one.applicationNo)
    const stamp = { timestamp: taxWire.secondsOf(sim.clock.wall()), nonce: sim.secrets.token(24) }
    await settle(sim, one, keys !== undefined && application !== undefined && (await post(taxWire.encodeNotice(keys, { ...one, outcome: outcomeOf(application) }, stamp))))
  }
  return due.length
}

/** So long a notice is in the hands of whoever sends it. Less than after what a ring without an answer is rung again: one that dies leaves it due by then. */
const IN_HAND_MS = 4 * SECOND_MS

/** Of senders that look at one moment each sends what no other has in hand. */
async function begin({ db, clock }: SimCtx, { noticeNo, copy, tries }: Due): Promise<boolean> {
  const now = clock.now()
  const begun = await db.query(
    `UPDATE sim_tax.notice SET tries = tries + 1, due_at = $5::timestamptz WHERE notice_no = $1::text AND copy = $2::int AND tries = $3::int AND state = 'PENDING' AND due_at <= $4::timestamptz RETURNING notice_no`,
    [noticeNo, copy, tries, now, new Date(now.getTime() + IN_HAND_MS)],
  )
  return begun.length > 0
}

/** Where another has begun it again meanwhile, that one settles it. */
async function settle(sim: SimCtx, { noticeNo, copy, tries }: Due, isTaken: boolean): Promise<void> {
  const wait = WAITS_MS[tries]
  const state = isTaken ? 'TAKEN' : wait === undefined ? 'GIVEN_UP' : 'PENDING'
  const again = await sim.db.query<{ at: Date }>(`UPDATE sim_tax.notice SET state = $4::text, due_at = $6::timestamptz + make_interval(secs => $5::int) WHERE notice_no = $1::text AND copy = $2::int AND tries = $3::int + 1 AND state = 'PENDING' RETURNING due_at AS at`, [
    noticeNo, copy, tries, state, Math.floor((wait ?? 0) / SECOND_MS), sim.clock.now(),
  ])
  if (state === 'PENDING') await ringAt(sim, 'tax', again.map(({ at }) => at))
}
