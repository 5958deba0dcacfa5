import type { Ctx } from '@/lib/db'
import { elapsedMs } from '@/lib/kernel/clock'
import { DONE, type JobOutcome } from '@/lib/platform'
import { certify, LIMITS, PATIENCE_MS, takeBackAfter, type CaseResult, type Report, type Settings, type Surroundings } from '../engine'
import { companyToCertify } from './read-company'
import { RunInput } from './schemas'
import type { RunState } from './states'

type Row = { companyCode: string; state: RunState; runNo: string; input: unknown; orders: number; isClean: boolean | null }

/**
 * Job `company.certify`, key the run's id. Whoever finds it RUNNING comes after one that died: nothing is gone on with, what that one may have left credited is
 * reversed, and the run is INTERRUPTED for everybody to see. One that was interrupted with something left is tried once more: in a copy of a world it ended when that was made.
 */
export async function certifyJob(ctx: Ctx, runId: string): Promise<JobOutcome> {
  const row = await readRow(ctx, runId)
  if (row?.state === 'WAITING') await carryOutOrEnd(ctx, runId, row)
  else await endUnfinished(ctx, runId)
  return DONE
}

async function readRow(ctx: Ctx, runId: string): Promise<Row | undefined> {
  const [row] = await ctx.db.query<Row>(
    `SELECT company_code AS "companyCode", state, run_no AS "runNo", input, orders, (summary ->> 'isClean')::boolean AS "isClean" FROM certification_run WHERE id = $1`,
    [runId],
  )
  return row
}

/** Whatever goes wrong, the run does not stay under way: in a world whose clock stands still nobody would come again. */
async function carryOutOrEnd(ctx: Ctx, runId: string, row: Row): Promise<void> {
  try {
    await carryOut(ctx, runId, row)
  } catch (error) {
    await endUnfinished(ctx, runId)
    throw error
  }
}

async function settingsOf(ctx: Ctx, { companyCode, input }: Pick<Row, 'companyCode' | 'input'>): Promise<Settings> {
  const { amountFen, extensions, ...numbers } = RunInput.parse(input)
  const { endpoint: company } = await companyToCertify(ctx, companyCode)
  return { company, numbers: { ...numbers, rare: null }, amountFen: BigInt(amountFen), patienceMs: PATIENCE_MS, extensions, idTail: null, mayLeaveCredited: false, limits: LIMITS }
}

/** Nothing of it goes by the health of the company, nor into it: what is asked here is no resident's. */
const surroundingsOf = (ctx: Ctx, { runNo }: Row): Surroundings => ({ outside: ctx.outside, now: () => ctx.clock.now(), elapsedMs, runNo })

async function carryOut(ctx: Ctx, runId: string, row: Row): Promise<void> {
  const settings = await settingsOf(ctx, row)
  await ctx.db.query(`UPDATE certification_run SET state = 'RUNNING' WHERE id = $1 AND state = 'WAITING' RETURNING id`, [runId])
  const report = await certify(settings, surroundingsOf(ctx, row), {
    begins: async (id) => void (await ctx.db.query('UPDATE certification_run SET current = $2 WHERE id = $1 RETURNING id', [runId, id])),
    ended: (result, orders) => keep(ctx, runId, result, orders),
  })
  await finish(ctx, runId, report)
}

async function keep(ctx: Ctx, runId: string, result: CaseResult, orders: number): Promise<void> {
  await ctx.db.query('UPDATE certification_run SET cases = cases || $2::jsonb, orders = $3, current = NULL WHERE id = $1 RETURNING id', [runId, JSON.stringify([result]), orders])
}

async function finish(ctx: Ctx, runId: string, { cases: _, ...summary }: Report): Promise<void> {
  await ctx.db.query(`UPDATE certification_run SET state = 'DONE', summary = $2::jsonb, current = NULL, ended_at = $3 WHERE id = $1 AND state = 'RUNNING' RETURNING id`, [runId, JSON.stringify(summary), ctx.clock.now()])
}

async function endUnfinished(ctx: Ctx, runId: string): Promise<void> {
  const row = await readRow(ctx, runId)
  if (!row || row.state === 'DONE' || (row.state === 'INTERRUPTED' && row.isClean)) return
  const isClean = await takeBackOf(ctx, row).catch(() => false)
  await ctx.db.query(
    `UPDATE certification_run SET state = 'INTERRUPTED', summary = $2::jsonb, current = NULL, ended_at = coalesce(ended_at, $3) WHERE id = $1 AND state <> 'DONE' RETURNING id`,
    [runId, JSON.stringify({ isClean }), ctx.clock.now()],
  )
}

async function takeBackOf(ctx: Ctx, row: Row): Promise<boolean> {
  if (row.state === 'WAITING') return true
  return takeBackAfter(await settingsOf(ctx, row), surroundingsOf(ctx, row), row.orders)
}
