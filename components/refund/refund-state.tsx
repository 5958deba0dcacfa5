import { paidWith } from '@/components/funding/source-name'
import { momentText } from '@/components/ui/dates'
import { Tag, type Tone } from '@/components/ui/tag'
import type { Locale, Translate } from '@/lib/i18n'
import type { RefundDto, RefundState } from '@/lib/payments/refunds/schemas'

const TONES: Record<RefundState, Tone> = { PENDING: 'warn', RED: 'warn', ASKING: 'warn', PAYING: 'warn', ARRIVING: 'warn', ABNORMAL: 'bad', SUCCESS: 'good', CLOSED: 'plain' }

export function RefundStateTag({ state, t }: { state: RefundState; t: Translate }) {
  return <Tag tone={TONES[state]}>{t(`refunds.${state}`)}</Tag>
}

/** Where it goes, or went. */
export const goesTo = (refund: RefundDto, t: Translate): string => (refund.isRedirected ? t('refunds.balance') : paidWith(refund, t))

/** The company's words where they are about refunds; those for paying would send her the wrong way. */
export const whyRefused = ({ code, prompt }: Pick<RefundDto, 'code' | 'prompt'>, t: Translate): string =>
  code === 'INVOICE_KEPT' ? t('refunds.invoiceKept') : code === 'SIM0010' && prompt ? prompt : t('refunds.otherNo')

/** The state in one sentence for the resident. */
export function refundSays(refund: RefundDto, locale: Locale, t: Translate): string {
  const { state, arrivesAt, hotline } = refund
  if (state === 'PENDING') return t('refunds.PENDING')
  return t(`refunds.says${state}`, { at: arrivesAt ? momentText(locale, arrivesAt) : '', source: goesTo(refund, t), why: whyRefused(refund, t), hotline })
}
