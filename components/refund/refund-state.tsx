import { paidWith } from '@/components/funding/source-name'
import { momentText } from '@/components/ui/dates'
import { Tag, type Tone } from '@/components/ui/tag'
import type { Locale, Translate } from '@/lib/i18n'
import type { RefundDto, RefundState } from '@/lib/payments/refunds/schemas'

const TONES: Record<RefundState, Tone> = { PENDING: 'warn', ASKING: 'warn', PAYING: 'warn', ARRIVING: 'warn', ABNORMAL: 'bad', SUCCESS: 'good', CLOSED: 'plain' }

export function RefundStateTag({ state, t }: { state: RefundState; t: Translate }) {
  return <Tag tone={TONES[state]}>{t(`refunds.${state}`)}</Tag>
}

/** Where it goes, or went. */
export const goesTo = (refund: RefundDto, t: Translate): string => (refund.isRedirected ? t('refunds.balance') : paidWith(refund, t))

/** The state in one sentence for the resident. */
export function refundSays(refund: RefundDto, locale: Locale, t: Translate): string {
  const { state, arrivesAt, prompt, hotline } = refund
  if (state === 'PENDING') return t('refunds.PENDING')
  return t(`refunds.says${state}`, { at: arrivesAt ? momentText(locale, arrivesAt) : '', source: goesTo(refund, t), why: prompt ?? t('refunds.CLOSED'), hotline })
}
