import { lockPeople, requireResident, requireRole } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { addDays, DAY_MS, dayStart, formatDay } from '@/lib/kernel/calendar'
import { sha256Hex } from '@/lib/kernel/canonical'
import { DomainError } from '@/lib/kernel/errors'
import { countAttempt, keepFile, pictureType, recordAudit, runOnce, sendNotice, type NoticeKind } from '@/lib/platform'
import { getTitle } from '../titles'
import { certificationOf } from './read-certifications'
import { ApplyInput, CertificationInput, RejectInput } from './schemas'

/** So many pictures a person sends in a day. */
const MAX_A_DAY = 20
/** An approval counts to the end of this many days after its own. */
export const VALID_DAYS = 365

/**
 * Asks that invoices may be made out to the organisation of a title; an operator looks at the picture of its licence (rule X2).
 * Errors: NOT_FOUND, CERTIFICATION_TITLE, CERTIFICATION_EXISTS, FILE_*, RATE_LIMITED, IDEMPOTENCY_KEY_REUSED.
 */
export async function applyCertification({ ctx, input }: Command<unknown>): Promise<{ certificationId: string }> {
  const userId = requireResident(ctx)
  const { titleId, licence, idempotencyKey: key } = ApplyInput.parse(input)
  const mediaType = pictureType(licence)
  const title = await getTitle({ ctx, input: { titleId } })
  if (title.kind !== 'ORGANISATION') throw new DomainError('CERTIFICATION_TITLE')
  const { name, taxId } = title
  await countAttempt(ctx, { key: `certify:${userId}`, max: MAX_A_DAY, windowMs: DAY_MS, code: 'RATE_LIMITED' })
  return runOnce(ctx, { command: 'applyCertification', key, input: { titleId, picture: sha256Hex(licence) } }, async (tx) => {
    // One at a time for one person: what is looked for next then holds.
    await lockPeople(tx, [userId])
    const known = await certificationOf(tx, userId, { name, taxId })
    if (known && (known.state === 'PENDING' || known.state === 'APPROVED')) throw new DomainError('CERTIFICATION_EXISTS')
    const certificationId = tx.random.id('crt', `${userId}:${key}`)
    const serial = 1 + (await tx.db.prisma.orgCertification.count({ where: { userId } }))
    const licenceHash = await keepFile(tx, licence, mediaType)
    await tx.db.prisma.orgCertification.create({ data: { id: certificationId, userId, serial, name, taxId, licenceHash, state: 'PENDING', appliedAt: tx.clock.now() } })
    await recordAudit(tx, { action: 'certification.applied', subjectId: certificationId, detail: { taxId, licenceHash } })
    return { certificationId }
  })
}

/** Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CERTIFICATION_DECIDED. */
export async function approveCertification({ ctx, input }: Command<unknown>): Promise<void> {
  const decidedBy = requireRole(ctx, 'ADMIN', 'OPERATOR')
  const { certificationId } = CertificationInput.parse(input)
  const expiresAt = dayStart(addDays(formatDay(ctx.clock.now()), VALID_DAYS + 1))
  await decide(ctx, { certificationId, decidedBy, from: 'PENDING', to: 'APPROVED', reason: '', expiresAt, notice: 'ORG_CERTIFIED' })
}

/** Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CERTIFICATION_REASON, CERTIFICATION_DECIDED. */
export async function rejectCertification({ ctx, input }: Command<unknown>): Promise<void> {
  const decidedBy = requireRole(ctx, 'ADMIN', 'OPERATOR')
  const { certificationId, reason } = RejectInput.parse(input)
  await decide(ctx, { certificationId, decidedBy, from: 'PENDING', to: 'REJECTED', reason: toReason(reason), expiresAt: null, notice: 'ORG_REJECTED' })
}

/** Takes an approval back. Errors: as for a rejection. */
export async function revokeCertification({ ctx, input }: Command<unknown>): Promise<void> {
  const decidedBy = requireRole(ctx, 'ADMIN', 'OPERATOR')
  const { certificationId, reason } = RejectInput.parse(input)
  await decide(ctx, { certificationId, decidedBy, from: 'APPROVED', to: 'REVOKED', reason: toReason(reason), expiresAt: ctx.clock.now(), notice: 'ORG_REVOKED' })
}

function toReason(typed: string): string {
  const reason = typed.replace(/\s+/g, ' ').trim()
  if (reason.length < 2 || reason.length > 200 || /[\p{Cc}\p{Cf}<>]/u.test(reason)) throw new DomainError('CERTIFICATION_REASON')
  return reason
}

type Decision = { certificationId: string; decidedBy: string; from: string; to: string; reason: string; expiresAt: Date | null; notice: NoticeKind }

async function decide(ctx: Ctx, { certificationId: id, decidedBy, from, to, reason, expiresAt, notice }: Decision): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const [row] = await tx.db.query<{ userId: string; name: string }>(
      `UPDATE org_certification SET state = $3, reason = $4, decided_by = $5, decided_at = $6, expires_at = $7 WHERE id = $1 AND state = $2 RETURNING user_id AS "userId", name`,
      [id, from, to, reason, decidedBy, tx.clock.now(), expiresAt],
    )
    if (!row) throw new DomainError((await tx.db.prisma.orgCertification.count({ where: { id } })) > 0 ? 'CERTIFICATION_DECIDED' : 'NOT_FOUND')
    await recordAudit(tx, { action: `certification.${to.toLowerCase()}`, subjectId: id, key: id, detail: { reason } })
    await sendNotice(tx, { userId: row.userId, kind: notice, subjectId: id, params: { name: row.name, reason } })
  })
}
