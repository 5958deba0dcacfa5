import type { Translate } from '@/lib/i18n'
import type { SourceChoice, SourceCode } from '@/lib/funding/schemas'

/** What a source is called; a card by its bank and last four, a family card by who gave it. */
export function sourceName({ source, label }: Pick<SourceChoice, 'source' | 'label'>, t: Translate): string {
  if (label && 'giver' in label) return t('funding.family', { giver: label.giver })
  if (label) return t('funding.card', { bank: label.bankName, kind: t(`funding.${source}`), last4: label.last4 })
  return t(`funding.${source}`)
}

/** Of a payment that was made: `sourceName` is the card's bank, or the giver. */
export function paidWith({ source, sourceName: name, sourceLast4: last4 }: { source: SourceCode; sourceName: string | null; sourceLast4: string | null }, t: Translate): string {
  const label = name === null ? null : last4 === null ? { giver: name } : { bankName: name, last4 }
  return sourceName({ source, label }, t)
}

const REFUSALS = ['INSUFFICIENT_FUNDS', 'OVER_CREDIT_LIMIT', 'OVER_LIMIT_PAYMENT', 'OVER_LIMIT_DAY', 'CARD_FROZEN', 'CARD_EXPIRED', 'CARD_REFUSED', 'TOKEN_UNKNOWN', 'ISSUER_UNAVAILABLE', 'BANK_TIMEOUT', 'FEE_NOT_AGREED'] as const

/** Why the bank side said no, in a resident's words. */
export function refusalText(code: string, t: Translate): string {
  const known = REFUSALS.find((reason) => reason === code)
  return t(known ? `funding.${known}` : 'funding.otherRefusal')
}
