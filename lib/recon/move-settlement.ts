import { withTransaction, type Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { refusing } from '@/lib/ledger'
import { recordAudit, scheduleJob } from '@/lib/platform'
import { statesBefore, type SettlementState } from './states'

export type SettlementRow = { id: string; companyCode: string; day: string; netFen: bigint; merchantNo: string; state: SettlementState; attempt: number; code: string | null; sentAt: Date | null }

/** The number of an attempt at the bank side: the id, and from the second on the attempt with it. */
export const bankNumber = (id: string, attempt: number): string => (attempt === 1 ? id : `${id}:${attempt}`)

/** The settlement whose present attempt has this number; null for one that is over. */
export async function readByNumber(ctx: Ctx, number: string): Promise<SettlementRow | null> {
  const [row] = await ctx.db.query<SettlementRow>(
    `SELECT s.id, s.company_code AS "companyCode", s.day, s.net_fen AS "netFen", s.merchant_no AS "merchantNo", s.state, s.attempt, s.code, s.sent_at AS "sentAt"
     FROM settlement s WHERE s.id = $1`,
    [number.split(':')[0]],
  )
  return row && bankNumber(row.id, row.attempt) === number ? row : null
}

/** Before a message goes out, so that whoever comes after a crash knows that one may be on its way. */
export async function markSent(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.query(`UPDATE settlement SET sent_at = $2 WHERE id = $1 AND state IN ('REQUESTED', 'UNKNOWN') RETURNING id`, [id, ctx.clock.now()])
}

/** No usable answer: only the bank can tell. `code`: why it says no to a message, while an earlier one may still be on its way to it. */
export async function markUnknown(ctx: Ctx, id: string, code: string | null): Promise<void> {
  await ctx.db.query(`UPDATE settlement SET state = 'UNKNOWN', code = $2 WHERE id = $1 AND state IN ('REQUESTED', 'UNKNOWN') RETURNING id`, [id, code])
}

/** The bank certainly knows nothing of the number, and never will. Errors: CONFLICT. */
export async function refuse(ctx: Ctx, { id, attempt }: SettlementRow, code: string): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const moved = await tx.db.query(`UPDATE settlement SET state = 'REFUSED', code = $2, ended_at = $3::timestamptz WHERE id = $1 AND attempt = $5::int AND state = ANY($4::text[]) RETURNING id`, [id, code, tx.clock.now(), statesBefore('REFUSED'), attempt])
    if (moved.length === 0) throw new DomainError('CONFLICT')
    await recordAudit(tx, { action: 'settlement.refused', subjectId: id, key: String(attempt), detail: { code } })
  })
}

/** Another working day, another number, and the merchant number as it is now; once, whoever asks. */
export async function askAgain(ctx: Ctx, id: string, refusedBefore: Date): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const [moved] = await tx.db.query<{ attempt: number }>(
      `UPDATE settlement s SET state = 'REQUESTED', attempt = attempt + 1, code = NULL, sent_at = NULL, ended_at = NULL, merchant_no = c.acquirer_merchant_no
       FROM company c WHERE s.id = $1 AND c.code = s.company_code AND s.state = ANY($2::text[]) AND s.ended_at < $3::timestamptz RETURNING attempt`,
      [id, statesBefore('REQUESTED'), refusedBefore],
    )
    if (!moved) return
    await scheduleJob(tx, { kind: 'settlement.pay', key: bankNumber(id, moved.attempt), dueAt: tx.clock.now() })
    await recordAudit(tx, { action: 'settlement.again', subjectId: id, key: String(moved.attempt) })
  })
}

/** 结算通知单号: the day and the company; it is settled with once a day. Institution numbers would not do: two companies at two addresses may have the same, and they change. */
export const adviceNumber = ({ day, companyCode }: Pick<SettlementRow, 'day' | 'companyCode'>): string => `JS${day.replaceAll('-', '')}-${companyCode.toUpperCase()}`

/** The bank has paid: settling → custodian, and the company has its advice note. Errors: CONFLICT. */
export async function finish(ctx: Ctx, settlement: SettlementRow): Promise<void> {
  const { id, attempt } = settlement
  await withTransaction(ctx, async (tx) => {
    await refusing(tx.db.query('SELECT settlement_paid($1, $2, $3, $4::timestamptz)::text', [id, bankNumber(id, attempt), adviceNumber(settlement), tx.clock.now()]))
    await recordAudit(tx, { action: 'settlement.done', subjectId: id })
  })
}
