import { z } from 'zod'
import { Id, IdempotencyKey } from '@/lib/kernel/input'
import { BeforeInput } from '@/lib/kernel/paging'

/** `licence`: the bytes of a picture */
export const ApplyInput = z.object({ titleId: Id, licence: z.instanceof(Uint8Array), idempotencyKey: IdempotencyKey })
export const CertificationInput = z.object({ certificationId: Id })
export const RejectInput = CertificationInput.extend({ reason: z.string().max(1000).default('') })
export const CERTIFICATION_STATES = ['PENDING', 'APPROVED', 'REJECTED', 'REVOKED', 'EXPIRED'] as const
export type CertificationState = (typeof CERTIFICATION_STATES)[number]
export const CertificationListInput = BeforeInput.extend({ state: z.enum(CERTIFICATION_STATES).optional().catch(undefined) })

/** EXPIRED is an approval whose time is over. */
export type CertificationDto = {
  id: string
  name: string
  taxId: string
  state: CertificationState
  reason: string
  appliedAt: Date
  decidedAt: Date | null
  expiresAt: Date | null
}
export type DeskCertificationDto = CertificationDto & { resident: string; decidedBy: string | null }
