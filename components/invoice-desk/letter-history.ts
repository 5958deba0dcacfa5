import { exactText } from '@/components/ui/dates'
import type { TimelineItem } from '@/components/ui/timeline'
import type { Locale, Translate } from '@/lib/i18n'
import type { ChainLink } from '@/lib/invoices/pack/schemas'
import type { LetterDto } from '@/lib/invoices/red/schemas'
import { formatFen } from '@/lib/kernel/money'
import { redOf } from './letter-moves'

/** What both sides have said about taking an invoice back, oldest first, and what is waited for. */
export function letterHistory(letters: readonly LetterDto[], chain: readonly ChainLink[], locale: Locale, t: Translate): TimelineItem[] {
  const past = letters.flatMap((letter) => pastOf(letter, chain, t)).sort((one, other) => one.at.getTime() - other.at.getTime())
  return [...past.map(({ at, text }) => ({ at: exactText(locale, at), text })), ...letters.flatMap((letter) => aheadOf(letter, chain, locale, t))]
}

function pastOf({ invoiceId, state, initiator, cause, newTitle, requestedAt, decidedAt }: LetterDto, chain: readonly ChainLink[], t: Translate): { at: Date; text: string }[] {
  const amount = formatFen(chain.find(({ id }) => id === invoiceId)?.grossFen ?? 0n)
  const parts = [t(`invoiceDesk.by${initiator}`, { amount }), newTitle ? t('invoiceDesk.exchangeTo', { name: newTitle }) : t(`invoiceDesk.because${cause}`)]
  if (state === '01') parts.push(t('invoiceDesk.state01'))
  const entered = { at: requestedAt, text: parts.join(' · ') }
  return decidedAt && state !== '01' && state !== '02' && state !== '03' ? [entered, { at: decidedAt, text: t(`invoiceDesk.state${state}`) }] : [entered]
}

function aheadOf({ invoiceId, state, isForRefund, expiresAt }: LetterDto, chain: readonly ChainLink[], locale: Locale, t: Translate): TimelineItem[] {
  const item = (at: string, text: string): TimelineItem[] => [{ at, text: isForRefund ? `${text} · ${t('invoiceDesk.refundWaits')}` : text, isAhead: true }]
  if (state === '02' || state === '03') return item(expiresAt ? t('invoiceDesk.before', { at: exactText(locale, expiresAt) }) : '', t(`invoiceDesk.waits${state}`))
  const red = redOf(chain, invoiceId)
  if ((state !== '01' && state !== '04') || red?.state === 'ISSUED') return []
  return red?.state === 'REFUSED' || red?.state === 'DISPUTED' ? item(t('invoiceDesk.byHand'), t('invoiceDesk.redRefused')) : item(t('invoiceDesk.soon'), t('invoiceDesk.waitsRed'))
}
