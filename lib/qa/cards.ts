import type { Locale } from '@/lib/i18n'
import { CARDS_TO_TRY, type CardToTry } from '@/lib/simulators/bank'

export type CardHint = Pick<CardToTry, 'pan' | 'kind' | 'holderName' | 'idTail' | 'phone'> & { hint: string }

/** Cards of the demo world with what each is for, and what binding one asks (rule Q3's ground). */
export function cardsToTry(locale: Locale): CardHint[] {
  return CARDS_TO_TRY.map(({ pan, kind, holderName, idTail, phone, zh, en }) => ({ pan, kind, holderName, idTail, phone, hint: locale === 'en' ? en : zh }))
}
