import { dayText } from '@/components/ui/dates'
import { Tag, type Tone } from '@/components/ui/tag'
import type { Locale, Translate } from '@/lib/i18n'
import type { CertificationDto, CertificationState } from '@/lib/invoices/certification/schemas'

const TONES: Record<CertificationState, Tone> = { PENDING: 'warn', APPROVED: 'good', REJECTED: 'bad', REVOKED: 'bad', EXPIRED: 'plain' }

export const STATES = Object.keys(TONES) as CertificationState[]

export function CertificationTag({ state, t }: { state: CertificationState; t: Translate }) {
  return <Tag tone={TONES[state]}>{t(`certification.${state}`)}</Tag>
}

/** What it means for the one who sent it, and what to do. */
export function certificationSays({ state, reason, appliedAt, expiresAt }: CertificationDto, locale: Locale, t: Translate): string {
  const until = expiresAt ? dayText(locale, new Date(expiresAt.getTime() - 1)) : ''
  if (state === 'PENDING') return t('certification.pendingNote', { day: dayText(locale, appliedAt) })
  if (state === 'APPROVED') return t('certification.approvedNote', { day: until })
  if (state === 'EXPIRED') return t('certification.expiredNote', { day: until })
  return `${t('certification.rejectedNote', { reason })} ${t('certification.again')}`
}
