import { withTransaction, type Ctx } from '@/lib/db'
import { dayStart } from '@/lib/kernel/calendar'
import { failpoint } from '@/lib/kernel/failpoint'
import { refusing } from '@/lib/ledger'
import { DONE, recordAudit, scheduleJob, type JobOutcome } from '@/lib/platform'
import { scheduleRun } from './daily'
import { askAgain, bankNumber } from './move-settlement'
import { PAID_COMPANIES } from './paid-companies'
import type { SettlementState } from './states'
import { nextWorkingDay } from './working-days'

/**
 * Job `settlement.run`, key a working day: settles with each company what was credited before the day began (T+1), and asks again for what
 * the bank refused before. Each company in a transaction of its own, once a day, so whoever comes after a crash does the rest.
 */
export async function settleCompanies(ctx: Ctx, day: string): Promise<JobOutcome> {
  const until = dayStart(day)
  const companies = await ctx.db.query<{ code: string }>(`SELECT c.code FROM ${PAID_COMPANIES} c WHERE EXISTS (SELECT 1 FROM settlement_due(c.code, $1::timestamptz)) ORDER BY c.code`, [until])
  for (const { code } of companies) await settleCompany(ctx, code, day, until)
  const refused = await ctx.db.query<{ id: string }>(`SELECT id FROM settlement WHERE state = 'REFUSED' AND ended_at < $1::timestamptz ORDER BY id`, [until])
  for (const { id } of refused) await askAgain(ctx, id, until)
  const [left] = await ctx.db.query<{ any: boolean }>(LEFT, [ctx.clock.now()])
  // The working day after this one, also when this one comes late.
  if (left?.any) await scheduleRun(ctx, nextWorkingDay(day))
  return DONE
}

/** Credited since the day began, carried over, or refused by the bank, now or in a moment. */
const LEFT = `SELECT EXISTS (SELECT 1 FROM settlement WHERE state IN ('REQUESTED', 'UNKNOWN', 'REFUSED'))
  OR EXISTS (SELECT 1 FROM ${PAID_COMPANIES} c, settlement_due(c.code, $1::timestamptz)) AS any`

async function settleCompany(ctx: Ctx, companyCode: string, day: string, until: Date): Promise<void> {
  const id = ctx.random.id('stl', `${companyCode}:${day}`)
  await withTransaction(ctx, async (tx) => {
    const now = tx.clock.now()
    const [made] = await refusing(
      tx.db.query<{ state: SettlementState | null }>('SELECT settlement_make($1, $2, $3, $4::timestamptz, $5::timestamptz) AS state', [id, companyCode, day, until, now]),
    )
    if (!made?.state) return
    if (made.state === 'REQUESTED') await scheduleJob(tx, { kind: 'settlement.pay', key: bankNumber(id, 1), dueAt: now })
    await recordAudit(tx, { action: `settlement.${made.state.toLowerCase()}`, subjectId: id })
  })
  failpoint('settlement.made')
}
