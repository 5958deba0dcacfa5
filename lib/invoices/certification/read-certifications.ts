import { requireResident, requireDesk } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { PAGE_SIZE, pageOf, startOf, type Page } from '@/lib/kernel/paging'
import { readFile } from '@/lib/platform'
import { CertificationInput, CertificationListInput, type CertificationDto, type DeskCertificationDto } from './schemas'

/** $1 is the world's present. */
const STATE = `CASE WHEN c.state = 'APPROVED' AND c.expires_at <= $1::timestamptz THEN 'EXPIRED' ELSE c.state END`
const COLUMNS = `c.id, c.name, c.tax_id AS "taxId", ${STATE} AS state, c.reason, c.applied_at AS "appliedAt", c.decided_at AS "decidedAt", c.expires_at AS "expiresAt"`
const DESK = `SELECT ${COLUMNS}, u.display_name AS resident, d.display_name AS "decidedBy" FROM org_certification c JOIN app_user u ON u.id = c.user_id LEFT JOIN app_user d ON d.id = c.decided_by`

type Organisation = { name: string; taxId: string }

/** The newest of a person for each of these organisations. It counts for the name it was given for. */
export const certificationsOf = (ctx: Ctx, userId: string, organisations: readonly Organisation[]): Promise<CertificationDto[]> =>
  ctx.db.query<CertificationDto>(
    `SELECT DISTINCT ON (c.tax_id, c.name) ${COLUMNS} FROM org_certification c JOIN unnest($3::text[], $4::text[]) AS o(tax_id, name) USING (tax_id, name) WHERE c.user_id = $2 ORDER BY c.tax_id, c.name, c.serial DESC`,
    [ctx.clock.now(), userId, organisations.map(({ taxId }) => taxId), organisations.map(({ name }) => name)],
  )

/** For one organisation, or null. */
export async function certificationOf(ctx: Ctx, userId: string, organisation: Organisation): Promise<CertificationDto | null> {
  return (await certificationsOf(ctx, userId, [organisation]))[0] ?? null
}

/** That invoices may be made out to an organisation for this person now (rule X2); anything to a person. Errors: INVOICE_NOT_CERTIFIED. */
export async function requireCertified(ctx: Ctx, userId: string, { kind, name, taxId }: Organisation & { kind: string }): Promise<void> {
  if (kind === 'ORGANISATION' && (await certificationOf(ctx, userId, { name, taxId }))?.state !== 'APPROVED') throw new DomainError('INVOICE_NOT_CERTIFIED', { name })
}

/** The caller's. */
export const myCertification = ({ ctx, input }: Command<Organisation>): Promise<CertificationDto | null> => certificationOf(ctx, requireResident(ctx), input)

/** For the desk, newest first, paged by key. Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function listCertifications({ ctx, input }: Command<unknown>): Promise<Page<DeskCertificationDto>> {
  requireDesk(ctx)
  const { before, state } = CertificationListInput.parse(input)
  const rows = await ctx.db.query<DeskCertificationDto>(
    `${DESK} WHERE ${state ? `${STATE} = $4 AND ` : ''}(c.applied_at, c.id) < ($2::timestamptz, $3) ORDER BY c.applied_at DESC, c.id DESC LIMIT ${PAGE_SIZE + 1}`,
    [ctx.clock.now(), ...startOf(before), ...(state ? [state] : [])],
  )
  return pageOf(rows, ({ appliedAt }) => appliedAt, before)
}

/** Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND. */
export async function getCertification({ ctx, input }: Command<unknown>): Promise<DeskCertificationDto> {
  requireDesk(ctx)
  const [row] = await ctx.db.query<DeskCertificationDto>(`${DESK} WHERE c.id = $2`, [ctx.clock.now(), CertificationInput.parse(input).certificationId])
  if (!row) throw new DomainError('NOT_FOUND')
  return row
}

/** The picture that came with it, for the desk alone. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND. */
export async function readLicence({ ctx, input }: Command<unknown>): Promise<{ mediaType: string; bytes: Uint8Array }> {
  requireDesk(ctx)
  const [row] = await ctx.db.query<{ hash: string }>('SELECT licence_hash AS hash FROM org_certification WHERE id = $1', [CertificationInput.parse(input).certificationId])
  const file = row && (await readFile(ctx, row.hash))
  if (!file) throw new DomainError('NOT_FOUND')
  return file
}
