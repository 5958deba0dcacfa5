import { exactText } from '@/components/ui/dates'
import type { TimelineItem } from '@/components/ui/timeline'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import type { RefundDto } from '@/lib/payments/refunds/schemas'
import { goesTo, whyRefused } from './refund-state'

/** How far a refund is, and what happens next by itself, in words. */
export function refundHistory(refund: RefundDto, locale: Locale, t: Translate): TimelineItem[] {
  const { requestedAt, takenBackAt, bankedAt, endedAt, amountFen, feeFen, feeKeptFen, state, isRedirected } = refund
  const past = (at: Date | null, text: string): TimelineItem[] => (at ? [{ at: exactText(locale, at), text }] : [])
  const source = goesTo(refund, t)
  const end = state === 'CLOSED' ? t('refunds.refused', { why: whyRefused(refund, t) }) : isRedirected ? t(feeKeptFen > 0n ? 'refunds.redirectedNoFee' : 'refunds.redirected', { fee: formatFen(feeKeptFen) }) : t('refunds.arrived', { source })
  return [
    ...past(requestedAt, t('refunds.began', { amount: formatFen(amountFen + feeFen) })),
    ...past(takenBackAt, t('refunds.takenBack')),
    ...past(bankedAt, t('refunds.banked')),
    ...past(endedAt, end),
    ...ahead(refund, locale, t),
  ]
}

function ahead(refund: RefundDto, locale: Locale, t: Translate): TimelineItem[] {
  const { state, arrivesAt } = refund
  if (state !== 'RED' && state !== 'ASKING' && state !== 'PAYING' && state !== 'ARRIVING' && state !== 'ABNORMAL') return []
  const at = state === 'ABNORMAL' ? t('refunds.later') : arrivesAt ? t('refunds.expected', { at: exactText(locale, arrivesAt) }) : t('refunds.soon')
  return [{ at, text: t(`refunds.next${state}`, { source: goesTo(refund, t) }), isAhead: true }]
}
