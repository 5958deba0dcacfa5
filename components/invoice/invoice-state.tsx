import { momentText } from '@/components/ui/dates'
import { Tag, type Tone } from '@/components/ui/tag'
import type { Locale, Translate } from '@/lib/i18n'
import type { InvoiceDto } from '@/lib/invoices/pack/schemas'
import type { InvoiceState } from '@/lib/invoices/applying/schemas'

const TONES: Record<InvoiceState, Tone> = { REQUESTED: 'warn', SUBMITTED: 'warn', ISSUED: 'good', REFUSED: 'bad', DISPUTED: 'bad' }

export const STATES = Object.keys(TONES) as InvoiceState[]

type Shown = Pick<InvoiceDto, 'state'> & Partial<Pick<InvoiceDto, 'isTakenBack'>>

export function InvoiceStateTag({ invoice: { state, isTakenBack }, t }: { invoice: Shown; t: Translate }) {
  return isTakenBack ? <Tag>{t('invoices.takenBack')}</Tag> : <Tag tone={TONES[state]}>{t(`invoices.${state}`)}</Tag>
}

const REASONS = ['FORMAT', 'CONTENT', 'NUMBER_USED', 'SELLER_UNKNOWN', 'SELLER_SUSPENDED', 'BUYER_TAX_ID', 'CREDIT_LIMIT', 'RED_UNKNOWN', 'RED_OVER', 'MISMATCH'] as const

/** Why there is none, in words. */
export function reasonText(reason: string | null, t: Translate): string {
  const known = REASONS.find((one) => one === reason)
  return t(known ? `invoices.${known}` : 'invoices.otherReason')
}

/** The state in one sentence; `isNight`: the tax platform is in its maintenance. */
export function invoiceSays({ state, isRed, isTakenBack, reason, expectedAt }: InvoiceDto, isNight: boolean, locale: Locale, t: Translate): string {
  if (isTakenBack) return t('invoices.saysTakenBack')
  if (isRed && state === 'ISSUED') return t('invoices.saysRed')
  const says = t(`invoices.says${state}`, { at: momentText(locale, expectedAt), why: reasonText(reason, t), advice: t(reason === 'CONTENT' || reason === 'BUYER_TAX_ID' ? 'invoices.thenTitle' : 'invoices.thenLater') })
  return isNight && (state === 'REQUESTED' || state === 'SUBMITTED') ? `${says}。${t('invoices.night')}` : says
}

/** Ordinary, special or red. */
export const categoryText = ({ isRed, kind }: Pick<InvoiceDto, 'isRed' | 'kind'>, t: Translate): string => t(isRed ? 'invoices.RED' : `invoices.${kind}`)
