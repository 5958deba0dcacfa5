import { requireRole } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { BeforeInput, pageOf, startOf, type Page } from '@/lib/kernel/paging'
import { READERS } from './authority'
import { ChangeFilter, CompanyInput, VersionInput, type CompanyChangeDto, type FlatSettings } from './schemas'
import { readPresent, type Present } from './read-settings'

const COLUMNS = `v.company_code AS code, c.name AS "companyName", v.version, v.state, v.changes, v.reason, a.display_name AS author, v.author_id = $1 AS "isMine", v.created_at AS "createdAt",
  v.effective_at AS "effectiveAt", d.display_name AS "decidedBy", v.decided_at AS "decidedAt", v.note, v.applied_at AS "appliedAt", v.roll_back_to AS "rollBackTo", v.is_money AS "isMoney", v.tell_company AS "tellCompany"`
const FROM = `company_change v JOIN company c ON c.code = v.company_code JOIN app_user a ON a.id = v.author_id LEFT JOIN app_user d ON d.id = v.decided_by_id`

type Row = CompanyChangeDto & { id: string }

/** Changes of all companies or of one, newest first. Errors: FORBIDDEN. */
export async function listChanges({ ctx, input }: Command<unknown>): Promise<Page<Row>> {
  const userId = requireRole(ctx, ...READERS)
  const { state, code, before } = ChangeFilter.extend(BeforeInput.shape).parse(input)
  const [at, id] = startOf(before)
  const rows = await ctx.db.query<Row>(
    `SELECT v.company_code || ':' || v.version AS id, ${COLUMNS} FROM ${FROM}
     WHERE ($2::text IS NULL OR v.state = $2) AND ($3::text IS NULL OR v.company_code = $3) AND (v.created_at, v.company_code || ':' || v.version) < ($4::timestamptz, $5)
     ORDER BY v.created_at DESC, v.company_code || ':' || v.version DESC LIMIT 21`,
    [userId, state ?? null, code ?? null, at, id],
  )
  return pageOf(rows, ({ createdAt }) => createdAt, before)
}

/** One. Errors: FORBIDDEN, NOT_FOUND. */
export async function getChange({ ctx, input }: Command<unknown>): Promise<CompanyChangeDto> {
  const userId = requireRole(ctx, ...READERS)
  const { code, version } = VersionInput.parse(input)
  const [row] = await ctx.db.query<CompanyChangeDto>(`SELECT ${COLUMNS} FROM ${FROM} WHERE v.company_code = $2 AND v.version = $3`, [userId, code, version])
  if (!row) throw new DomainError('NOT_FOUND')
  return row
}

/** How many wait for a second person. */
export async function countPendingChanges({ ctx }: { ctx: Ctx }): Promise<number> {
  requireRole(ctx, ...READERS)
  const [row] = await ctx.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM company_change WHERE state = 'PENDING'`, [])
  return row?.n ?? 0
}

export type CompanyForDesk = Pick<Present, 'version' | 'settings'> & { code: string; flat: FlatSettings }

/** What is agreed with a company, without its keys. Errors: FORBIDDEN, COMPANY_NOT_FOUND. */
export async function getCompanySettings({ ctx, input }: Command<unknown>): Promise<CompanyForDesk> {
  requireRole(ctx, ...READERS)
  const { code } = CompanyInput.parse(input)
  const { version, settings, flat } = await readPresent(ctx, code, { lock: false })
  return { code, version, settings, flat }
}
