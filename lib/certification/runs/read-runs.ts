import { requireRole } from '@/lib/auth'
import { READERS } from '@/lib/companies/changes'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { countVerdicts, plainEndpoint, type CaseResult, type Report } from '../engine'
import { readCompany } from './read-company'
import { CompanyInput, RunIdInput, type DeskDto, type RunDetailDto, type RunDto, type RunInput } from './schemas'
import { STARTERS } from './start-run'
import { isEnded, type RunState } from './states'
import { proposeNumbers } from './test-numbers'

type Summary = Omit<Report, 'cases'>
type Row = { id: string; runNo: string; state: RunState; createdAt: Date; endedAt: Date | null; startedBy: string; verdicts: CaseResult['verdict'][] }

const COLUMNS = `r.id, r.run_no AS "runNo", r.state, r.created_at AS "createdAt", r.ended_at AS "endedAt", u.display_name AS "startedBy",
  (SELECT coalesce(jsonb_agg(one ->> 'verdict'), '[]') FROM jsonb_array_elements(r.cases) AS one) AS verdicts`
const FROM = 'certification_run r JOIN app_user u ON u.id = r.started_by_id'

const toDto = ({ verdicts, ...row }: Row): RunDto => ({ ...row, counts: countVerdicts(verdicts.map((verdict) => ({ verdict }))) })

/** What the page of a company begins with, and its latest runs. Errors: FORBIDDEN, COMPANY_NOT_FOUND. */
export async function readCertifications({ ctx, input }: Command<unknown>): Promise<DeskDto> {
  requireRole(ctx, ...READERS)
  const { code } = CompanyInput.parse(input)
  const { endpoint, name, numberRule } = await readCompany(ctx, code)
  const rows = await ctx.db.query<Row>(`SELECT ${COLUMNS} FROM ${FROM} WHERE r.company_code = $1 ORDER BY r.created_at DESC, r.id DESC LIMIT 20`, [code])
  const isOurs = endpoint.endpoint === `sim:${code}`
  const canStart = ctx.actor.kind === 'USER' && STARTERS.includes(ctx.actor.role)
  return {
    code, companyName: name, protocol: endpoint.protocol, endpoint: plainEndpoint(endpoint.endpoint), offered: proposeNumbers({ code, endpoint: endpoint.endpoint, numberRule }), extensions: isOurs,
    canStart, underWay: rows.find(({ state }) => !isEnded(state))?.id ?? null, runs: rows.map(toDto),
  }
}

type DetailRow = Row & { code: string; companyName: string; protocol: string; input: RunInput; current: string | null; cases: CaseResult[]; summary: (Partial<Summary> & { isClean?: boolean }) | null }

async function readRow(ctx: Ctx, input: unknown): Promise<DetailRow> {
  requireRole(ctx, ...READERS)
  const { code, runId } = RunIdInput.parse(input)
  const [row] = await ctx.db.query<DetailRow>(
    `SELECT ${COLUMNS}, c.code, c.name AS "companyName", c.protocol, r.input, r.current, r.cases, r.summary FROM ${FROM} JOIN company c ON c.code = r.company_code WHERE r.company_code = $1 AND r.id = $2`,
    [code, runId],
  )
  if (!row) throw new DomainError('NOT_FOUND')
  return row
}

/** One run with its cases so far. Errors: FORBIDDEN, NOT_FOUND. */
export async function readCertification({ ctx, input }: Command<unknown>): Promise<RunDetailDto> {
  const { verdicts, summary, protocol, ...row } = await readRow(ctx, input)
  return { ...row, protocol: summary?.protocol ?? protocol, counts: countVerdicts(verdicts.map((verdict) => ({ verdict }))), slowestMs: summary?.slowestMs ?? null, messages: summary?.messages ?? null, isClean: summary?.isClean ?? false }
}

/** How far a run is, for whoever watches it: little, since it is looked at often. Errors: FORBIDDEN, NOT_FOUND. */
export async function glanceAtCertification({ ctx, input }: Command<unknown>): Promise<{ state: RunState; done: number; current: string | null }> {
  requireRole(ctx, ...READERS)
  const { code, runId } = RunIdInput.parse(input)
  const [row] = await ctx.db.query<{ state: RunState; done: number; current: string | null }>('SELECT state, jsonb_array_length(cases) AS done, current FROM certification_run WHERE company_code = $1 AND id = $2', [code, runId])
  if (!row) throw new DomainError('NOT_FOUND')
  return row
}

/** The report of a run that came to its end. Errors: FORBIDDEN, NOT_FOUND also while it runs. */
export async function exportCertification({ ctx, input }: Command<unknown>): Promise<Report> {
  const { state, summary, cases } = await readRow(ctx, input)
  if (state !== 'DONE' || !summary) throw new DomainError('NOT_FOUND')
  return { ...(summary as Summary), cases }
}
