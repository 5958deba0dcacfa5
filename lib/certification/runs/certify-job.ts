import type { Ctx } from '@/lib/db'
import { elapsedMs } from '@/lib/kernel/clock'
import { againAt, DONE, type JobOutcome } from '@/lib/platform'
import { CASE_IDS, LIMITS, PATIENCE_MS, plainEndpoint, reportOf, Run, takeBackAfter, tryCase, type CaseResult, type Kept, type Report, type Settings, type Surroundings } from '../engine'
import { companyToCertify } from './read-company'
import { RunInput } from './schemas'
import type { RunState } from './states'

type Row = { companyCode: string; state: RunState; runNo: string; input: unknown; orders: number; isClean: boolean | null; current: string | null; cases: CaseResult[]; progress: Progress | null }
/** `address`: where the company was when the run began; one that has moved meanwhile is another. */
type Progress = Kept & { address: string }

/**
 * Job `company.certify`, key the run's id: one case, and again until there is none left, so that nobody who wants the world for himself waits for more than a case.
 * Whoever finds a case under way comes after one that died: nothing is gone on with, what that one may have left credited is reversed, and the run is INTERRUPTED for
 * everybody to see. One that was interrupted with something left is tried once more: in a copy of a world it ended when that was made.
 */
export async function certifyJob(ctx: Ctx, runId: string): Promise<JobOutcome> {
  const row = await readRow(ctx, runId)
  if (row && (row.state === 'WAITING' || isBetweenCases(row))) return goOnOrEnd(ctx, runId, row)
  await endUnfinished(ctx, runId)
  return DONE
}

const isBetweenCases = ({ state, current, progress }: Row): boolean => state === 'RUNNING' && current === null && progress !== null

async function readRow(ctx: Ctx, runId: string): Promise<Row | undefined> {
  const [row] = await ctx.db.query<Row>(
    `SELECT company_code AS "companyCode", state, run_no AS "runNo", input, orders, (summary ->> 'isClean')::boolean AS "isClean", current, cases, progress FROM certification_run WHERE id = $1`,
    [runId],
  )
  return row
}

/** Whatever goes wrong, the run does not stay under way: in a world whose clock stands still nobody would come again. */
async function goOnOrEnd(ctx: Ctx, runId: string, row: Row): Promise<JobOutcome> {
  try {
    return await goOn(ctx, runId, row)
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

const addressOf = ({ protocol, endpoint, companyId, merchantId }: Settings['company']): string => [protocol, plainEndpoint(endpoint), companyId, merchantId].join(' ')

async function goOn(ctx: Ctx, runId: string, row: Row): Promise<JobOutcome> {
  const settings = await settingsOf(ctx, row)
  const address = addressOf(settings.company)
  if (row.progress && row.progress.address !== address) {
    await endUnfinished(ctx, runId)
    return DONE
  }
  const run = new Run(settings, surroundingsOf(ctx, row), row.progress)
  const id = CASE_IDS[row.cases.length]
  if (!id) {
    await finish(ctx, runId, reportOf(run, row.cases))
    return DONE
  }
  await ctx.db.query(`UPDATE certification_run SET state = 'RUNNING', current = $2 WHERE id = $1 AND state IN ('WAITING', 'RUNNING') RETURNING id`, [runId, id])
  const result = await tryCase(run, id, row.cases)
  await keep(ctx, runId, result, { ...run.kept, address })
  return againAt(ctx.clock.now())
}

async function keep(ctx: Ctx, runId: string, result: CaseResult, progress: Progress): Promise<void> {
  await ctx.db.query('UPDATE certification_run SET cases = cases || $2::jsonb, orders = $3, progress = $4::jsonb, current = NULL WHERE id = $1 RETURNING id', [runId, JSON.stringify([result]), progress.numbered.orders, JSON.stringify(progress)])
}

async function finish(ctx: Ctx, runId: string, { cases: _, ...summary }: Report): Promise<void> {
  await ctx.db.query(`UPDATE certification_run SET state = 'DONE', summary = $2::jsonb, current = NULL, progress = NULL, ended_at = $3 WHERE id = $1 AND state = 'RUNNING' RETURNING id`, [runId, JSON.stringify(summary), ctx.clock.now()])
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

/** Between two cases nothing is credited but what could not be taken back. */
async function takeBackOf(ctx: Ctx, row: Row): Promise<boolean> {
  const hasLeft = (row.progress?.left.length ?? 0) > 0
  if (row.state === 'WAITING' || isBetweenCases(row)) return !hasLeft
  const settings = await settingsOf(ctx, row)
  if (row.progress && row.progress.address !== addressOf(settings.company)) return false
  return (await takeBackAfter(settings, surroundingsOf(ctx, row), row.orders)) && !hasLeft
}
