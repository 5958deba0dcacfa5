import { requireRole } from '@/lib/auth'
import type { KnownCompany } from '@/lib/companies'
import { withTransaction, type Command, type Ctx, type Role } from '@/lib/db'
import { canonicalJson } from '@/lib/kernel/canonical'
import { DomainError } from '@/lib/kernel/errors'
import { recordAudit, scheduleJob } from '@/lib/platform'
import { companyToCertify } from './read-company'
import { CompanyInput, StartInput, type RunInput } from './schemas'

export const STARTERS: readonly Role[] = ['ADMIN', 'OPERATOR', 'QA']

/** Begins a certification of a company (rule C3), one at a time; job `company.certify` carries it out. Errors: FORBIDDEN, COMPANY_NOT_FOUND, CERTIFICATION_SEVERED, CERTIFICATION_NUMBERS, CERTIFICATION_RUNNING, CERTIFICATION_LIMIT. */
export async function startCertification({ ctx, input }: Command<unknown>): Promise<{ code: string; runId: string }> {
  const userId = requireRole(ctx, ...STARTERS)
  const { code } = CompanyInput.parse(input)
  const parsed = StartInput.safeParse(input)
  if (!parsed.success) throw new DomainError('CERTIFICATION_NUMBERS')
  const { endpoint } = await companyToCertify(ctx, code)
  const { unpaid, unknown, nothingDue, other, amount, extensions } = parsed.data
  const kept: RunInput = { unpaid, unknown, nothingDue, other, amountFen: amount.toString(), extensions }
  return withTransaction(ctx, async (inside) => {
    const runId = await insert(inside, endpoint, userId, kept)
    await requireRoom(inside)
    await scheduleJob(inside, { kind: 'company.certify', key: runId, dueAt: inside.clock.now() })
    await recordAudit(inside, { action: 'company.certify', subjectId: code, key: runId, detail: { runId } })
    return { code, runId }
  })
}

/** A real company meets every world, copy and installation: no two may number their orders alike. A simulated one is its world's own, where equal commands leave equal books (rule Q6). */
const numberOf = ({ random, secrets }: Ctx, endpoint: string, key: string): string => (endpoint.startsWith('sim:') ? random.digits('certification', key, 10) : secrets.code(10))

/** Of one world: each holds a worker's slot as long as a slow company lets it wait. */
export const MAX_UNDER_WAY = 3

/** This one is counted too; those that begin at once, one after the other. */
async function requireRoom(tx: Ctx): Promise<void> {
  await tx.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('C3', 0))::text`, [])
  const [row] = await tx.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM certification_run WHERE state IN ('WAITING', 'RUNNING')`, [])
  if ((row?.n ?? 0) > MAX_UNDER_WAY) throw new DomainError('CERTIFICATION_LIMIT', { max: MAX_UNDER_WAY })
}

async function insert(ctx: Ctx, { companyCode: code, endpoint }: KnownCompany, userId: string, kept: RunInput): Promise<string> {
  const [earlier] = await ctx.db.query<{ n: number }>('SELECT count(*)::int AS n FROM certification_run WHERE company_code = $1', [code])
  const key = `${code}:${earlier?.n ?? 0}`
  const runId = ctx.random.id('cert', key)
  const [row] = await ctx.db.query<{ id: string }>(
    `INSERT INTO certification_run (id, company_code, state, run_no, input, started_by_id, created_at) VALUES ($1, $2, 'WAITING', $3, $4::jsonb, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
    [runId, code, numberOf(ctx, endpoint, key), canonicalJson(kept), userId, ctx.clock.now()],
  )
  if (!row) throw new DomainError('CERTIFICATION_RUNNING')
  return row.id
}
