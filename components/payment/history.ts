import { paidWith, refusalText } from '@/components/funding/source-name'
import { exactText } from '@/components/ui/dates'
import type { TimelineItem } from '@/components/ui/timeline'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import type { Outlook } from '@/lib/payments/records/schemas'
import type { PaymentDto, TransitionDto } from '@/lib/payments/schemas'
import { nextText } from './next-text'
import { stepName } from './step-name'

type Told = { payment: PaymentDto; transitions: TransitionDto[]; outlook: Outlook }

/** How a payment came to be as it is, and what happens next by itself, in words. */
export function historyOf({ payment, transitions, outlook }: Told, locale: Locale, t: Translate): TimelineItem[] {
  const began = { at: exactText(locale, payment.createdAt), text: t('payment.toCREATED') }
  const steps = transitions.map((step, n) => ({ at: exactText(locale, step.at), text: stepText({ payment, transitions, outlook }, n, t) }))
  return [began, ...steps, ...moneyBack(payment, outlook, locale, t), ...nextOf(payment, outlook, locale, t)]
}

const totalOf = ({ amountFen, feeFen }: PaymentDto) => formatFen(amountFen + feeFen)

function stepText({ payment, transitions, outlook }: Told, n: number, t: Translate): string {
  const step = transitions[n]
  if (!step) return ''
  const { from, to, reason } = step
  const amount = totalOf(payment)
  if (from === 'FUNDING' && to === 'CREATED') return t('records.refused', { why: refusalText(reason, t) })
  if (from === 'FUNDING' && to === 'CLOSED') return t('records.refusedAndClosed', { why: refusalText(reason, t) })
  if (from === 'FUNDING' && to === 'RESERVED') return t('records.authorised', { amount })
  // Only the source that counts in the end is known by name.
  const isLastTry = !transitions.slice(n + 1).some((later) => later.to === 'CREATED')
  if (from === 'CREATED' && to !== 'CLOSED' && isLastTry && transitions.slice(0, n).some((earlier) => earlier.to === 'CREATED')) return t(to === 'FUNDING' ? 'records.otherFUNDING' : 'records.otherRESERVED', { source: paidWith(payment, t), amount })
  if (from === 'CREDITING' && to === 'UNKNOWN') return t(unclear(reason))
  if (to === 'REVERSING') return t(reason === 'gave up' ? 'payment.toREVERSING' : 'records.refusedAndReversing')
  if (to === 'FAILED' && outlook.bank) return t('records.failedAtBank', { amount })
  return t(`payment.${stepName(from, to)}`, { amount })
}

/** Why nobody knows yet: the platform stopped in between, no answer came, or one that decides nothing. */
function unclear(reason: string) {
  if (reason === 'interrupted') return 'records.interrupted'
  return reason === 'TIMEOUT' ? 'records.timeout' : 'payment.toUNKNOWN'
}

/** What the bank side held is back only once it has said so. */
function moneyBack(payment: PaymentDto, { bank }: Outlook, locale: Locale, t: Translate): TimelineItem[] {
  if (bank?.state !== 'RELEASED' || !bank.endedAt) return []
  return [{ at: exactText(locale, bank.endedAt), text: t('records.released', { amount: totalOf(payment), source: paidWith(payment, t) }) }]
}

function nextOf(payment: PaymentDto, outlook: Outlook, locale: Locale, t: Translate): TimelineItem[] {
  const text = nextText(payment, outlook, t)
  if (!text) return []
  const { now, nextAt } = outlook
  return [{ at: nextAt && nextAt > now ? t('records.nextAt', { at: exactText(locale, nextAt) }) : t('records.nextNow'), text, isAhead: true }]
}
